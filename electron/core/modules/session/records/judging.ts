import type { Database } from 'better-sqlite3'
import { isFixed } from '#shared/domain/records/fixed.ts'
import { isKindName } from '#shared/domain/records/kinds.ts'
import { isShared, mayChange, mayDelete } from '#shared/domain/session/sharing.ts'
import { AHEAD, millisOf } from '../../../changes/clock.ts'
import { DELETED, type Entry } from '../../../changes/entries.ts'
import { prepared } from '../../../storage/prepared.ts'
import { type Reader, visibilityFor } from './visibility.ts'

export type Refused = { readonly entry: Entry; readonly code: 'session/not-allowed' | 'session/clock-ahead' }

/**
 * What a member brings, judged entry by entry: of a kind that is shared and their role may change, about a record that
 * they were given or that is new; and deleted only where it is theirs to delete. A stamp from far ahead is left for later, whoever brings it: it would win over
 * everyone who has not seen it until that hour comes. It stays with whoever wrote it, and is taken once the clocks agree.
 */
export function judgeFor({ db, reader, copy, now }: { db: Database; reader: Reader; copy: string; now: number }) {
  const visible = visibilityFor(db, reader)
  const first = prepared<[string], { device: string }>(
    db,
    'SELECT device FROM change WHERE record = ? ORDER BY hlc LIMIT 1',
  )
  /** By another entry: one that is brought again, because nobody heard that it was taken, is no change. */
  const saidBefore = prepared<[string, string, string, number], { said: 1 }>(
    db,
    'SELECT 1 AS said FROM change WHERE record = ? AND field = ? AND NOT (device = ? AND seq = ?) LIMIT 1',
  )
  const begun = new Set<string>()
  const refused: Refused[] = []
  const no = (entry: Entry, code: Refused['code']) => {
    refused.push({ entry, code })
    return false
  }
  return {
    refused,
    entry(entry: Entry): boolean {
      if (millisOf(entry.hlc) > now + AHEAD) return no(entry, 'session/clock-ahead')
      if (reader.full) return true
      const { kind, record, field } = entry
      if (!isKindName(kind) || !mayChange(reader.role, kind, field)) return no(entry, 'session/not-allowed')
      if (isFixed(kind, field) && saidBefore.get(record, field, entry.device, entry.seq))
        return no(entry, 'session/not-allowed')
      if (begun.has(record)) return true
      const begunBy = first.get(record)?.device
      const isNew = begunBy === undefined
      if (!isNew && field === DELETED && !mayDelete(reader.role, kind, begunBy === copy))
        return no(entry, 'session/not-allowed')
      const may = isNew ? isShared(kind, reader.share) || reader.owners.has(record) : visible.record(kind, record)
      if (isNew && may) begun.add(record)
      return may || no(entry, 'session/not-allowed')
    },
  }
}
