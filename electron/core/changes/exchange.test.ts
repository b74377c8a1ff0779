import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '#shared/domain/records/field.ts'
import { migrations } from '../storage/migrations/index.ts'
import type { Change } from './change-log.ts'
import { createChangeLog } from './commit.ts'
import type { Entry } from './entries.ts'
import { type Batch, ChainBroken, createExchange, noteSent } from './exchange.ts'
import { holds } from './have.ts'
import { createRows, everyRecord } from './rows.ts'
import { rowsOff, verifyChain } from './verify.ts'

const devices = ['a', 'b', 'c'] as const

function openLog(device: string, now: () => number = Date.now) {
  const db = new Database(':memory:')
  for (const migration of migrations) db.exec(migration.sql)
  const log = createChangeLog(db, { device, now, emit: () => undefined })
  return { device, db, log, rows: createRows(db), exchange: createExchange(db, log) }
}
type Log = ReturnType<typeof openLog>

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const create = (n: number, name: string, contact = ''): Change => ({
  op: 'create',
  kind: 'person',
  id: id(n),
  facts: { name, contact, about: '' },
})
const rename = (n: number, name: string): Change => ({ op: 'update', kind: 'person', id: id(n), facts: { name } })
const rowsOf = ({ db }: Log) => JSON.stringify([...everyRecord(db)])
const logOf = ({ db }: Log) =>
  JSON.stringify(db.prepare('SELECT device, seq, hlc, value, hash FROM change ORDER BY device, seq').all())
const entriesOf = ({ db }: Log) => db.prepare<[], Entry>('SELECT * FROM change ORDER BY device, seq').all()
const everything = () => true

/** Gives one log what another lets through. Answers the batches. */
function give(from: Log, to: Log, filter: (entry: Entry) => boolean = everything, size?: { entries: number }): Batch[] {
  const batches = [...from.exchange.entriesFor(to.exchange.have(), filter, { entries: 2000, bytes: 1e9, ...size })]
  for (const batch of batches) to.exchange.take(batch)
  return batches
}

const isSound = ({ db }: Log) => verifyChain(db).brokenAt === null && rowsOff(db) === 0

