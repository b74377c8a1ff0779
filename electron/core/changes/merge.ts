import type { Database } from 'better-sqlite3'
import type { Fact } from '#shared/domain/records/field.ts'
import { isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import { type Entry, ERASED, insertEntry } from './entries.ts'
import { gapsOf } from './gaps.ts'
import { headOf, type Rows } from './rows.ts'

type Touch = (kind: KindName, id: string) => void
type Seat = { readonly device: string; readonly seq: number }

const fieldsErased = (was: string): readonly string[] => {
  const fields: unknown = JSON.parse(was)
  return Array.isArray(fields) ? fields.filter((field) => typeof field === 'string') : []
}

/** Writes what came from elsewhere: entries into the log, and rows as the log then says they are. Callers hold the transaction. */
export function createMerger(db: Database, rows: Rows) {
  const insert = insertEntry(db)
  const held = db.prepare<[string, number], Entry>('SELECT * FROM change WHERE device = ? AND seq = ?')
  const erasures = db.prepare<[string, string], { hlc: string; was: string }>(
    'SELECT hlc, was FROM change WHERE record = ? AND field = ? AND was IS NOT NULL',
  )
  const blank = db.prepare<[string, string, string]>(
    'UPDATE change SET value = NULL, was = NULL, salt = NULL WHERE record = ? AND field = ? AND hlc < ? AND salt IS NOT NULL',
  )
  const aside = db.prepare<[string, number]>('INSERT OR IGNORE INTO change_set_aside (device, seq) VALUES (?, ?)')
  const gaps = gapsOf(db)
  const entriesOf = db.prepare<[string], Entry>('SELECT * FROM change WHERE record = ?')
  const forget = db.prepare<[string, number]>('DELETE FROM change WHERE device = ? AND seq = ?')
  const forgetAside = db.prepare<[string, number]>('DELETE FROM change_set_aside WHERE device = ? AND seq = ?')

  /** Rows of these records as the log says, whatever they were. */
  const write = (records: ReadonlyMap<string, KindName>, touch: Touch) => {
    for (const [id, kind] of records) {
      const record = rows.fromLog(kind, id)
      if (record !== undefined) rows.write(kind, headOf(record), record.facts as Record<string, Fact>)
      else if (rows.read(kind, id) !== undefined) rows.remove(kind, id)
      else continue
      touch(kind, id)
    }
  }

  /** Empties what a record's erasures took, in entries that came before or after them. */
  const blankErased = (record: string) => {
    for (const { hlc, was } of erasures.all(record, ERASED))
      for (const field of fieldsErased(was)) blank.run(record, field, hlc)
  }

  return {
    blank: blankErased,
    /** Adds what is not held yet; answers the stamps that were new. */
    merge(entries: readonly Entry[], touch: Touch): string[] {
      const records = new Map<string, KindName>()
      const stamps: string[] = []
      for (const entry of entries) {
        if (!isKindName(entry.kind) || held.get(entry.device, entry.seq)) continue
        insert.run(entry)
        stamps.push(entry.hlc)
        records.set(entry.record, entry.kind)
      }
      for (const id of records.keys()) blankErased(id)
      write(records, touch)
      return stamps
    },
    /** Answers the batches that no longer count whole. */
    setAside(seats: readonly Seat[], touch: Touch): Set<string> {
      const records = new Map<string, KindName>()
      const batches = new Set<string>()
      for (const { device, seq } of seats) {
        const entry = held.get(device, seq)
        if (entry === undefined || !isKindName(entry.kind)) continue
        aside.run(device, seq)
        records.set(entry.record, entry.kind)
        batches.add(entry.batch)
      }
      write(records, touch)
      return batches
    },
    /** Takes these records' entries away, but for those to keep. Answers the batches that no longer count whole. */
    giveBack(ids: readonly string[], keep: (entry: Entry) => boolean, touch: Touch): Set<string> {
      const records = new Map<string, KindName>()
      const batches = new Set<string>()
      for (const id of ids)
        for (const entry of entriesOf.all(id)) {
          if (isKindName(entry.kind)) records.set(id, entry.kind)
          if (keep(entry)) continue
          batches.add(entry.batch)
          forget.run(entry.device, entry.seq)
          forgetAside.run(entry.device, entry.seq)
          gaps.add(entry.device, entry.seq, entry.seq, entry.hash)
        }
      write(records, touch)
      return batches
    },
  }
}
