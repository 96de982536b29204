"""The second schema: processors, agreements, the chain and transfers."""

from typing import Final

SQL: Final = """
CREATE TABLE "processor" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  product TEXT NOT NULL DEFAULT '',
  category TEXT,
  description TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active',
  active_from TEXT,
  active_to TEXT,
  group_of TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  storage_countries TEXT NOT NULL DEFAULT '[]',
  access_countries TEXT NOT NULL DEFAULT '[]',
  enterprise_number TEXT NOT NULL DEFAULT '',
  vat TEXT NOT NULL DEFAULT '',
  lei TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  fax TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  privacy_contact TEXT NOT NULL DEFAULT '',
  privacy_email TEXT NOT NULL DEFAULT '',
  has_officer INTEGER CHECK (has_officer IN (0, 1)),
  assessed_on TEXT,
  assessment TEXT NOT NULL DEFAULT '',
  risk TEXT,
  next_review_on TEXT,
  certifications TEXT NOT NULL DEFAULT '[]',
  audit_reports TEXT NOT NULL DEFAULT '[]',
  keeps_record INTEGER CHECK (keeps_record IN (0, 1)),
  measures_confirmed_on TEXT,
  measures TEXT NOT NULL DEFAULT '[]',
  sub_processor_list TEXT NOT NULL DEFAULT '',
  list_checked_on TEXT,
  returned_on TEXT,
  end_certificate TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '[]',
  notes TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "client" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active',
  address TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  enterprise_number TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  privacy_contact TEXT NOT NULL DEFAULT '',
  privacy_email TEXT NOT NULL DEFAULT '',
  representative TEXT NOT NULL DEFAULT '',
  services TEXT NOT NULL DEFAULT '',
  categories TEXT NOT NULL DEFAULT '[]',
  measures TEXT NOT NULL DEFAULT '[]',
  forward_days INTEGER NOT NULL DEFAULT 2,
  tells_people INTEGER NOT NULL DEFAULT 0 CHECK (tells_people IN (0, 1)),
  active_from TEXT,
  active_to TEXT,
  end_choice TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '[]',
  notes TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE "instruction" (
  id INTEGER PRIMARY KEY,
  client_id INTEGER REFERENCES "client"(id),
  given_on TEXT,
  given_by TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'received',
  done_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX instruction_client_id ON "instruction"(client_id);

CREATE TABLE "agreement" (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  version TEXT NOT NULL DEFAULT '',
  our_role TEXT NOT NULL DEFAULT 'controller',
  processor INTEGER REFERENCES "processor"(id),
  client INTEGER REFERENCES "client"(id),
  status TEXT NOT NULL DEFAULT 'none',
  form TEXT,
  part_of INTEGER REFERENCES "agreement"(id),
  governing_law TEXT NOT NULL DEFAULT '',
  docking INTEGER CHECK (docking IN (0, 1)),
  signed_on TEXT,
  signed_by TEXT NOT NULL DEFAULT '',
  counterparty_signed_by TEXT NOT NULL DEFAULT '',
  starts_on TEXT,
  ends_on TEXT,
  notice_days_us INTEGER,
  notice_days_them INTEGER,
  reviewed_on TEXT,
  review_on TEXT,
  remind_days INTEGER NOT NULL DEFAULT 60,
  terminated_on TEXT,
  termination_reason TEXT NOT NULL DEFAULT '',
  subject_matter TEXT NOT NULL DEFAULT '',
  duration TEXT NOT NULL DEFAULT '',
  nature TEXT NOT NULL DEFAULT '',
  purpose TEXT NOT NULL DEFAULT '',
  data_types TEXT NOT NULL DEFAULT '',
  data_subjects TEXT NOT NULL DEFAULT '',
  our_rights TEXT NOT NULL DEFAULT '',
  activities TEXT NOT NULL DEFAULT '[]',
  authorisation TEXT,
  objection_days INTEGER,
  notice_channel TEXT NOT NULL DEFAULT '',
  breach_hours INTEGER,
  request_days INTEGER,
  audit_note TEXT NOT NULL DEFAULT '',
  liability TEXT NOT NULL DEFAULT '',
  end_choice TEXT,
  documents TEXT NOT NULL DEFAULT '[]',
  notes TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX agreement_processor ON "agreement"(processor);
CREATE INDEX agreement_client ON "agreement"(client);
CREATE INDEX agreement_part_of ON "agreement"(part_of);

CREATE TABLE "clause_check" (
  id INTEGER PRIMARY KEY,
  agreement_id INTEGER REFERENCES "agreement"(id),
  clause TEXT NOT NULL DEFAULT 'Ca',
  presence TEXT NOT NULL DEFAULT 'open',
  place TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  checked_by TEXT NOT NULL DEFAULT '',
  checked_on TEXT
) STRICT;
CREATE INDEX clause_check_agreement_id ON "clause_check"(agreement_id);

CREATE TABLE "sub_processor" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  processor INTEGER REFERENCES "processor"(id),
  under INTEGER REFERENCES "sub_processor"(id),
  role TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  contact_name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  categories TEXT NOT NULL DEFAULT '[]',
  same_obligations INTEGER CHECK (same_obligations IN (0, 1)),
  confirmed_on TEXT,
  mechanism_note TEXT NOT NULL DEFAULT '',
  active_from TEXT,
  active_to TEXT,
  documents TEXT NOT NULL DEFAULT '[]',
  notes TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sub_processor_processor ON "sub_processor"(processor);
CREATE INDEX sub_processor_under ON "sub_processor"(under);

CREATE TABLE "change_notice" (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT 'addition',
  processor INTEGER REFERENCES "processor"(id),
  client INTEGER REFERENCES "client"(id),
  sub_processor INTEGER REFERENCES "sub_processor"(id),
  agreement INTEGER REFERENCES "agreement"(id),
  told_on TEXT,
  takes_effect_on TEXT,
  objection_until TEXT,
  outcome TEXT NOT NULL DEFAULT 'announced',
  decided_on TEXT,
  decided_by TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  documents TEXT NOT NULL DEFAULT '[]',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX change_notice_processor ON "change_notice"(processor);
CREATE INDEX change_notice_client ON "change_notice"(client);
CREATE INDEX change_notice_sub_processor ON "change_notice"(sub_processor);
CREATE INDEX change_notice_agreement ON "change_notice"(agreement);

CREATE TABLE "transfer" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active',
  processor INTEGER REFERENCES "processor"(id),
  sub_processor INTEGER REFERENCES "sub_processor"(id),
  recipient INTEGER REFERENCES "recipient"(id),
  client INTEGER REFERENCES "client"(id),
  activities TEXT NOT NULL DEFAULT '[]',
  onward_of INTEGER REFERENCES "transfer"(id),
  starts_on TEXT,
  ends_on TEXT,
  exporter TEXT NOT NULL DEFAULT '',
  exporter_country TEXT NOT NULL DEFAULT 'BE',
  exporter_role TEXT NOT NULL DEFAULT 'controller',
  exporter_under_gdpr INTEGER NOT NULL DEFAULT 1 CHECK (exporter_under_gdpr IN (0, 1)),
  importer TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  importer_role TEXT NOT NULL DEFAULT 'processor',
  importer_organisation TEXT NOT NULL DEFAULT '',
  same_legal_entity INTEGER NOT NULL DEFAULT 0 CHECK (same_legal_entity IN (0, 1)),
  importer_under_gdpr INTEGER NOT NULL DEFAULT 0 CHECK (importer_under_gdpr IN (0, 1)),
  direct_from_data_subject INTEGER NOT NULL DEFAULT 0 CHECK (direct_from_data_subject IN (0, 1)),
  remote_access INTEGER NOT NULL DEFAULT 0 CHECK (remote_access IN (0, 1)),
  categories TEXT NOT NULL DEFAULT '[]',
  data_subjects TEXT NOT NULL DEFAULT '',
  hr_data INTEGER NOT NULL DEFAULT 0 CHECK (hr_data IN (0, 1)),
  sensitive TEXT NOT NULL DEFAULT '',
  frequency TEXT NOT NULL DEFAULT 'continuous',
  purpose TEXT NOT NULL DEFAULT '',
  retention TEXT NOT NULL DEFAULT '',
  mechanism TEXT NOT NULL DEFAULT 'none',
  clause_set TEXT,
  module TEXT,
  clauses_signed_on TEXT,
  adequacy_scope_confirmed INTEGER NOT NULL DEFAULT 0 CHECK (adequacy_scope_confirmed IN (0, 1)),
  dpf_entity TEXT NOT NULL DEFAULT '',
  dpf_listed INTEGER CHECK (dpf_listed IN (0, 1)),
  dpf_active INTEGER CHECK (dpf_active IN (0, 1)),
  dpf_covers_hr INTEGER CHECK (dpf_covers_hr IN (0, 1)),
  dpf_checked_on TEXT,
  dpf_next_certification_on TEXT,
  authorised_on TEXT,
  derogation_reason TEXT NOT NULL DEFAULT '',
  guarantees TEXT NOT NULL DEFAULT '',
  review_on TEXT,
  documents TEXT NOT NULL DEFAULT '[]',
  notes TEXT NOT NULL DEFAULT '',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transfer_processor ON "transfer"(processor);
CREATE INDEX transfer_sub_processor ON "transfer"(sub_processor);
CREATE INDEX transfer_recipient ON "transfer"(recipient);
CREATE INDEX transfer_client ON "transfer"(client);
CREATE INDEX transfer_onward_of ON "transfer"(onward_of);

CREATE TABLE "impact_assessment" (
  id INTEGER PRIMARY KEY,
  transfer INTEGER REFERENCES "transfer"(id),
  version TEXT NOT NULL DEFAULT '',
  is_needed INTEGER CHECK (is_needed IN (0, 1)),
  needed_reason TEXT NOT NULL DEFAULT '',
  step_1 TEXT NOT NULL DEFAULT '',
  step_2 TEXT NOT NULL DEFAULT '',
  step_3 TEXT NOT NULL DEFAULT '',
  laws TEXT NOT NULL DEFAULT '[]',
  importer_in_scope INTEGER CHECK (importer_in_scope IN (0, 1)),
  step_4_technical TEXT NOT NULL DEFAULT '',
  step_4_contractual TEXT NOT NULL DEFAULT '',
  step_4_organisational TEXT NOT NULL DEFAULT '',
  measures TEXT NOT NULL DEFAULT '[]',
  step_5 TEXT NOT NULL DEFAULT '',
  step_6 TEXT NOT NULL DEFAULT '',
  conclusion TEXT,
  author TEXT NOT NULL DEFAULT '',
  approved_by TEXT NOT NULL DEFAULT '',
  done_on TEXT,
  review_on TEXT,
  documents TEXT NOT NULL DEFAULT '[]',
  retired_on TEXT,
  retired_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX impact_assessment_transfer ON "impact_assessment"(transfer);

CREATE UNIQUE INDEX clause_check_once ON clause_check(agreement_id, clause);
"""
