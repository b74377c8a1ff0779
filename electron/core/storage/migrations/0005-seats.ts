import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 5,
  name: 'seats',
  sql: `
-- Of this computer alone: the seat it has as a guest, while it has one. Gone as soon as it is out of the session.
-- facts: JSON, read by modules/session alone.
CREATE TABLE session_seat (
  session TEXT PRIMARY KEY NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  updated_at INTEGER NOT NULL
) STRICT;

-- Answers of this person that are in and that nobody has looked at yet: said again to whoever goes on in the host's place.
CREATE TABLE room_given (
  session TEXT PRIMARY KEY NOT NULL,
  at INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers))
) STRICT;
`,
}
