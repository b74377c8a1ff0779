import type { Database } from 'better-sqlite3'
import type { ChangeLog } from './change-log.ts'
import { chainStart, type Entry, hashOfEntry, hashOfValue } from './entries.ts'
import { type Gap, gapsOf } from './gaps.ts'
import { type Have, hold, holds, missing, reach } from './have.ts'
import { createReader } from './readable.ts'

/** Entries of one device, one after another without a gap. */
export type Run = readonly Entry[]
/** What one message carries: runs, and how far a log goes whose last entries are withheld. */
export type Batch = { readonly runs: readonly Run[]; readonly gaps: readonly Gap[] }

/** How much one batch holds: entries, and bytes of text in them, so that taking one holds nobody up. A single longer entry is a batch of its own. */
export type Bounds = { readonly entries: number; readonly bytes: number }
const bounds: Bounds = { entries: 500, bytes: 200_000 }

/** What is said cannot be a part of the log that is held: a hash does not follow, or two entries have one place. */
export class ChainBroken extends Error {}

export type Taken = {
  /** New here, and in the rows now. */
  readonly fresh: readonly Entry[]
  /** Left out by the judge or not readable here; they count as not given. */
  readonly refused: readonly Entry[]
}

type OfDevice = (device: string) => boolean

export type Exchange = {
  have(only?: OfDevice): Have
  devices(): string[]
  /**
   * What is held here, missing there, and let through by the filter, in batches of bounded size. Each batch is read when it
   * is asked for; between two, others may write. One that is empty lets others have a turn.
   */
  entriesFor(
    have: Have,
    filter: (entry: Entry) => boolean,
    options?: Partial<Bounds> & { only?: OfDevice },
  ): Generator<Batch>
  /** The same of some records alone: what is new about them, or what may be told of them only now. */
  entriesAbout(records: Iterable<string>, have: Have, filter: (entry: Entry) => boolean): Generator<Batch>
  /** Checks every hash and link, then merges in one transaction. Nothing of a batch is taken where it throws ChainBroken. */
  take(batch: Batch, judge?: (entry: Entry) => boolean): Taken
}

