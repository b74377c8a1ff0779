import type { Database } from 'better-sqlite3'
import { chainStart, type Entry, hashOfEntry, hashOfValue } from './entries.ts'
import { createRows, everyRecord } from './rows.ts'

export type ChainReport = { readonly entries: number; readonly devices: number; readonly brokenAt: number | null }

/**
 * Walks each device's chain: every entry's hash must follow from the one before it, and every value that has
 * not been erased must have the hash it was given. `brokenAt` is the time of the first entry that does not.
 */
export function verifyChain(db: Database): ChainReport {
  let entries = 0
  const devices = new Set<string>()
  let previous: { device: string; hash: Buffer; seq: number } | undefined
  for (const entry of db.prepare<[], Entry>('SELECT * FROM change ORDER BY device, seq').iterate()) {
    entries++
    devices.add(entry.device)
    const before: { hash: Buffer; seq: number } =
      previous?.device === entry.device ? previous : { hash: chainStart, seq: 0 }
    const follows =
      entry.seq === before.seq + 1 && entry.prev_hash.equals(before.hash) && hashOfEntry(entry).equals(entry.hash)
    const holds =
      entry.salt === null
        ? entry.value === null
        : hashOfValue(entry.salt, entry.value ?? '', entry.was).equals(entry.value_hash)
    if (!follows || !holds) return { entries, devices: devices.size, brokenAt: Number(entry.hlc.slice(0, 15)) }
    previous = { device: entry.device, hash: entry.hash, seq: entry.seq }
  }
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
