import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 4,
  name: 'session-closes',
  sql: `
-- Sessions that closed while this computer was in them: how the texts in session_snapshot, which know the session they
-- were in, are found again by its record. One that stopped without a close has no row, nor has one from before this table.
CREATE TABLE session_close (
  session TEXT PRIMARY KEY NOT NULL,
  workshop TEXT, -- null: the session has no record: nobody planned it, and nothing came of it
  at INTEGER NOT NULL,
  shared INTEGER NOT NULL, -- how many texts were shared by then
  lent INTEGER NOT NULL CHECK (lent IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX session_close_of_workshop ON session_close (workshop);
`,
}
