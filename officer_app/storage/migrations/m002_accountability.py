"""The second schema: notices, disclosures, breaches, the suppression list."""

from typing import Final

SQL: Final = """
ALTER TABLE "case" ADD COLUMN notice INTEGER REFERENCES "notice_version"(id);
ALTER TABLE "case" ADD COLUMN client_record INTEGER REFERENCES "client"(id);
ALTER TABLE "search_task" ADD COLUMN processor INTEGER REFERENCES "processor"(id);
CREATE INDEX case_notice ON "case"(notice);
CREATE INDEX case_client_record ON "case"(client_record);
CREATE INDEX search_task_processor ON "search_task"(processor);
ALTER TABLE "organisation" ADD COLUMN marketing_systems TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "organisation" ADD COLUMN suppression_key TEXT NOT NULL DEFAULT '';

CREATE TABLE "notice_version" (
  id INTEGER PRIMARY KEY,
  notice TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'privacy',
  state TEXT NOT NULL DEFAULT 'draft',
  effective_from TEXT,
  effective_to TEXT,
  languages TEXT NOT NULL DEFAULT '[]',
  published_at TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '[]',
  summary TEXT NOT NULL DEFAULT '',
  is_material INTEGER NOT NULL DEFAULT 0 CHECK (is_material IN (0, 1)),
  told_how TEXT NOT NULL DEFAULT '',
  approved_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "published_purpose" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  wording TEXT NOT NULL DEFAULT '{}',
  notices TEXT NOT NULL DEFAULT '[]',
  place TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "disclosure" (
  id INTEGER PRIMARY KEY,
  authority TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT 'BE',
  officer TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  verified_how TEXT NOT NULL DEFAULT '',
  received_on TEXT,
  ground TEXT,
  instrument TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  bindingness TEXT NOT NULL DEFAULT 'unclear',
  due_on TEXT,
  data_asked TEXT NOT NULL DEFAULT '',
  necessity TEXT NOT NULL DEFAULT '',
  reviewed_by TEXT NOT NULL DEFAULT '',
  reviewed_on TEXT,
  approved_by TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT 'open',
  outcome_reason TEXT NOT NULL DEFAULT '',
  data_given TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT '',
  disclosed_on TEXT,
  subject_told_on TEXT,
  gag TEXT NOT NULL DEFAULT '',
  gag_until TEXT,
  art_48 TEXT NOT NULL DEFAULT '',
  transfer INTEGER REFERENCES "transfer"(id),
  activities TEXT NOT NULL DEFAULT '[]',
  cases TEXT NOT NULL DEFAULT '[]',
  documents TEXT NOT NULL DEFAULT '[]',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX disclosure_transfer ON "disclosure"(transfer);

CREATE TABLE "breach" (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '',
  system TEXT NOT NULL DEFAULT '',
  aware_at TEXT,
  discovered_at TEXT,
  occurred_at TEXT,
  ended_at TEXT,
  goes_on INTEGER NOT NULL DEFAULT 0 CHECK (goes_on IN (0, 1)),
  reported_by TEXT NOT NULL DEFAULT '',
  noticed_how TEXT NOT NULL DEFAULT '',
  location TEXT NOT NULL DEFAULT '',
  nature TEXT NOT NULL DEFAULT '[]',
  cause TEXT NOT NULL DEFAULT 'unknown',
  description TEXT NOT NULL DEFAULT '',
  subject_categories TEXT NOT NULL DEFAULT '',
  subject_count INTEGER,
  record_count INTEGER,
  categories TEXT NOT NULL DEFAULT '[]',
  data_concerned TEXT NOT NULL DEFAULT '',
  countries TEXT NOT NULL DEFAULT '[]',
  effects TEXT NOT NULL DEFAULT '',
  severity TEXT,
  risk TEXT,
  risk_reason TEXT NOT NULL DEFAULT '',
  measures_taken TEXT NOT NULL DEFAULT '',
  measures_planned TEXT NOT NULL DEFAULT '',
  we_are_processor INTEGER NOT NULL DEFAULT 0 CHECK (we_are_processor IN (0, 1)),
  client INTEGER REFERENCES "client"(id),
  client_told_at TEXT,
  notification TEXT NOT NULL DEFAULT 'none',
  notified_at TEXT,
  authority TEXT NOT NULL DEFAULT '',
  authority_reference TEXT NOT NULL DEFAULT '',
  delay_reason TEXT NOT NULL DEFAULT '',
  not_notified_reason TEXT NOT NULL DEFAULT '',
  other_authorities TEXT NOT NULL DEFAULT '',
  subjects_told TEXT NOT NULL DEFAULT 'undecided',
  subjects_told_on TEXT,
  subjects_told_how TEXT NOT NULL DEFAULT '',
  not_told_reason TEXT,
  processors TEXT NOT NULL DEFAULT '[]',
  activities TEXT NOT NULL DEFAULT '[]',
  cases TEXT NOT NULL DEFAULT '[]',
  documents TEXT NOT NULL DEFAULT '[]',
  closed_on TEXT,
  lessons TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX breach_client ON "breach"(client);

CREATE TABLE "suppression" (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT 'email',
  plain TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT 'all',
  topic TEXT NOT NULL DEFAULT '',
  client INTEGER REFERENCES "client"(id),
  reason TEXT NOT NULL DEFAULT 'objection',
  from_case INTEGER REFERENCES "case"(id),
  since TEXT,
  source TEXT NOT NULL DEFAULT '',
  systems TEXT NOT NULL DEFAULT '[]',
  confirmed_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX suppression_client ON "suppression"(client);
CREATE INDEX suppression_from_case ON "suppression"(from_case);

CREATE UNIQUE INDEX suppression_once ON suppression(digest, scope, topic, coalesce(client, 0))
  WHERE retired_on IS NULL;
"""
