import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 2,
  name: 'log-search-documents-voices',
  sql: `
-- Facts about the file itself: its id, its device, who sits here, whether it is for practice.
CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;

-- The one log of changes. One entry per field changed; a batch is one transaction.
-- value and was are JSON; null in both together with a null salt: erased. value_hash outlives an erasure.
CREATE TABLE change (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hlc TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT, -- null: erased
  was TEXT, -- null: the field had no value before, or erased
  salt BLOB, -- null: erased
  value_hash BLOB NOT NULL,
  batch TEXT NOT NULL,
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_of_record ON change (record, field, hlc);
CREATE INDEX change_of_batch ON change (batch);
CREATE INDEX change_in_time ON change (hlc);

-- Words that can be searched. The index keeps its text for snippets; search_row finds its rows by record.
CREATE TABLE search_row (
  rowid INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  field TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_row_of_record ON search_row (record, field);
CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Co-edited text: an append-only log of Yjs updates, squashed into a snapshot.
CREATE TABLE document (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  epoch INTEGER NOT NULL
) STRICT;
CREATE TABLE update_log (
  document TEXT NOT NULL REFERENCES document (id),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  device TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (document, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot (
  document TEXT PRIMARY KEY NOT NULL REFERENCES document (id),
  epoch INTEGER NOT NULL,
  upto_seq INTEGER NOT NULL,
  state_v2 BLOB NOT NULL
) STRICT;
CREATE TABLE version (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL REFERENCES document (id),
  label TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL,
  words INTEGER NOT NULL,
  state_v2 BLOB NOT NULL,
  sha256 BLOB NOT NULL
) STRICT;
CREATE INDEX version_of_document ON version (document, at);

-- The words of a voice, encrypted under a key of its own, which is wrapped by the workspace's voice key.
-- Withdrawal deletes the row: key and words go together. Never in the log, the search index or a document.
CREATE TABLE voice_words (
  voice TEXT PRIMARY KEY NOT NULL,
  wrapped_key BLOB NOT NULL,
  ciphertext BLOB NOT NULL
) STRICT;
`,
}
