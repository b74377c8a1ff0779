import type { Database } from 'better-sqlite3'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { ConsentFacts, VoiceForShowing } from '#shared/domain/voice/may-show.ts'
import { recordFromRow, type TableRow } from '../../changes/rows.ts'
import { prepared } from '../../storage/prepared.ts'
import type { SealedWords } from './sealing.ts'

/** All SQL about the words of voices. They are read here and nowhere else. */
export function voicesRepository(db: Database) {
  const consents = prepared<[string], TableRow>(
    db,
    'SELECT * FROM consent WHERE voice = ? AND deleted_at IS NULL ORDER BY given_on, created_at, id',
  )
  const voice = prepared<[string], TableRow>(db, 'SELECT * FROM voice WHERE id = ?')
  const sealed = prepared<[string], SealedWords>(db, 'SELECT wrapped_key, ciphertext FROM voice_words WHERE voice = ?')
  const keep = prepared<[{ voice: string } & SealedWords]>(
    db,
    `INSERT INTO voice_words (voice, wrapped_key, ciphertext) VALUES (@voice, @wrapped_key, @ciphertext)
     ON CONFLICT (voice) DO UPDATE SET wrapped_key = excluded.wrapped_key, ciphertext = excluded.ciphertext`,
  )
  const destroy = prepared<[string]>(db, 'DELETE FROM voice_words WHERE voice = ?')
  const quote = prepared<[string], TableRow>(db, 'SELECT * FROM quote WHERE id = ? AND deleted_at IS NULL')
  const all = prepared<[], { id: string }>(db, 'SELECT id FROM voice WHERE deleted_at IS NULL ORDER BY reference, id')

  return {
    voice(id: string): RecordOf<'voice'> | undefined {
      const row = voice.get(id)
      return row && (recordFromRow('voice', row) as RecordOf<'voice'>)
    },
    consents: (id: string) => consents.all(id).map((row) => recordFromRow('consent', row) as RecordOf<'consent'>),
    /** A voice as the rule sees it; undefined where there is none. */
    forShowing(id: string): VoiceForShowing | undefined {
      const record = this.voice(id)
      if (record === undefined) return undefined
      const facts: ConsentFacts[] = this.consents(id).map((consent) => consent.facts)
      return { state: record.deleted_at === null ? record.facts.state : 'deleted', consents: facts }
    },
    sealed: (id: string) => sealed.get(id),
    keep: (id: string, words: SealedWords) => void keep.run({ voice: id, ...words }),
    destroy: (id: string) => void destroy.run(id),
    quote(id: string): RecordOf<'quote'> | undefined {
      const row = quote.get(id)
      return row && (recordFromRow('quote', row) as RecordOf<'quote'>)
    },
    allIds: () => all.all().map((row) => row.id),
  }
}
