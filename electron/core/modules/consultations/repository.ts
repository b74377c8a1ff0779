import type { Database } from 'better-sqlite3'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import type { EvidenceToCite } from '#shared/publication/evidence-list.ts'
import { recordFromRow, type TableRow } from '../../changes/rows.ts'

/** A place in a paper with the proposal that stands there. */
export type TopicWithProposal = { readonly topic: RecordOf<'topic'>; readonly proposal: RecordOf<'proposal'> }

/** All SQL about consultation papers. Deleted records are no part of one. */
export function consultationsRepository(db: Database) {
  const one = db.prepare<[string], TableRow>('SELECT * FROM consultation WHERE id = ? AND deleted_at IS NULL')
  const newest = db.prepare<[], TableRow>(
    'SELECT * FROM consultation WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1',
  )
  const topics = db.prepare<[string], TableRow>(
    'SELECT * FROM topic WHERE consultation = ? AND deleted_at IS NULL ORDER BY position, id',
  )
  const proposal = db.prepare<[string], TableRow>('SELECT * FROM proposal WHERE id = ? AND deleted_at IS NULL')
  const questions = db.prepare<[string], TableRow>(
    'SELECT * FROM question WHERE consultation = ? AND deleted_at IS NULL ORDER BY position, id',
  )
  const source = db.prepare<[string], EvidenceToCite>(
    'SELECT title, author, published, source, confidentiality FROM evidence WHERE id = ? AND deleted_at IS NULL',
  )
  const read = <K extends 'consultation' | 'topic' | 'proposal' | 'question'>(kind: K, row: TableRow): RecordOf<K> =>
    recordFromRow(kind, row) as unknown as RecordOf<K>

  return {
    consultation(id: string): RecordOf<'consultation'> | undefined {
      const row = one.get(id)
      return row && read('consultation', row)
    },
    newest(): RecordOf<'consultation'> | undefined {
      const row = newest.get()
      return row && read('consultation', row)
    },
    /** In the order of the paper, without those whose proposal is gone. */
    topics: (consultation: string): TopicWithProposal[] =>
      topics.all(consultation).flatMap((row) => {
        const topic = read('topic', row)
        const found = proposal.get(topic.facts.proposal)
        return found === undefined ? [] : [{ topic, proposal: read('proposal', found) }]
      }),
    questions: (consultation: string): RecordOf<'question'>[] =>
      questions.all(consultation).map((row) => read('question', row)),
    /** What a citation names; nothing of the text. */
    source: (id: string): EvidenceToCite | undefined => source.get(id),
  }
}
