import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { Fact } from '#shared/domain/records/field.ts'
import { fieldsOf, type KindName } from '#shared/domain/records/kinds.ts'
import type { HistoryEntry } from '#shared/rpc/contract/records.ts'
import { millisOf } from '../../changes/clock.ts'
import { DELETED, type Entry, ERASED } from '../../changes/entries.ts'
import { counts } from '../../changes/rows.ts'

type History = z.output<typeof HistoryEntry>

/** `taken`: 0 where a session did not take it, and it counts for nothing. */
const entriesOf = (db: Database, id: string) =>
  db
    .prepare<[string], Entry & { taken: 0 | 1 }>(
      `SELECT *, ${counts} AS taken FROM change WHERE record = ? ORDER BY hlc`,
    )
    .all(id)
const parse = (json: string | null): Fact => (json === null ? null : (JSON.parse(json) as Fact))

/** Who changed what and when, newest first, one entry per batch. */
export function historyOf(db: Database, kind: KindName, id: string): History[] {
  const fields = fieldsOf(kind)
  const byBatch = Map.groupBy(entriesOf(db, id), (entry) => entry.batch)
  return [...byBatch.values()]
    .map((entries): History => {
      const [first] = entries
      const deletion = entries.find((entry) => entry.field === DELETED)
      return {
        batch: first?.batch ?? '',
        at: millisOf(first?.hlc ?? ''),
        author: first?.author ?? '',
        what: whatHappened(entries, deletion),
        notTaken: entries.some((entry) => entry.taken === 0),
        fields: entries
          .filter((entry) => Object.hasOwn(fields, entry.field) && (entry.value === null || entry.value !== entry.was))
          .map((entry) => ({
            field: entry.field,
            label: fields[entry.field]?.label ?? entry.field,
            was: parse(entry.was),
            value: parse(entry.value),
            erased: entry.salt === null,
          })),
      }
    })
    .reverse()
}

function whatHappened(entries: readonly Entry[], deletion: Entry | undefined): History['what'] {
  if (entries.some((entry) => entry.field === ERASED)) return 'erased'
  if (deletion === undefined || deletion.value === deletion.was) return 'changed'
  if (deletion.value === 'true') return 'deleted'
  return deletion.was === null ? 'created' : 'restored'
}

/**
 * The facts of a record right after a batch, or undefined where the log does not know that batch for it. Erased facts are left
 * out, and what a session did not take, but for the batch itself.
 */
export function factsAfter(db: Database, id: string, batch: string): Record<string, Fact> | undefined {
  const entries = entriesOf(db, id)
  const last = entries.findLast((entry) => entry.batch === batch)
  if (last === undefined) return undefined
  const facts: Record<string, Fact> = {}
  for (const entry of entries)
    if (
      entry.hlc <= last.hlc &&
      (entry.taken === 1 || entry.batch === batch) &&
      !entry.field.startsWith('*') &&
      entry.value !== null
    )
      facts[entry.field] = parse(entry.value)
  return facts
}

/** Whether one of these fields was changed after the record's `revision`-th batch. */
export function changedSince(db: Database, id: string, revision: number, fields: readonly string[]): boolean {
  const entries = db
    .prepare<[string], Entry>(`SELECT * FROM change WHERE record = ? AND ${counts} ORDER BY hlc`)
    .all(id)
  const seen = new Set([...new Set(entries.map((entry) => entry.batch))].slice(0, revision))
  return entries.some((entry) => !seen.has(entry.batch) && fields.includes(entry.field))
}
