"""The second schema: what is done with which data, and how they are protected."""

from typing import Final

SQL: Final = """
CREATE TABLE "document" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  dated_on TEXT,
  media_type TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  added_at TEXT,
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "data_category" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  told_as TEXT NOT NULL DEFAULT '{}',
  examples TEXT NOT NULL DEFAULT '[]',
  sensitivity TEXT NOT NULL DEFAULT 'ordinary',
  sources TEXT NOT NULL DEFAULT '[]',
  note TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "measure" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'technical',
  goals TEXT NOT NULL DEFAULT '[]',
  description TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'in_place',
  owner TEXT NOT NULL DEFAULT '',
  in_place_since TEXT,
  tested_on TEXT,
  review_on TEXT,
  documents TEXT NOT NULL DEFAULT '[]',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "tracker" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'cookie',
  category TEXT NOT NULL DEFAULT 'necessary',
  sites TEXT NOT NULL DEFAULT '[]',
  provider TEXT NOT NULL DEFAULT '',
  party TEXT NOT NULL DEFAULT 'first',
  purpose TEXT NOT NULL DEFAULT '{}',
  collects TEXT NOT NULL DEFAULT '[]',
  lifetime TEXT NOT NULL DEFAULT '',
  lifetime_days INTEGER,
  consent TEXT NOT NULL DEFAULT 'asked',
  processor INTEGER REFERENCES "processor"(id),
  transfer INTEGER REFERENCES "transfer"(id),
  activity INTEGER REFERENCES "activity"(id),
  categories TEXT NOT NULL DEFAULT '[]',
  seen_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX tracker_processor ON "tracker"(processor);
CREATE INDEX tracker_transfer ON "tracker"(transfer);
CREATE INDEX tracker_activity ON "tracker"(activity);

CREATE TABLE "purpose" (
  id INTEGER PRIMARY KEY,
  activity_id INTEGER REFERENCES "activity"(id),
  name TEXT NOT NULL DEFAULT '',
  legal_basis TEXT,
  interest TEXT NOT NULL DEFAULT '',
  law TEXT NOT NULL DEFAULT '',
  special_condition TEXT,
  published INTEGER REFERENCES "published_purpose"(id)
) STRICT;
CREATE INDEX purpose_activity_id ON "purpose"(activity_id);
CREATE INDEX purpose_published ON "purpose"(published);

ALTER TABLE "recipient" ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';
ALTER TABLE "recipient" ADD COLUMN processor INTEGER REFERENCES "processor"(id);
ALTER TABLE "recipient" ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE "recipient" ADD COLUMN contact_name TEXT NOT NULL DEFAULT '';
ALTER TABLE "recipient" ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE "recipient" ADD COLUMN arrangement TEXT NOT NULL DEFAULT '';
ALTER TABLE "recipient" ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "recipient" ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE "recipient" ADD COLUMN retired_on TEXT;
ALTER TABLE "recipient" ADD COLUMN retired_reason TEXT NOT NULL DEFAULT '';

ALTER TABLE "activity" ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN role TEXT NOT NULL DEFAULT 'controller';
ALTER TABLE "activity" ADD COLUMN state TEXT NOT NULL DEFAULT 'draft';
ALTER TABLE "activity" ADD COLUMN joint_controller TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN clients TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN systems TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN started_on TEXT;
ALTER TABLE "activity" ADD COLUMN ceased_on TEXT;
ALTER TABLE "activity" ADD COLUMN subjects TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN people INTEGER;
ALTER TABLE "activity" ADD COLUMN data_categories TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN processors TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN measures TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN retention_period TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN retention_months INTEGER;
ALTER TABLE "activity" ADD COLUMN retention_start TEXT;
ALTER TABLE "activity" ADD COLUMN deletion_method TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN informed_how TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN consent_evidence TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN dpia_needed INTEGER CHECK (dpia_needed IN (0, 1));
ALTER TABLE "activity" ADD COLUMN dpia_reference TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN opinion TEXT NOT NULL DEFAULT '';
ALTER TABLE "activity" ADD COLUMN reviewed_on TEXT;
ALTER TABLE "activity" ADD COLUMN review_on TEXT;
ALTER TABLE "activity" ADD COLUMN documents TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "activity" ADD COLUMN retired_on TEXT;
ALTER TABLE "activity" ADD COLUMN retired_reason TEXT NOT NULL DEFAULT '';
"""
