import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact } from '#shared/domain/records/field.ts'
import { migrations } from '../storage/migrations/index.ts'
import type { Change } from './change-log.ts'
import { createChangeLog } from './commit.ts'
import type { Entry } from './entries.ts'
import { createRows, everyRecord } from './rows.ts'
import { rowsOff, verifyChain } from './verify.ts'

function openLog(device: string, now: () => number = Date.now) {
  const db = new Database(':memory:')
  for (const migration of migrations) db.exec(migration.sql)
  const told: string[] = []
  const log = createChangeLog(db, { device, now, emit: (committed) => told.push(committed.batch) })
  return { db, log, rows: createRows(db), told }
}

const id = (n: number) => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`
const person = (name: string) => ({ name, contact: '', about: '' })
const create = (n: number, name: string): Change => ({ op: 'create', kind: 'person', id: id(n), facts: person(name) })
const rename = (n: number, name: string): Change => ({ op: 'update', kind: 'person', id: id(n), facts: { name } })

test('a created record is in its table, in the log and in the search index', () => {
  const { db, log, rows } = openLog('a')
  log.commit('Morven', [create(1, 'Idris')], { label: 'Added Idris' })
  expect(rows.read('person', id(1))).toMatchObject({
    created_by: 'Morven',
    revision: 1,
    deleted_at: null,
    facts: { name: 'Idris' },
  })
  expect(db.prepare("SELECT count(*) AS n FROM search WHERE search MATCH 'idris'").get()).toEqual({ n: 1 })
  expect(verifyChain(db)).toMatchObject({ brokenAt: null, devices: 1 })
})

test('a change that breaks half way leaves neither row nor entry, and the chain goes on whole', () => {
  const { db, log, told } = openLog('a')
  log.commit('Morven', [create(1, 'Idris')], { label: null })
  expect(() => log.commit('Morven', [create(2, 'Una'), rename(99, 'nobody')], { label: null })).toThrow(
    'record/not-found',
  )
  log.commit('Morven', [create(3, 'Tamsin')], { label: null })
  expect([...everyRecord(db)].map((record) => record.id)).toEqual([id(1), id(3)])
  expect(verifyChain(db).brokenAt).toBeNull()
  expect(told).toHaveLength(2)
})

test('undo takes back the last change and redo brings it again, across kinds', () => {
  const { log, rows } = openLog('a')
  log.commit('Morven', [create(1, 'Idris')], { label: 'Added Idris' })
  log.commit('Morven', [rename(1, 'Idris M')], { label: 'Renamed Idris' })
  log.commit('Morven', [{ op: 'delete', kind: 'person', id: id(1) }], { label: 'Deleted Idris M' })
  expect(log.undo('Morven').label).toBe('Deleted Idris M')
  expect(rows.read('person', id(1))?.deleted_at).toBeNull()
  expect(log.undo('Morven').label).toBe('Renamed Idris')
  expect(rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris' })
  expect(log.redo('Morven').label).toBe('Renamed Idris')
  expect(rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris M' })
  expect(log.state()).toEqual({ undo: 'Renamed Idris', redo: 'Deleted Idris M' })
})

test('undo refuses to overwrite what someone else changed since', () => {
  const { db, log, rows } = openLog('a')
  const other = openLog('b')
  log.commit('Morven', [create(1, 'Idris')], { label: 'Added' })
  log.commit('Morven', [rename(1, 'Idris M')], { label: 'Renamed' })
  other.log.merge(db.prepare<[], Entry>('SELECT * FROM change').all())
  other.log.commit('Una', [rename(1, 'Idris MacLeod')], { label: null })
  log.merge(other.db.prepare<[], Entry>("SELECT * FROM change WHERE device = 'b'").all())
  expect(() => log.undo('Morven')).toThrow('change/overtaken')
  expect(rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris MacLeod' })
})

test('verify finds a value altered outside the app, and a removed entry', () => {
  const { db, log } = openLog('a')
  log.commit('Morven', [create(1, 'Idris'), create(2, 'Una')], { label: null })
  const copy = () => {
    const other = openLog('c')
    other.log.merge(db.prepare<[], Entry>('SELECT * FROM change').all())
    return other.db
  }
  const altered = copy()
  altered.prepare("UPDATE change SET value = '\"Someone\"' WHERE field = 'name' AND record = ?").run(id(1))
  expect(verifyChain(altered).brokenAt).not.toBeNull()
  const removed = copy()
  removed.prepare('DELETE FROM change WHERE seq = 2').run()
  expect(verifyChain(removed).brokenAt).not.toBeNull()
  const rewritten = copy()
  rewritten.prepare("UPDATE person SET name = 'Someone' WHERE id = ?").run(id(2))
  expect(verifyChain(rewritten).brokenAt).toBeNull()
  expect(rowsOff(rewritten)).toBe(1)
})

test('an erased field is in no row, no entry and no index, says so, and the chain still verifies', () => {
  const { db, log, rows } = openLog('a')
  log.commit(
    'Morven',
    [{ op: 'create', kind: 'person', id: id(1), facts: { name: 'Idris', contact: 'heatherbank 12', about: '' } }],
    { label: null },
  )
  log.erase('Morven', 'person', id(1), ['contact'], 'asked to be forgotten')
  expect(rows.read('person', id(1))?.facts).toMatchObject({ name: 'Idris', contact: '' })
  expect(JSON.stringify(db.prepare('SELECT value, was FROM change').all())).not.toContain('heatherbank')
  expect(db.prepare("SELECT value FROM change WHERE field = '*erased'").get()).toEqual({
    value: '"asked to be forgotten"',
  })
  expect(verifyChain(db).brokenAt).toBeNull()
  expect(rowsOff(db)).toBe(0)
})

test('the same entries in any order and any grouping give the same rows', () => {
  type Step = {
    device: 0 | 1 | 2
    record: number
    field: 'name' | 'contact' | 'about' | 'delete' | 'undelete'
    value: string
    tick: number
    sync: boolean
  }
  const step: fc.Arbitrary<Step> = fc.record({
    device: fc.constantFrom(0, 1, 2),
    record: fc.integer({ min: 1, max: 4 }),
    field: fc.constantFrom('name', 'contact', 'about', 'delete', 'undelete'),
    value: fc.string({ minLength: 1, maxLength: 6 }),
    tick: fc.integer({ min: -3, max: 3 }),
    sync: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.integer(), (steps, seed) => {
      let wall = 1_000_000
      const devices = ['a', 'b', 'c'].map((name) => openLog(name, () => wall))
      const all = (db: Database.Database) => db.prepare<[], Entry>('SELECT * FROM change').all()
      for (const { device, record, field, value, tick, sync } of steps) {
        wall += tick
        const here = devices[device]
        if (!here) continue
        const known = here.rows.read('person', id(record))
        if (!known)
          here.rows.fromLog('person', id(record)) ??
            (devices.every((d) => !d.rows.read('person', id(record))) &&
              here.log.commit('x', [create(record, value)], { label: null }))
        else if (field === 'delete' || field === 'undelete')
          here.log.commit('x', [{ op: field, kind: 'person', id: id(record) }], { label: null })
        else
          here.log.commit(
            'x',
            [{ op: 'update', kind: 'person', id: id(record), facts: { [field]: value } as Record<string, Fact> }],
            { label: null },
          )
        if (sync) for (const other of devices) other.log.merge(all(here.db))
      }
      const entries = devices.flatMap(({ db }) => all(db))
      const outcome = devices.map(({ db, log }) => {
        log.merge(entries)
        return JSON.stringify([...everyRecord(db)])
      })
      const shuffled = openLog('z')
      const mixed = [...entries].sort(
        (p, q) =>
          ((p.seq * 7919 + p.device.charCodeAt(0) * seed) % 13) - ((q.seq * 7919 + q.device.charCodeAt(0) * seed) % 13),
      )
      for (let at = 0; at < mixed.length; at += 3) shuffled.log.merge(mixed.slice(at, at + 3))
      outcome.push(JSON.stringify([...everyRecord(shuffled.db)]))
      expect(new Set(outcome).size).toBe(1)
      for (const { db } of [...devices, shuffled]) {
        expect(rowsOff(db)).toBe(0)
        expect(verifyChain(db).brokenAt).toBeNull()
        db.close()
      }
    }),
    { numRuns: 60 },
  )
})
