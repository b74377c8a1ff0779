import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 1,
  name: 'records',
  sql: `
-- Every kind of record, one table each. References are plain ids, not foreign keys: entries from other
-- computers may arrive before what they point to, and a deleted record stays as a tombstone.
CREATE TABLE programme (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  about TEXT NOT NULL
) STRICT;
CREATE INDEX programme_in_order ON programme (name, id) WHERE deleted_at IS NULL;
CREATE TABLE organisation (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'partner', 'government', 'advocacy', 'justice', 'local')),
  about TEXT NOT NULL
) STRICT;
CREATE INDEX organisation_in_order ON organisation (name, id) WHERE deleted_at IS NULL;
CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  name TEXT NOT NULL,
  contact TEXT NOT NULL,
  about TEXT NOT NULL
) STRICT;
CREATE INDEX person_in_order ON person (name, id) WHERE deleted_at IS NULL;
CREATE TABLE membership (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  person TEXT NOT NULL,
  organisation TEXT, -- null: takes part as themselves
  role TEXT NOT NULL CHECK (role IN ('chair', 'facilitator', 'secretariat', 'member', 'adviser', 'observer')),
  voting INTEGER NOT NULL CHECK (voting IN (0, 1)),
  from_day TEXT, -- null: not known when it began
  until_day TEXT, -- null: still a member
  note TEXT NOT NULL
) STRICT;
CREATE INDEX membership_in_order ON membership (role, id) WHERE deleted_at IS NULL;
CREATE INDEX membership_of_person ON membership (person) WHERE deleted_at IS NULL;
CREATE INDEX membership_of_organisation ON membership (organisation) WHERE deleted_at IS NULL;
CREATE TABLE area (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  inquiry_group TEXT NOT NULL CHECK (inquiry_group IN ('scaffolding', 'before', 'hearings', 'after', 'justice')),
  lead TEXT, -- null: no lead yet
  required TEXT NOT NULL,
  heard TEXT NOT NULL,
  next_steps TEXT NOT NULL,
  assessment TEXT NOT NULL CHECK (assessment IN ('little', 'insufficient', 'underway')),
  assessment_note TEXT NOT NULL
) STRICT;
CREATE INDEX area_in_order ON area (number, id) WHERE deleted_at IS NULL;
CREATE INDEX area_of_lead ON area (lead) WHERE deleted_at IS NULL;
CREATE TABLE commitment (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  area TEXT NOT NULL,
  what TEXT NOT NULL,
  by_whom TEXT NOT NULL,
  due TEXT, -- null: no date was given
  done_on TEXT -- null: not done yet
) STRICT;
CREATE INDEX commitment_in_order ON commitment (due, id) WHERE deleted_at IS NULL;
CREATE INDEX commitment_of_area ON commitment (area) WHERE deleted_at IS NULL;
CREATE TABLE issue (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  number INTEGER NOT NULL,
  question TEXT NOT NULL,
  inquiry_group TEXT NOT NULL CHECK (inquiry_group IN ('scaffolding', 'before', 'hearings', 'after', 'justice')),
  area TEXT, -- null: not placed in an area yet
  status TEXT NOT NULL CHECK (status IN ('not-started', 'heard', 'drafted', 'agreed'))
) STRICT;
CREATE INDEX issue_in_order ON issue (number, id) WHERE deleted_at IS NULL;
CREATE INDEX issue_of_area ON issue (area) WHERE deleted_at IS NULL;
CREATE TABLE milestone (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  name TEXT NOT NULL,
  planned_start TEXT, -- null: not planned yet
  planned_end TEXT, -- null: not planned yet
  actual_start TEXT, -- null: has not begun
  actual_end TEXT, -- null: has not finished
  expected_end TEXT, -- null: as planned
  note TEXT NOT NULL
) STRICT;
CREATE INDEX milestone_in_order ON milestone (planned_start, id) WHERE deleted_at IS NULL;
CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  title TEXT NOT NULL,
  evidence_kind TEXT NOT NULL CHECK (evidence_kind IN ('report', 'plan', 'legislation', 'research', 'engagement', 'letter', 'minutes', 'other')),
  author TEXT NOT NULL,
  published TEXT NOT NULL,
  source TEXT NOT NULL,
  confidentiality TEXT NOT NULL CHECK (confidentiality IN ('public', 'group', 'restricted')),
  note TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_in_order ON evidence (title, id) WHERE deleted_at IS NULL;
CREATE TABLE excerpt (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  evidence TEXT NOT NULL,
  words TEXT NOT NULL,
  locator TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX excerpt_in_order ON excerpt (locator, id) WHERE deleted_at IS NULL;
CREATE INDEX excerpt_of_evidence ON excerpt (evidence) WHERE deleted_at IS NULL;
CREATE TABLE voice (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  reference TEXT NOT NULL,
  area TEXT, -- null: not placed in an area yet
  age_band TEXT NOT NULL CHECK (age_band IN ('under-12', '12-15', '16-17', '18-25', 'adult', 'not-said')),
  route TEXT NOT NULL CHECK (route IN ('own-words', 'through-advocate', 'letter', 'drawing', 'recording', 'parent')),
  heard_on TEXT NOT NULL,
  support TEXT NOT NULL,
  told_back TEXT, -- null: not told yet
  state TEXT NOT NULL CHECK (state IN ('held', 'withdrawn'))
) STRICT;
CREATE INDEX voice_in_order ON voice (reference, id) WHERE deleted_at IS NULL;
CREATE INDEX voice_of_area ON voice (area) WHERE deleted_at IS NULL;
CREATE TABLE consent (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  voice TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('secretariat', 'group', 'public')),
  identifiability TEXT NOT NULL CHECK (identifiability IN ('anonymous', 'pseudonym', 'named')),
  shown_as TEXT NOT NULL,
  may_quote INTEGER NOT NULL CHECK (may_quote IN (0, 1)),
  for_uses TEXT NOT NULL CHECK (json_valid(for_uses)),
  wording_version TEXT NOT NULL,
  explained_by TEXT NOT NULL,
  given_on TEXT NOT NULL,
  until_day TEXT, -- null: no end was agreed
  withdrawn_on TEXT -- null: not withdrawn
) STRICT;
CREATE INDEX consent_in_order ON consent (given_on, id) WHERE deleted_at IS NULL;
CREATE INDEX consent_of_voice ON consent (voice) WHERE deleted_at IS NULL;
CREATE TABLE quote (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  voice TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  id_label TEXT NOT NULL
) STRICT;
CREATE INDEX quote_in_order ON quote (id_label, id) WHERE deleted_at IS NULL;
CREATE INDEX quote_of_voice ON quote (voice) WHERE deleted_at IS NULL;
CREATE TABLE proposal (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'with-group', 'agreed', 'set-aside')),
  area TEXT, -- null: not placed in an area yet
  is_example INTEGER NOT NULL CHECK (is_example IN (0, 1))
) STRICT;
CREATE INDEX proposal_in_order ON proposal (number, id) WHERE deleted_at IS NULL;
CREATE INDEX proposal_of_area ON proposal (area) WHERE deleted_at IS NULL;
CREATE TABLE effect (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  proposal TEXT NOT NULL,
  provision TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('insert', 'substitute', 'repeal', 'apply-modified', 'new-power', 'guidance')),
  passage TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX effect_in_order ON effect (passage, id) WHERE deleted_at IS NULL;
CREATE INDEX effect_of_proposal ON effect (proposal) WHERE deleted_at IS NULL;
CREATE INDEX effect_of_provision ON effect (provision) WHERE deleted_at IS NULL;
CREATE TABLE provision (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  act TEXT NOT NULL,
  citation TEXT NOT NULL,
  number TEXT NOT NULL,
  heading TEXT NOT NULL,
  body TEXT NOT NULL,
  commencement TEXT NOT NULL CHECK (commencement IN ('in-force', 'partly', 'not-in-force', 'not-checked')),
  checked_on TEXT -- null: not checked
) STRICT;
CREATE INDEX provision_in_order ON provision (act, id) WHERE deleted_at IS NULL;
CREATE TABLE right (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  article INTEGER NOT NULL,
  label TEXT NOT NULL,
  about TEXT NOT NULL,
  general_principle INTEGER NOT NULL CHECK (general_principle IN (0, 1))
) STRICT;
CREATE INDEX right_in_order ON right (article, id) WHERE deleted_at IS NULL;
CREATE TABLE test (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  about TEXT NOT NULL
) STRICT;
CREATE INDEX test_in_order ON test (number, id) WHERE deleted_at IS NULL;
CREATE TABLE language_rule (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  avoid TEXT NOT NULL,
  prefer TEXT NOT NULL,
  source TEXT NOT NULL,
  exempt TEXT NOT NULL
) STRICT;
CREATE INDEX language_rule_in_order ON language_rule (avoid, id) WHERE deleted_at IS NULL;
CREATE TABLE method (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  steps TEXT NOT NULL
) STRICT;
CREATE INDEX method_in_order ON method (name, id) WHERE deleted_at IS NULL;
CREATE TABLE consultation (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  opens_on TEXT, -- null: not decided
  closes_on TEXT, -- null: not decided
  foreword TEXT NOT NULL,
  how_to_respond TEXT NOT NULL,
  background TEXT NOT NULL,
  contact TEXT NOT NULL,
  is_example INTEGER NOT NULL CHECK (is_example IN (0, 1))
) STRICT;
CREATE INDEX consultation_in_order ON consultation (title, id) WHERE deleted_at IS NULL;
CREATE TABLE topic (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  consultation TEXT NOT NULL,
  proposal TEXT NOT NULL,
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  introduction TEXT NOT NULL
) STRICT;
CREATE INDEX topic_in_order ON topic (position, id) WHERE deleted_at IS NULL;
CREATE INDEX topic_of_consultation ON topic (consultation) WHERE deleted_at IS NULL;
CREATE INDEX topic_of_proposal ON topic (proposal) WHERE deleted_at IS NULL;
CREATE TABLE question (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  consultation TEXT NOT NULL,
  topic TEXT, -- null: asked at the end, about the whole
  position INTEGER NOT NULL,
  wording TEXT NOT NULL,
  help TEXT NOT NULL,
  answer_kind TEXT NOT NULL CHECK (answer_kind IN ('open', 'pros-cons', 'yes-no', 'single', 'multiple', 'agreement')),
  answer_options TEXT NOT NULL,
  asks_why INTEGER NOT NULL CHECK (asks_why IN (0, 1))
) STRICT;
CREATE INDEX question_in_order ON question (position, id) WHERE deleted_at IS NULL;
CREATE INDEX question_of_consultation ON question (consultation) WHERE deleted_at IS NULL;
CREATE INDEX question_of_topic ON question (topic) WHERE deleted_at IS NULL;
CREATE TABLE export_record (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  consultation TEXT NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('docx', 'html', 'pdf')),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  quotes_shown INTEGER NOT NULL,
  quotes_withheld INTEGER NOT NULL
) STRICT;
CREATE INDEX export_record_in_order ON export_record (file_name, id) WHERE deleted_at IS NULL;
CREATE INDEX export_record_of_consultation ON export_record (consultation) WHERE deleted_at IS NULL;
CREATE TABLE link (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  from_kind TEXT NOT NULL,
  from_id TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('answers', 'supports', 'contradicts', 'concerns', 'cites', 'depends-on', 'decided-in', 'led-to', 'affects', 'takes-part')),
  to_kind TEXT NOT NULL,
  to_id TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX link_in_order ON link (relation, id) WHERE deleted_at IS NULL;
CREATE INDEX link_from ON link (from_id) WHERE deleted_at IS NULL;
CREATE INDEX link_to ON link (to_id) WHERE deleted_at IS NULL;
`,
}
