import type { Database } from 'better-sqlite3'
import { WORDS } from '../../../changes/entries.ts'
import { prepared } from '../../../storage/prepared.ts'

/** The stamp under which the words held here were written: empty, as they were first recorded. */
export function wordsAt(db: Database, voice: string): string {
  return prepared<[string], { hlc: string }>(db, 'SELECT hlc FROM voice_words_at WHERE voice = ?').get(voice)?.hlc ?? ''
}

export const setWordsAt = (db: Database, voice: string, hlc: string): void =>
  void prepared<[string, string]>(
    db,
    'INSERT INTO voice_words_at (voice, hlc) VALUES (?, ?) ON CONFLICT (voice) DO UPDATE SET hlc = excluded.hlc',
  ).run(voice, hlc)

/** The words held here are those that the newest entry about them speaks of. */
export function wordsAreNewest(db: Database, voice: string): void {
  const newest = prepared<[string, string], { hlc: string | null }>(
    db,
    'SELECT max(hlc) AS hlc FROM change WHERE record = ? AND field = ?',
  ).get(voice, WORDS)
  if (newest?.hlc) setWordsAt(db, voice, newest.hlc)
}
