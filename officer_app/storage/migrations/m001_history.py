"""The first schema: the history, the contents of attachments, and the triggers that keep both."""

from typing import Final

SQL: Final = """
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE content (
  digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
  size INTEGER NOT NULL CHECK (size = length(data)),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE audit_entry (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  payload_digest TEXT NOT NULL CHECK (length(payload_digest) = 64),
  previous TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 64)
) STRICT;
CREATE INDEX audit_entry_record ON audit_entry(record_type, record_id);

CREATE TABLE audit_payload (
  seq INTEGER PRIMARY KEY REFERENCES audit_entry(seq),
  salt BLOB,
  content TEXT,
  CHECK ((salt IS NULL) = (content IS NULL))
) STRICT;

CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)
  OR NEW.previous IS NOT coalesce((SELECT digest FROM audit_entry ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;

CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the history is never deleted'); END;

CREATE TRIGGER audit_payload_is_only_erased BEFORE UPDATE ON audit_payload
WHEN NEW.seq IS NOT OLD.seq OR NEW.salt IS NOT NULL OR NEW.content IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what an entry says is erased or left'); END;

CREATE TRIGGER audit_payload_is_kept BEFORE DELETE ON audit_payload
BEGIN SELECT RAISE(ABORT, 'what an entry says is erased or left'); END;

CREATE TRIGGER content_stays BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'a content is kept under its digest'); END;
"""
