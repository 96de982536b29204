"""What was done for each right, whom a case told of it (Art. 19), and the officer's own wordings: tables of 1.1."""

from typing import Final

SQL: Final = """
ALTER TABLE "case" ADD COLUMN restriction_scope TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN restriction_lift_on TEXT;
ALTER TABLE "case" ADD COLUMN restriction_lift_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN corrections TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN corrected_on TEXT;
ALTER TABLE "case" ADD COLUMN supplement TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN erased_data TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN erasure_ground TEXT;
ALTER TABLE "case" ADD COLUMN erasure_done_on TEXT;
ALTER TABLE "case" ADD COLUMN erasure_backups TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN erasure_kept TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN portable_data TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN portable_format TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN transmitted_to TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN transmitted_on TEXT;
ALTER TABLE "case" ADD COLUMN stopped_processing TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN stopped_on TEXT;
ALTER TABLE "case" ADD COLUMN withdrawn_consent TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN consent_ended_on TEXT;
ALTER TABLE "case" ADD COLUMN decision_about TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN decision_reviewer TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN decision_view TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN decision_result TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN decision_reviewed_on TEXT;
ALTER TABLE "case" ADD COLUMN fee_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN fee_answer_by TEXT;
ALTER TABLE "case" ADD COLUMN unidentifiable TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN identifying_facts TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN answer_text TEXT NOT NULL DEFAULT '';
ALTER TABLE "case" ADD COLUMN responsible_party TEXT NOT NULL DEFAULT '';

CREATE TABLE "recipient_notice" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES "case"(id),
  recipient INTEGER REFERENCES "recipient"(id),
  name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  operation TEXT NOT NULL DEFAULT 'erased',
  done_on TEXT,
  details TEXT NOT NULL DEFAULT '',
  told_on TEXT,
  confirmed_on TEXT,
  not_told_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX recipient_notice_case_id ON "recipient_notice"(case_id);
CREATE INDEX recipient_notice_recipient ON "recipient_notice"(recipient);

CREATE TABLE "wording" (
  id INTEGER PRIMARY KEY,
  letter TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  original TEXT NOT NULL DEFAULT '',
  changed_at TEXT
) STRICT;
CREATE UNIQUE INDEX wording_letter_language ON "wording"(letter, language);
"""
