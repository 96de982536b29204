"""The first schema: one table for each record type."""

from typing import Final

SQL: Final = """
CREATE TABLE "organisation" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT 'BE',
  enterprise_number TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  officer_name TEXT NOT NULL DEFAULT '',
  officer_title TEXT NOT NULL DEFAULT '{}',
  officer_email TEXT NOT NULL DEFAULT '',
  officer_phone TEXT NOT NULL DEFAULT '',
  letter_language TEXT NOT NULL DEFAULT 'en',
  place TEXT NOT NULL DEFAULT '',
  holidays_country TEXT NOT NULL DEFAULT 'BE',
  own_holidays TEXT NOT NULL DEFAULT '[]',
  target_days INTEGER NOT NULL DEFAULT 5,
  acknowledge_days INTEGER NOT NULL DEFAULT 3,
  undue_delay_days INTEGER NOT NULL DEFAULT 5,
  attachment_limit_mb INTEGER NOT NULL DEFAULT 25,
  backup_folder TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "recipient" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT 'BE',
  purpose TEXT NOT NULL DEFAULT '{}',
  safeguard TEXT NOT NULL DEFAULT 'eea'
) STRICT;

CREATE TABLE "activity" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '{}',
  categories TEXT NOT NULL DEFAULT '{}',
  recipients TEXT NOT NULL DEFAULT '[]',
  retention TEXT NOT NULL DEFAULT '{}',
  source TEXT NOT NULL DEFAULT '{}',
  automated INTEGER NOT NULL DEFAULT 0 CHECK (automated IN (0, 1)),
  logic TEXT NOT NULL DEFAULT '{}'
) STRICT;

CREATE TABLE "case" (
  id INTEGER PRIMARY KEY,
  reference TEXT NOT NULL DEFAULT '',
  stage TEXT NOT NULL DEFAULT 'received',
  rights TEXT NOT NULL DEFAULT '[]',
  other_request TEXT NOT NULL DEFAULT '',
  received_on TEXT,
  received_note TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT 'email',
  dated_on TEXT,
  language TEXT NOT NULL DEFAULT '',
  request_text TEXT NOT NULL DEFAULT '',
  period_from TEXT,
  period_to TEXT,
  title TEXT NOT NULL DEFAULT '',
  external_reference TEXT NOT NULL DEFAULT '',
  notice_version TEXT NOT NULL DEFAULT '',
  subject_name TEXT NOT NULL DEFAULT '',
  subject_salutation TEXT NOT NULL DEFAULT 'neutral',
  subject_aliases TEXT NOT NULL DEFAULT '[]',
  subject_email TEXT NOT NULL DEFAULT '',
  subject_other_emails TEXT NOT NULL DEFAULT '[]',
  subject_phone TEXT NOT NULL DEFAULT '',
  subject_address TEXT NOT NULL DEFAULT '',
  subject_country TEXT NOT NULL DEFAULT '',
  subject_birth_date TEXT,
  subject_category TEXT NOT NULL DEFAULT 'contact',
  identifiers TEXT NOT NULL DEFAULT '[]',
  requester_name TEXT NOT NULL DEFAULT '',
  requester_organisation TEXT NOT NULL DEFAULT '',
  requester_relation TEXT,
  requester_email TEXT NOT NULL DEFAULT '',
  requester_address TEXT NOT NULL DEFAULT '',
  authority_document TEXT NOT NULL DEFAULT '',
  answer_to TEXT NOT NULL DEFAULT 'subject',
  receiver_name TEXT NOT NULL DEFAULT '',
  receiver_email TEXT NOT NULL DEFAULT '',
  receiver_address TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'controller',
  client TEXT NOT NULL DEFAULT '',
  forwarded_on TEXT,
  client_instruction TEXT NOT NULL DEFAULT '',
  owner TEXT NOT NULL DEFAULT '',
  labels TEXT NOT NULL DEFAULT '[]',
  notes TEXT NOT NULL DEFAULT '',
  reminder_of INTEGER REFERENCES "case"(id),
  duplicate_of INTEGER REFERENCES "case"(id),
  related TEXT NOT NULL DEFAULT '[]',
  is_complete INTEGER CHECK (is_complete IN (0, 1)),
  is_legitimate_requester INTEGER CHECK (is_legitimate_requester IN (0, 1)),
  is_legitimate_request INTEGER CHECK (is_legitimate_request IN (0, 1)),
  is_excessive INTEGER NOT NULL DEFAULT 0 CHECK (is_excessive IN (0, 1)),
  excessive_reason TEXT NOT NULL DEFAULT '',
  fee_proposed TEXT NOT NULL DEFAULT '',
  activities TEXT NOT NULL DEFAULT '[]',
  holds_data INTEGER CHECK (holds_data IN (0, 1)),
  source_note TEXT NOT NULL DEFAULT '',
  data_summary TEXT NOT NULL DEFAULT '',
  withheld TEXT NOT NULL DEFAULT '',
  clarification_overview TEXT NOT NULL DEFAULT '',
  pages_final INTEGER,
  pages_exempt INTEGER,
  answer_channel TEXT,
  recipients_told_on TEXT,
  extension_reason TEXT,
  extension_details TEXT NOT NULL DEFAULT '',
  extension_notified_on TEXT,
  outcome TEXT,
  outcome_reason TEXT NOT NULL DEFAULT '',
  refused_rights TEXT NOT NULL DEFAULT '[]',
  refusal_grounds TEXT NOT NULL DEFAULT '[]',
  granted_part TEXT NOT NULL DEFAULT '',
  reviewed_by TEXT NOT NULL DEFAULT '',
  reviewed_on TEXT,
  approved_by TEXT NOT NULL DEFAULT '',
  approved_on TEXT,
  late_reason TEXT,
  late_note TEXT NOT NULL DEFAULT '',
  restriction_ground TEXT,
  restricted_on TEXT,
  restriction_allows TEXT NOT NULL DEFAULT '',
  restriction_systems TEXT NOT NULL DEFAULT '',
  restriction_review_on TEXT,
  restriction_told_on TEXT,
  restriction_lifted_on TEXT,
  logged_at TEXT,
  acknowledged_on TEXT,
  answered_on TEXT,
  closed_on TEXT,
  reopened_on TEXT,
  retention TEXT NOT NULL DEFAULT 'not_set',
  retention_reason TEXT NOT NULL DEFAULT '',
  destroy_on TEXT,
  erased_on TEXT,
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "identity_check" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES "case"(id),
  doubt TEXT NOT NULL DEFAULT '',
  method TEXT,
  asked_for TEXT NOT NULL DEFAULT '',
  asked_on TEXT,
  chased_on TEXT,
  obtained_on TEXT,
  result TEXT NOT NULL DEFAULT 'pending',
  reason TEXT NOT NULL DEFAULT '',
  checked_by TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 1,
  attempts_limit INTEGER NOT NULL DEFAULT 3,
  evidence_destroyed_on TEXT,
  without_undue_delay INTEGER NOT NULL DEFAULT 1 CHECK (without_undue_delay IN (0, 1))
) STRICT;
CREATE INDEX identity_check_case_id ON "identity_check"(case_id);

CREATE TABLE "search_task" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES "case"(id),
  system TEXT NOT NULL DEFAULT '',
  "right" TEXT,
  condition TEXT NOT NULL DEFAULT '',
  instruction TEXT NOT NULL DEFAULT '',
  contact TEXT NOT NULL DEFAULT '',
  escalation_contact TEXT NOT NULL DEFAULT '',
  period_from TEXT,
  period_to TEXT,
  asked_on TEXT,
  due_on TEXT,
  chased_on TEXT,
  chases INTEGER NOT NULL DEFAULT 0,
  answer TEXT NOT NULL DEFAULT 'pending',
  answered_on TEXT,
  answered_by TEXT NOT NULL DEFAULT '',
  pages INTEGER,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX search_task_case_id ON "search_task"(case_id);

CREATE TABLE "message" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES "case"(id),
  direction TEXT NOT NULL DEFAULT 'in',
  channel TEXT NOT NULL DEFAULT 'email',
  written_at TEXT,
  received_on TEXT,
  sender TEXT NOT NULL DEFAULT '',
  recipient TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  template TEXT NOT NULL DEFAULT '',
  template_version TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  register_head TEXT NOT NULL DEFAULT '',
  delivery TEXT,
  in_reply_to INTEGER REFERENCES "message"(id)
) STRICT;
CREATE INDEX message_case_id ON "message"(case_id);

CREATE TABLE "attachment" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES "case"(id),
  message_id INTEGER REFERENCES "message"(id),
  kind TEXT NOT NULL DEFAULT 'internal',
  name TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL DEFAULT '',
  warning TEXT NOT NULL DEFAULT '',
  redacts INTEGER REFERENCES "attachment"(id),
  added_at TEXT
) STRICT;
CREATE INDEX attachment_case_id ON "attachment"(case_id);
CREATE INDEX attachment_message_id ON "attachment"(message_id);

CREATE TABLE "pause" (
  id INTEGER PRIMARY KEY,
  case_id INTEGER REFERENCES "case"(id),
  reason TEXT NOT NULL DEFAULT 'identity',
  asked_on TEXT,
  answered_on TEXT,
  without_undue_delay INTEGER NOT NULL DEFAULT 1 CHECK (without_undue_delay IN (0, 1))
) STRICT;
CREATE INDEX pause_case_id ON "pause"(case_id);

CREATE UNIQUE INDEX case_reference ON "case"(trim(reference) COLLATE NOCASE) WHERE trim(reference) <> '';

CREATE TRIGGER message_is_kept BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'a message is never deleted'); END;
"""
