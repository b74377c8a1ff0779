import type { Database } from 'better-sqlite3'

export function notesRepository(db: Database) {
  return {
    read: (about: string): string =>
      db.prepare<[string], { words: string }>('SELECT words FROM private_note WHERE about = ?').get(about)?.words ?? '',
    keep: (about: string, words: string, at: number): void => {
      if (words === '') db.prepare('DELETE FROM private_note WHERE about = ?').run(about)
      else
        db.prepare(
          'INSERT INTO private_note (about, words, changed_at) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET words = excluded.words, changed_at = excluded.changed_at',
        ).run(about, words, at)
    },
  }
}
