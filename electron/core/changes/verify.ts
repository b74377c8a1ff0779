import type { Database } from 'better-sqlite3'
import { chainStart, type Entry, hashOfEntry, hashOfValue } from './entries.ts'
import { gapsOf } from './gaps.ts'
import { createRows, everyRecord } from './rows.ts'

export type ChainReport = { readonly entries: number; readonly devices: number; readonly brokenAt: number | null }

/**
 * Walks each device's chain: every entry's hash must follow from the one before it, or from a gap that ends with that
 * hash, and every value that has not been erased must have the hash it was given. `brokenAt` is the time of the first
 * entry that does not, or after which a gap lies where none can.
 */
export function verifyChain(db: Database): ChainReport {
  let entries = 0
  const devices = new Set<string>()
  const gaps = Map.groupBy(gapsOf(db).all(), (gap) => gap.device)
  const broken = (hlc: string | undefined): ChainReport => ({
    entries,
    devices: devices.size,
    brokenAt: Number(hlc?.slice(0, 15) ?? 0),
  })
  let end: { device: string; hash: Buffer; seq: number; hlc: string | undefined } | undefined
  const startOf = (device: string) => ({ device, hash: chainStart, seq: 0, hlc: undefined })
  /** The gaps of a device that follow a place in its chain, up to an entry or to the end. */
  const pass = (from: NonNullable<typeof end>, upto: number) => {
    let at = from
    const ahead = gaps.get(from.device)
    for (let gap = ahead?.[0]; gap !== undefined && gap.from < upto; gap = ahead?.[0]) {
      ahead?.shift()
      if (gap.from !== at.seq + 1 || gap.to < gap.from || gap.to >= upto) return undefined
      at = { ...at, seq: gap.to, hash: gap.hash }
    }
    return at
  }
  for (const entry of db.prepare<[], Entry>('SELECT * FROM change ORDER BY device, seq').iterate()) {
    entries++
    if (end !== undefined && end.device !== entry.device && pass(end, Number.POSITIVE_INFINITY) === undefined)
      return broken(end.hlc)
    devices.add(entry.device)
    const before = pass(end?.device === entry.device ? end : startOf(entry.device), entry.seq)
    const follows =
      before !== undefined &&
      entry.seq === before.seq + 1 &&
      entry.prev_hash.equals(before.hash) &&
      hashOfEntry(entry).equals(entry.hash)
    const holds =
      entry.salt === null
        ? entry.value === null
        : hashOfValue(entry.salt, entry.value ?? '', entry.was).equals(entry.value_hash)
    if (!follows || !holds) return broken(entry.hlc)
    end = { device: entry.device, hash: entry.hash, seq: entry.seq, hlc: entry.hlc }
  }
  if (end !== undefined && pass(end, Number.POSITIVE_INFINITY) === undefined) return broken(end.hlc)
  for (const [device, left] of gaps)
    if (left.length > 0 && pass(startOf(device), Number.POSITIVE_INFINITY) === undefined) return broken(undefined)
  return { entries, devices: devices.size, brokenAt: null }
}

/** How many records differ from what the log of changes says they should be. */
export function rowsOff(db: Database): number {
  const rows = createRows(db)
  let off = 0
  for (const record of everyRecord(db)) {
    const logged = rows.fromLog(record.kind, record.id)
    if (logged === undefined || JSON.stringify(logged) !== JSON.stringify(record)) off++
  }
  return off
}