test('what is withheld is a gap in the chain, which verifies, and is filled when it is given', () => {
  const [a, b] = [openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris', 'heatherbank 12'), create(2, 'Una')], { label: null })
  give(a, b, (entry) => entry.record === id(2))
  expect([...everyRecord(b.db)].map((record) => record.id)).toEqual([id(2)])
  expect(b.exchange.have().get('a')).toEqual({ upto: 8, gaps: [[1, 4]] })
  expect(verifyChain(b.db)).toMatchObject({ entries: 4, brokenAt: null })
  expect(JSON.stringify(b.db.prepare('SELECT * FROM change_gap').all())).not.toContain('heather')
  give(a, b)
  expect(b.exchange.have()).toEqual(a.exchange.have())
  expect(rowsOf(b)).toBe(rowsOf(a))
  expect(isSound(b)).toBe(true)
})

test('entries withheld at the end are known to be there, and not asked through again', () => {
  const [a, b] = [openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris'), create(2, 'Una')], { label: null })
  give(a, b, (entry) => entry.record === id(1))
  expect(b.exchange.have().get('a')).toEqual({ upto: 8, gaps: [[5, 8]] })
  const have = b.exchange.have()
  const looked: number[] = []
  for (const batch of a.exchange.entriesFor(have, (entry) => looked.push(entry.seq) > 0 && false)) noteSent(have, batch)
  expect(looked).toEqual([5, 6, 7, 8])
  expect(have).toEqual(b.exchange.have())
})

test('a batch is bounded by entries and by bytes, and one long entry is a batch of its own', () => {
  const [a, b] = [openLog('a'), openLog('b')]
  for (let n = 1; n <= 5; n++) a.log.commit('Morven', [create(n, 'x'.repeat(n === 3 ? 200 : 1))], { label: null })
  expect(give(a, b, everything, { entries: 3 }).map(({ runs }) => runs.flat().length)).toEqual([3, 3, 3, 3, 3, 3, 2])
  const sizes = [...a.exchange.entriesFor(new Map(), everything, { entries: 100, bytes: 400 })]
  expect(sizes.every(({ runs }) => runs.flat().length <= 2)).toBe(true)
})

test.each([
  ['a value', (entry: Entry) => ({ ...entry, value: '"Someone"' })],
  ['who wrote it', (entry: Entry) => ({ ...entry, author: 'Someone' })],
  ['its hash', (entry: Entry) => ({ ...entry, hash: Buffer.alloc(32, 1) })],
  ['its place', (entry: Entry) => ({ ...entry, seq: entry.seq + 1 })],
  ['what it follows', (entry: Entry) => ({ ...entry, prev_hash: Buffer.alloc(32, 1) })],
])('an entry of which %s was altered is not taken, nor anything that came with it', (_, alter) => {
  const [a, b] = [openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris')], { label: null })
  const runs = [entriesOf(a).map((entry) => (entry.field === 'name' ? alter(entry) : entry))]
  expect(() => b.exchange.take({ runs, gaps: [] })).toThrow(ChainBroken)
  expect(entriesOf(b)).toEqual([])
})

test('what does not fit a gap, or the entries around it, is not taken', () => {
  const [a, other, b] = [openLog('a'), openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris'), create(2, 'Una')], { label: null })
  other.log.commit('Morven', [create(1, 'Someone'), create(2, 'Una')], { label: null })
  give(a, b, (entry) => entry.record === id(2))
  const [whole, half] = [entriesOf(other).slice(0, 4), entriesOf(other).slice(0, 2)]
  expect(() => b.exchange.take({ runs: [whole], gaps: [] })).toThrow(ChainBroken)
  b.exchange.take({ runs: [half], gaps: [] })
  expect(() => b.exchange.take({ runs: [entriesOf(a).slice(2, 4)], gaps: [] })).toThrow(ChainBroken)
  expect(() => b.exchange.take({ runs: [entriesOf(other).slice(4)], gaps: [] })).toThrow(ChainBroken)
  expect(isSound(b)).toBe(true)
})

test('verify finds an altered gap, one that lies where entries are, and a missing one', () => {
  const filled = () => {
    const [a, b] = [openLog('a'), openLog('b')]
    a.log.commit('Morven', [create(1, 'Idris'), create(2, 'Una')], { label: null })
    give(a, b, (entry) => entry.record === id(2))
    return b
  }
  for (const harm of [
    "UPDATE change_gap SET hash = x'00'",
    'UPDATE change_gap SET to_seq = 5',
    'UPDATE change_gap SET from_seq = 2',
    'DELETE FROM change_gap',
    "INSERT INTO change_gap VALUES ('a', 10, 12, x'00')",
    "INSERT INTO change_gap VALUES ('b', 3, 4, x'00')",
    'DELETE FROM change WHERE seq = 6',
  ]) {
    const b = filled()
    expect(verifyChain(b.db).brokenAt).toBeNull()
    b.db.exec(harm)
    expect(verifyChain(b.db).brokenAt, harm).not.toBeNull()
  }
})

test('entries that this app cannot read are left as gaps, and the chain goes on', () => {
  const [a, b] = [openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris')], { label: null })
  a.log.commit('Morven', [{ op: 'update', kind: 'person', id: id(1), facts: { name: 7 as unknown as string } }], {
    label: null,
  })
  a.log.commit('Morven', [rename(1, 'Idris M')], { label: null })
  const batch: Batch = { runs: [entriesOf(a)], gaps: [] }
  expect(b.exchange.take(batch).refused.map(({ seq }) => seq)).toEqual([5])
  expect(b.rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris M' })
  expect(isSound(b)).toBe(true)
})

test('an entry about a record of another kind does not touch it', () => {
  const [a, other, b] = [openLog('a'), openLog('b'), openLog('c')]
  const test: Change = { op: 'create', kind: 'test', id: id(1), facts: { number: 1, name: 'Fair', about: '' } }
  a.log.commit('Morven', [create(1, 'Idris')], { label: null })
  other.log.commit('Una', [test, { op: 'delete', kind: 'test', id: id(1) }], { label: null })
  give(a, b)
  give(other, b)
  expect(b.rows.read('person', id(1))?.deleted_at).toBeNull()
  expect(isSound(b)).toBe(true)
})

test('an erasure reaches every log, whichever comes first, and leaves no value behind', () => {
  const [a, b, c] = [openLog('a'), openLog('b'), openLog('c')]
  a.log.commit('Morven', [create(1, 'Idris', 'heatherbank 12')], { label: null })
  give(a, b)
  const before = entriesOf(a)
  a.log.erase('Morven', 'person', id(1), ['contact'], 'asked to be forgotten')
  give(a, b)
  c.exchange.take({ runs: [entriesOf(a).slice(4)], gaps: [] })
  c.exchange.take({ runs: [before], gaps: [] })
  for (const log of [a, b, c]) {
    expect(logOf(log)).not.toContain('heatherbank')
    expect(rowsOf(log)).toBe(rowsOf(a))
    expect(isSound(log)).toBe(true)
  }
})

test('what was set aside stays in the log and counts for nothing, until someone says it anew', () => {
  const [a, b] = [openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris')], { label: null })
  give(a, b)
  b.log.commit('Una', [rename(1, 'Somebody'), create(2, 'Tamsin')], { label: 'Renamed' })
  const refused = entriesOf(b).filter((entry) => entry.device === 'b')
  b.log.setAside(refused)
  expect(rowsOf(b)).toBe(rowsOf(a))
  expect(isSound(b)).toBe(true)
  expect(b.log.state().undo).toBeNull()
  b.log.commit('Una', [rename(1, 'Idris M')], { label: null })
  give(b, a, (entry) => entry.seq > refused.length)
  expect(rowsOf(b)).toBe(rowsOf(a))
  expect(isSound(a)).toBe(true)
})

test('what was lent is given back whole, but for what is still unsent, and can be lent again', () => {
  const [a, b] = [openLog('a'), openLog('b')]
  a.log.commit('Morven', [create(1, 'Idris'), create(2, 'Una')], { label: null })
  give(a, b)
  b.log.commit('Rory', [create(3, 'Their own'), rename(1, 'Idris M')], { label: null })
  give(b, a, (entry) => entry.record === id(1))
  b.log.commit('Rory', [rename(2, 'Una Reid')], { label: null })
  b.log.giveBack('Rory', [id(1), id(2)], 'lent', (entry) => !holds(a.exchange.have(), entry.device, entry.seq))
  expect([...everyRecord(b.db)].map((record) => record.id)).toEqual([id(3)])
  expect(b.db.prepare("SELECT count(*) AS n FROM search WHERE search MATCH 'idris'").get()).toEqual({ n: 0 })
  expect(logOf(b)).not.toContain('Idris')
  expect(isSound(b)).toBe(true)
  b.log.commit('Rory', [rename(3, 'Still their own')], { label: null })
  give(a, b)
  give(b, a, (entry) => entry.record !== id(3))
  expect(b.rows.read('person', id(1))).toEqual(a.rows.read('person', id(1)))
  expect(b.rows.read('person', id(2))?.facts).toMatchObject({ name: 'Una Reid' })
  expect(a.rows.read('person', id(2))).toEqual(b.rows.read('person', id(2)))
  for (const log of [a, b]) expect(isSound(log)).toBe(true)
})

const DAY = 86_400_000

test('a clock that runs a day ahead takes no other along, and whoever writes after seeing it has the last word', () => {
  const [ahead, b] = [openLog('z', () => 3 * DAY), openLog('b', () => 2 * DAY)]
  ahead.log.commit('Morven', [create(1, 'Idris')], { label: null })
  give(ahead, b)
  b.log.commit('Una', [rename(1, 'Idris M')], { label: null })
  b.log.commit('Una', [create(2, 'Tamsin')], { label: null })
  expect(b.rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris M' })
  expect(b.rows.read('person', id(2))?.created_at).toBe(2 * DAY)
  give(b, ahead)
  expect(rowsOf(ahead)).toBe(rowsOf(b))
  for (const log of [ahead, b]) expect(isSound(log)).toBe(true)
})

test('a clock that was set right goes on from there, and its records keep their order', () => {
  let wall = 3 * DAY
  const a = openLog('a', () => wall)
  a.log.commit('Morven', [create(1, 'Idris')], { label: null })
  wall = 2 * DAY
  const again = createChangeLog(a.db, { device: 'a', now: () => wall, emit: () => undefined })
  again.commit('Morven', [rename(1, 'Idris M'), create(2, 'Una')], { label: 'Both' })
  expect(a.rows.read('person', id(2))?.created_at).toBe(2 * DAY)
  expect(isSound(a)).toBe(true)
  again.undo('Morven')
  expect(a.rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris' })
  expect(isSound(a)).toBe(true)
})

test('in a session the clock of its host is followed', () => {
  const a = openLog('a', () => 3 * DAY)
  a.log.commit('Morven', [create(1, 'Idris')], { label: null })
  a.log.follow(-DAY)
  a.log.commit('Morven', [create(2, 'Una'), rename(1, 'Idris M')], { label: null })
  expect(a.rows.read('person', id(2))?.created_at).toBe(2 * DAY)
  expect(a.rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris M' })
  expect(isSound(a)).toBe(true)
})

test('evidence that is opened is said once more, with its excerpts, and undone in one step', () => {
  const a = openLog('a')
  const facts = { title: 'Letter', evidence_kind: 'letter', author: '', published: '', source: '', note: '', body: 'x' }
  a.log.commit(
    'Morven',
    [
      { op: 'create', kind: 'evidence', id: id(1), facts: { ...facts, confidentiality: 'restricted' } },
      { op: 'create', kind: 'excerpt', id: id(2), facts: { evidence: id(1), words: 'x', locator: '', note: '' } },
    ],
    { label: null },
  )
  const before = entriesOf(a).length
  a.log.commit('Morven', [{ op: 'update', kind: 'evidence', id: id(1), facts: { confidentiality: 'group' } }], {
    label: 'Opened',
  })
  const said = entriesOf(a).slice(before + 1)
  const b = openLog('b')
  b.exchange.take({ runs: [said], gaps: [] })
  expect(b.rows.read('evidence', id(1))?.facts).toEqual(a.rows.read('evidence', id(1))?.facts)
  expect(b.rows.read('excerpt', id(2))?.facts).toEqual(a.rows.read('excerpt', id(2))?.facts)
  a.log.undo('Morven')
  expect(a.rows.read('evidence', id(1))).toMatchObject({ deleted_at: null, facts: { confidentiality: 'restricted' } })
  expect(a.rows.read('excerpt', id(2))?.deleted_at).toBeNull()
  expect(isSound(a)).toBe(true)
})

type Step = {
  device: 0 | 1 | 2
  owner: 0 | 1 | 2
  record: 0 | 1
  does: 'name' | 'contact' | 'delete' | 'undelete' | 'erase'
  value: string
  tick: number
}
const step: fc.Arbitrary<Step> = fc.record({
  device: fc.constantFrom(0, 1, 2),
  owner: fc.constantFrom(0, 1, 2),
  record: fc.constantFrom(0, 1),
  does: fc.constantFrom('name', 'name', 'contact', 'delete', 'undelete', 'erase'),
  value: fc.stringMatching(/^[a-z]{1,6}$/),
  tick: fc.integer({ min: -3, max: 3 }),
})
/** Which records go along, how many entries at once, and from whom to whom. */
const meeting = fc.record({
  from: fc.constantFrom(0, 1, 2, 3),
  to: fc.constantFrom(0, 1, 2, 3),
  records: fc.subarray([0, 1, 2, 3, 4, 5]),
  fields: fc.subarray(['name', 'contact', 'about', '*deleted', '*erased'], { minLength: 1 }),
  entries: fc.integer({ min: 1, max: 9 }),
})

test('same entries, whoever passed them on, in what pieces and through what filters: same rows, and every chain verifies', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(step, meeting), { minLength: 1, maxLength: 40 }),
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
      (story, order) => {
        let wall = 1_000_000
        const logs = [...devices, 'd'].map((device) => openLog(device, () => wall))
        for (const told of story) {
          if ('records' in told) {
            const [from, to] = [logs[told.from], logs[told.to]]
            const may = (entry: Entry) =>
              told.records.some((n) => id(n) === entry.record) && told.fields.includes(entry.field)
            if (from && to && from !== to) give(from, to, may, { entries: told.entries })
            continue
          }
          const here = logs[told.device]
          if (!here) continue
          wall += told.tick
          const n = told.record * 3 + told.owner
          const known = here.rows.read('person', id(n))
          if (!known) {
            if (told.owner === told.device && entriesOf(here).every((entry) => entry.record !== id(n)))
              here.log.commit('x', [create(n, told.value, 'c')], { label: null })
          } else if (told.does === 'erase') here.log.erase('x', 'person', known.id, ['contact'], 'rule')
          else if (told.does === 'delete' || told.does === 'undelete')
            here.log.commit('x', [{ op: told.does, kind: 'person', id: known.id }], { label: null })
          else
            here.log.commit(
              'x',
              [
                {
                  op: 'update',
                  kind: 'person',
                  id: known.id,
                  facts: { [told.does]: told.value } as Record<string, Fact>,
                },
              ],
              { label: null },
            )
        }
        for (const log of logs) expect(isSound(log)).toBe(true)
        for (let round = 0; round < 2; round++)
          for (const n of [...order, 0, 1, 2, 3])
            for (const other of logs) {
              const from = logs[n]
              if (from && from !== other) give(from, other, everything, { entries: 1 + n })
            }
        expect(new Set(logs.map(rowsOf)).size).toBe(1)
        expect(new Set(logs.map(logOf)).size).toBe(1)
        for (const log of logs) {
          expect(isSound(log)).toBe(true)
          log.db.close()
        }
      },
    ),
    { numRuns: 60 },
  )
})
