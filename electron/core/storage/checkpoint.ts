import type { Database } from 'better-sqlite3'

/** Moves everything from the write-ahead log into the file and empties it, so that what was erased is in neither. */
export function checkpoint(db: Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)')
}