/** What two logs tell each other. Stretches that are withheld become gaps, and are filled once they are given. */
export function createExchange(db: Database, changes: Pick<ChangeLog, 'merge'>): Exchange {
  const gaps = gapsOf(db)
  const reader = createReader(db)
  const nextDevice = db.prepare<[string, string], { device: string }>(
    `SELECT device FROM (SELECT min(device) AS device FROM change WHERE device > ?
     UNION ALL SELECT min(device) FROM change_gap WHERE device > ?) WHERE device IS NOT NULL ORDER BY device LIMIT 1`,
  )
  const last = db.prepare<[string, string], { seq: number | null }>(
    `SELECT max(seq) AS seq FROM (SELECT max(seq) AS seq FROM change WHERE device = ?
     UNION ALL SELECT max(to_seq) FROM change_gap WHERE device = ?)`,
  )
  const between = db.prepare<[string, number, number], Entry>(
    'SELECT * FROM change WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  )
  const links = db.prepare<[string, number, number], Pick<Entry, 'seq' | 'hash' | 'prev_hash'>>(
    'SELECT seq, hash, prev_hash FROM change WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq',
  )
  const ofRecord = db.prepare<[string], Entry>('SELECT * FROM change WHERE record = ?')
  const uptoOf = (device: string) => last.get(device, device)?.seq ?? 0

  const devices = () => {
    const found: string[] = []
    for (let device = ''; ; ) {
      const next = nextDevice.get(device, device)
      if (next === undefined) return found
      device = next.device
      found.push(device)
    }
  }

  /** The new entries of a run, once it is known to fit what is held. */
  const newIn = (run: Run): Entry[] => {
    const [first, end] = [run[0], run.at(-1)]
    if (first === undefined || end === undefined) return []
    const { device } = first
    let before: Buffer = first.prev_hash
    run.forEach((entry, place) => {
      if (entry.device !== device || entry.seq !== first.seq + place) throw new ChainBroken('a run with a hole in it')
      if (!entry.prev_hash.equals(before) || !hashOfEntry(entry).equals(entry.hash)) throw new ChainBroken('a link')
      const holds =
        entry.salt === null
          ? entry.value === null && entry.was === null
          : entry.value !== null && hashOfValue(entry.salt, entry.value, entry.was).equals(entry.value_hash)
      if (!holds) throw new ChainBroken('a value')
      before = entry.hash
    })
    if (first.seq < 1 || (first.seq === 1 && !first.prev_hash.equals(chainStart))) throw new ChainBroken('a beginning')
    const hashAt = (seq: number) => (seq === first.seq - 1 ? first.prev_hash : run[seq - first.seq]?.hash)
    const held = new Set<number>()
    for (const near of links.all(device, first.seq - 1, end.seq + 1)) {
      held.add(near.seq)
      if (hashAt(near.seq)?.equals(near.hash) === false || hashAt(near.seq - 1)?.equals(near.prev_hash) === false)
        throw new ChainBroken('another entry has its place')
    }
    for (const gap of gaps.among(device, first.seq - 1, end.seq))
      if (hashAt(gap.to)?.equals(gap.hash) === false) throw new ChainBroken('a gap ends otherwise')
    return run.filter(({ seq }) => !held.has(seq))
  }

  /** Runs in their order; two that follow each other must fit, and none may overlap. */
  const inOrder = (runs: readonly Run[]): Run[] => {
    const sorted = runs
      .filter((run) => run.length > 0)
      .sort((a, b) => compare(a[0]?.device, b[0]?.device) || (a[0]?.seq ?? 0) - (b[0]?.seq ?? 0))
    sorted.forEach((run, place) => {
      const [first, before] = [run[0], sorted[place - 1]?.at(-1)]
      if (first === undefined || before?.device !== first.device) return
      if (before.seq >= first.seq) throw new ChainBroken('two runs overlap')
      if (before.seq === first.seq - 1 && !before.hash.equals(first.prev_hash)) throw new ChainBroken('a link')
    })
    return sorted
  }

  /** Notes in the gaps what became of new entries, in their order. `upto`: how far each device was known before. */
  const note = (entries: readonly Entry[], isTaken: (entry: Entry) => boolean, upto: Map<string, number>) => {
    for (const entry of entries) {
      const { device, seq } = entry
      const known = upto.get(device) ?? 0
      if (isTaken(entry)) {
        if (seq > known + 1) gaps.add(device, known + 1, seq - 1, entry.prev_hash)
        else if (seq <= known) gaps.fill(device, seq, seq, entry.prev_hash)
      } else if (seq > known) gaps.add(device, known + 1, seq, entry.hash)
      upto.set(device, Math.max(known, seq))
    }
  }

  return {
    devices,
    have(only = () => true) {
      const have: Have = new Map()
      for (const device of devices()) if (only(device)) have.set(device, { upto: uptoOf(device), gaps: [] })
      for (const { device, from, to } of gaps.all()) have.get(device)?.gaps.push([from, to])
      return have
    },

    *entriesFor(have, filter, { only = () => true, ...given } = {}) {
      const size = { ...bounds, ...given }
      let runs: Entry[][] = []
      let tails: Gap[] = []
      let [count, bytes] = [0, 0]
      for (const device of devices().filter(only)) {
        for (const [from, to] of missing(have, device)) {
          const isTail = to === Number.MAX_SAFE_INTEGER
          let withheld: Entry | undefined
          for (let at = from; ; ) {
            let read = 0
            let isFull = false
            for (const entry of between.iterate(device, at, to)) {
              read++
              at = entry.seq + 1
              if (filter(entry)) {
                withheld = undefined
                const run = runs.at(-1)
                const end = run?.at(-1)
                if (end?.device === device && end.seq === entry.seq - 1) run?.push(entry)
                else runs.push([entry])
                count++
                bytes += weigh(entry)
              } else withheld = entry
              isFull = count >= size.entries || bytes >= size.bytes
              if (isFull || read >= AT_ONCE) break
            }
            if (!isFull && read < AT_ONCE) break
            yield { runs, gaps: tails }
            runs = []
            tails = []
            count = 0
            bytes = 0
          }
          if (!isTail) continue
          const end = gaps.among(device, from, to).at(-1)
          if (end !== undefined && end.to > (withheld?.seq ?? 0) && end.to === uptoOf(device)) tails.push(end)
          else if (withheld !== undefined)
            tails.push({ device, from: withheld.seq, to: withheld.seq, hash: withheld.hash })
        }
      }
      if (runs.length > 0 || tails.length > 0) yield { runs, gaps: tails }
    },

    *entriesAbout(records, have, filter) {
      let found: Entry[] = []
      let bytes = 0
      for (const record of records) {
        for (const entry of ofRecord.iterate(record)) {
          if (holds(have, entry.device, entry.seq) || !filter(entry)) continue
          found.push(entry)
          bytes += weigh(entry)
        }
        if (found.length < bounds.entries && bytes < bounds.bytes) continue
        yield { runs: inRuns(found), gaps: [] }
        found = []
        bytes = 0
      }
      if (found.length > 0) yield { runs: inRuns(found), gaps: [] }
    },

    take(batch, judge = () => true) {
      const runs = inOrder(batch.runs)
      const found = runs.flatMap(newIn)
      const upto = new Map([...new Set(found.map(({ device }) => device))].map((device) => [device, uptoOf(device)]))
      const isReadable = reader()
      const taken = new Set(found.filter((entry) => isReadable(entry) && judge(entry)))
      changes.merge([...taken], () => {
        note(found, (entry) => taken.has(entry), upto)
        for (const gap of batch.gaps) {
          const known = uptoOf(gap.device)
          if (gap.to > known) gaps.add(gap.device, known + 1, gap.to, gap.hash)
        }
      })
      return { fresh: [...taken], refused: found.filter((entry) => !taken.has(entry)) }
    },
  }
}

/** How many entries are looked at between two looks at the bounds. */
const AT_ONCE = 5000

/** Entries in any order, as runs. */
function inRuns(entries: readonly Entry[]): Run[] {
  const runs: Entry[][] = []
  for (const entry of [...entries].sort((a, b) => compare(a.device, b.device) || a.seq - b.seq)) {
    const run = runs.at(-1)
    const end = run?.at(-1)
    if (end?.device === entry.device && end.seq === entry.seq - 1) run?.push(entry)
    else runs.push([entry])
  }
  return runs
}

const compare = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0)
const weigh = (entry: Entry) => 320 + (entry.value?.length ?? 0) + (entry.was?.length ?? 0)

/** What a batch tells of how far each device goes, noted as held by whoever was sent it. */
export function noteSent(have: Have, batch: Batch): void {
  for (const run of batch.runs) {
    const [first, end] = [run[0], run.at(-1)]
    if (first !== undefined && end !== undefined) hold(have, first.device, first.seq, end.seq)
  }
  for (const gap of batch.gaps) reach(have, gap.device, gap.to)
}
