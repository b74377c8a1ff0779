import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 3,
  name: 'sessions',
  sql: `
-- Sessions: what is planned and what came of it, as records; and, of this computer alone, what it needs to hold a
-- session: which computers it knows, whom it invited, where the room stands, what of the log it was not given.
CREATE TABLE workshop (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  held_on TEXT NOT NULL,
  starts_at TEXT NOT NULL,
  place TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'ended')),
  safety_plan TEXT NOT NULL,
  support_contacts TEXT NOT NULL,
  minutes_agreed_on TEXT, -- null: not agreed yet
  is_example INTEGER NOT NULL CHECK (is_example IN (0, 1))
) STRICT;
CREATE INDEX workshop_in_order ON workshop (held_on, id) WHERE deleted_at IS NULL;
CREATE TABLE agenda_item (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  workshop TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('check-in', 'check-out', 'round-robin', 'one-two-four-all', 'cards', 'dot-vote', 'fist-to-five', 'gradients', 'consent-check', 'parking-lot', 'drafting', 'notes', 'break')),
  question TEXT NOT NULL,
  minutes INTEGER NOT NULL,
  lead TEXT NOT NULL,
  materials TEXT NOT NULL,
  proposal TEXT, -- null: opens no proposal
  settings TEXT NOT NULL
) STRICT;
CREATE INDEX agenda_item_in_order ON agenda_item (position, id) WHERE deleted_at IS NULL;
CREATE INDEX agenda_item_of_workshop ON agenda_item (workshop) WHERE deleted_at IS NULL;
CREATE INDEX agenda_item_of_proposal ON agenda_item (proposal) WHERE deleted_at IS NULL;
CREATE TABLE attendance (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  workshop TEXT NOT NULL,
  person TEXT, -- null: not one of the group
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('chair', 'facilitator', 'secretariat', 'member', 'adviser', 'observer', 'guest')),
  answer TEXT NOT NULL CHECK (answer IN ('invited', 'coming', 'apologies', 'attended')),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_in_order ON attendance (name, id) WHERE deleted_at IS NULL;
CREATE INDEX attendance_of_workshop ON attendance (workshop) WHERE deleted_at IS NULL;
CREATE INDEX attendance_of_person ON attendance (person) WHERE deleted_at IS NULL;
CREATE TABLE activity (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  workshop TEXT NOT NULL,
  agenda_item TEXT, -- null: was not on the agenda
  method TEXT NOT NULL CHECK (method IN ('check-in', 'check-out', 'round-robin', 'one-two-four-all', 'cards', 'dot-vote', 'fist-to-five', 'gradients', 'consent-check', 'parking-lot', 'drafting', 'notes', 'break')),
  group_name TEXT NOT NULL,
  question TEXT NOT NULL,
  round INTEGER NOT NULL,
  settings TEXT NOT NULL,
  result TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL
) STRICT;
CREATE INDEX activity_in_order ON activity (ended_at, id) WHERE deleted_at IS NULL;
CREATE INDEX activity_of_workshop ON activity (workshop) WHERE deleted_at IS NULL;
CREATE INDEX activity_of_agenda_item ON activity (agenda_item) WHERE deleted_at IS NULL;
CREATE TABLE ballot (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  activity TEXT NOT NULL,
  round INTEGER NOT NULL,
  answer TEXT NOT NULL
) STRICT;
CREATE INDEX ballot_in_order ON ballot (activity, id) WHERE deleted_at IS NULL;
CREATE INDEX ballot_of_activity ON ballot (activity) WHERE deleted_at IS NULL;
CREATE TABLE cluster (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  activity TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX cluster_in_order ON cluster (position, id) WHERE deleted_at IS NULL;
CREATE INDEX cluster_of_activity ON cluster (activity) WHERE deleted_at IS NULL;
CREATE TABLE card (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  activity TEXT NOT NULL,
  cluster TEXT, -- null: in no cluster
  position INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX card_in_order ON card (position, id) WHERE deleted_at IS NULL;
CREATE INDEX card_of_activity ON card (activity) WHERE deleted_at IS NULL;
CREATE INDEX card_of_cluster ON card (cluster) WHERE deleted_at IS NULL;
CREATE TABLE parked_item (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  workshop TEXT NOT NULL,
  words TEXT NOT NULL,
  owner TEXT NOT NULL,
  return_on TEXT, -- null: no day was named
  done_on TEXT -- null: still parked
) STRICT;
CREATE INDEX parked_item_in_order ON parked_item (return_on, id) WHERE deleted_at IS NULL;
CREATE INDEX parked_item_of_workshop ON parked_item (workshop) WHERE deleted_at IS NULL;
CREATE TABLE decision (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  workshop TEXT, -- null: decided outside a session
  activity TEXT, -- null: without a poll
  decided_on TEXT NOT NULL,
  title TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('agreed', 'not-agreed', 'put-off')),
  proposal TEXT, -- null: is about no proposal
  version TEXT NOT NULL,
  version_sha256 TEXT NOT NULL,
  threshold TEXT NOT NULL,
  tally TEXT NOT NULL,
  dissent TEXT NOT NULL
) STRICT;
CREATE INDEX decision_in_order ON decision (decided_on, id) WHERE deleted_at IS NULL;
CREATE INDEX decision_of_workshop ON decision (workshop) WHERE deleted_at IS NULL;
CREATE INDEX decision_of_activity ON decision (activity) WHERE deleted_at IS NULL;
CREATE INDEX decision_of_proposal ON decision (proposal) WHERE deleted_at IS NULL;
CREATE TABLE action (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  workshop TEXT, -- null: agreed outside a session
  what TEXT NOT NULL,
  owner TEXT NOT NULL,
  due TEXT, -- null: no date was agreed
  done_on TEXT -- null: not done yet
) STRICT;
CREATE INDEX action_in_order ON action (due, id) WHERE deleted_at IS NULL;
CREATE INDEX action_of_workshop ON action (workshop) WHERE deleted_at IS NULL;

-- Links learn a relation; its list is checked in the table, so the table is made anew.
ALTER TABLE link RENAME TO link_before;
CREATE TABLE link (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  from_kind TEXT NOT NULL,
  from_id TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('answers', 'supports', 'contradicts', 'concerns', 'cites', 'depends-on', 'decided-in', 'led-to', 'affects', 'opens', 'takes-part')),
  to_kind TEXT NOT NULL,
  to_id TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
INSERT INTO link SELECT * FROM link_before;
DROP TABLE link_before;
CREATE INDEX link_in_order ON link (relation, id) WHERE deleted_at IS NULL;
CREATE INDEX link_from ON link (from_id) WHERE deleted_at IS NULL;
CREATE INDEX link_to ON link (to_id) WHERE deleted_at IS NULL;

-- Minutes leave the house too: what was made is of a consultation or of a session.
ALTER TABLE export_record RENAME TO export_record_before;
CREATE TABLE export_record (
  id TEXT PRIMARY KEY NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  deleted_at INTEGER, -- null: it is here
  consultation TEXT, -- null: is no consultation paper
  workshop TEXT, -- null: is not the minutes of a session
  format TEXT NOT NULL CHECK (format IN ('docx', 'html', 'pdf')),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  quotes_shown INTEGER NOT NULL,
  quotes_withheld INTEGER NOT NULL
) STRICT;
INSERT INTO export_record
  SELECT id, created_at, created_by, revision, deleted_at, consultation, NULL, format, file_name, sha256, bytes,
    quotes_shown, quotes_withheld FROM export_record_before;
DROP TABLE export_record_before;
CREATE INDEX export_record_in_order ON export_record (file_name, id) WHERE deleted_at IS NULL;
CREATE INDEX export_record_of_consultation ON export_record (consultation) WHERE deleted_at IS NULL;
CREATE INDEX export_record_of_workshop ON export_record (workshop) WHERE deleted_at IS NULL;

-- Computers met in sessions. One is recognised once a chair has compared its number.
CREATE TABLE device (
  id TEXT PRIMARY KEY NOT NULL,
  public_key TEXT NOT NULL,
  name TEXT NOT NULL,
  first_met INTEGER NOT NULL,
  confirmed_at INTEGER, -- null: nobody compared its number yet
  confirmed_by TEXT NOT NULL
) STRICT;

-- Sessions this computer holds, held, or stands by to take over. facts: JSON, read by modules/session alone.
CREATE TABLE held_session (
  id TEXT PRIMARY KEY NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('host', 'deputy')),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  updated_at INTEGER NOT NULL,
  ended_at INTEGER -- null: it goes on
) STRICT;
CREATE TABLE session_invitation (
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES held_session (id),
  secret BLOB NOT NULL,
  participant TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  expires INTEGER NOT NULL,
  device TEXT, -- null: not used yet
  revoked_at INTEGER -- null: it stands
) STRICT;
CREATE INDEX session_invitation_of_session ON session_invitation (session);

-- Where a room stands: the state that its rules give, whole. Rewritten in place, so that what a ballot was linked to is gone.
CREATE TABLE room (
  session TEXT PRIMARY KEY NOT NULL,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

-- Answers given while the host could not be reached, and not yet taken.
CREATE TABLE room_outbox (
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL,
  at INTEGER NOT NULL,
  intent TEXT NOT NULL CHECK (json_valid(intent))
) STRICT;

-- Stretches of another device's log that this computer was not given. hash: of the last entry left out.
CREATE TABLE change_gap (
  device TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (device, from_seq)
) STRICT, WITHOUT ROWID;

-- Entries of this log that a session's host did not take: kept and shown in history, and without effect on any row.
CREATE TABLE change_set_aside (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

-- Records that came from, or were given to, the workspace of another group (space: that workspace's id).
-- lent: here until the session ends. met: held at both ends before. kept: made here, not taken there, and this workspace's
-- own ever since.
CREATE TABLE space_record (
  space TEXT NOT NULL,
  record TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('shared', 'lent', 'met', 'kept')),
  PRIMARY KEY (space, record)
) STRICT, WITHOUT ROWID;

-- Computers that wrote a copy of a workspace in somebody's name: who may bring its entries. session: that in which
-- another host said so; empty where this computer met it itself.
CREATE TABLE copy_device (
  session TEXT NOT NULL,
  copy TEXT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (session, copy)
) STRICT, WITHOUT ROWID;

-- The stamp under which the words held here were last written; no row: as they were first recorded.
CREATE TABLE voice_words_at (voice TEXT PRIMARY KEY NOT NULL, hlc TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What a session's texts were when it closed, and who signed that they held the same. signatures: JSON.
CREATE TABLE session_snapshot (
  session TEXT NOT NULL,
  document TEXT NOT NULL,
  at INTEGER NOT NULL,
  title TEXT NOT NULL,
  state_v2 BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  signatures TEXT NOT NULL CHECK (json_valid(signatures)),
  PRIMARY KEY (session, document)
) STRICT, WITHOUT ROWID;

-- What one person noted for themselves in a session. about: its plan, or the session where it has none. In no log.
CREATE TABLE private_note (
  about TEXT PRIMARY KEY NOT NULL,
  words TEXT NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- In which stretches of ten seconds a text was changed (stretch: seconds since 1970, divided by ten), so that minutes can
-- say which text changed in which block. Kept by the table of updates itself: whichever way an update came, it counts.
CREATE TABLE text_written (
  document TEXT NOT NULL,
  stretch INTEGER NOT NULL,
  PRIMARY KEY (document, stretch)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_written_when ON text_written (stretch);
CREATE TRIGGER text_is_written AFTER INSERT ON update_log BEGIN
  INSERT OR IGNORE INTO text_written (document, stretch) VALUES (NEW.document, unixepoch() / 10);
END;
`,
}
