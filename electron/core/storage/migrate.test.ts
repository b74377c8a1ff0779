import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { fieldsOf, kindNames } from '#shared/domain/records/kinds.ts'
import { get, picture, put, randomKey, testFolder, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { backUp, listBackups } from './backup.ts'
import { keyLiteral, type WorkspaceKey } from './keys.ts'
import { migrate, schemaVersion, schemaVersionOf } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { APPLICATION_ID, openFile } from './open.ts'

/** What was released stays as it was: mend by adding a migration, never by editing one. */
const released: Readonly<Record<number, string>> = {
  1: '45418dbdbe35d27fa960cf446b99dadd14c100f6172b5ccc79e433f4f08e8550',
  2: '70bfc8ff635aed877911098a2a910e55b5b901a7de3acaf693cc5a4a4d80c55a',
  3: '48378e051d82d27a6717f687f554ca8360383a85cf01e5cf8914307257017daa',
  4: 'cfd04c8154f5050de90eab8bd15f56da99ea16b00681787c1538a28d225235ca',
  5: '840b120a5119eea511a93cb2d9143df34e4f1f260aec4e46917036e51499aef8',
}

test('no released migration was edited', () => {
  const hashes = Object.fromEntries(
    migrations.map(({ version, sql }) => [version, createHash('sha256').update(sql).digest('hex')]),
  )
  expect(hashes).toEqual(released)
})

test('migrations are numbered from one without gaps', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, place) => place + 1))
  expect(schemaVersion).toBe(migrations.length)
})

const fresh = () => {
  const db = new Sqlite(':memory:')
  migrate(db)
  return db
}

const schemaOf = (db: Sqlite.Database) =>
  db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all()

for (const step of migrations)
  test(`a database from before migration ${step.version} (${step.name}) ends with the tables of a new one, its rows kept`, () => {
    const db = new Sqlite(':memory:')
    migrate(db, migrations.slice(0, step.version - 1))
    expect(schemaVersionOf(db)).toBe(step.version - 1)
    const hasPerson = step.version > 1
    if (hasPerson)
      db.exec("INSERT INTO person VALUES ('0190a000-0000-7000-8000-000000000001', 1, 'Morven', 1, NULL, 'Una', '', '')")
    migrate(db)
    expect(schemaVersionOf(db)).toBe(schemaVersion)
    expect(schemaOf(db)).toEqual(schemaOf(fresh()))
    if (hasPerson) expect(db.prepare('SELECT name FROM person').all()).toEqual([{ name: 'Una' }])
  })

test('texts that were kept at a close before closes were noted stay as they are, and are of no session’s record', () => {
  const db = new Sqlite(':memory:')
  migrate(db, migrations.slice(0, 3))
  db.exec("INSERT INTO session_snapshot VALUES ('s', 'd', 1, 'Getting ready', x'00', 'ab', '[]')")
  migrate(db)
  expect(db.prepare('SELECT session, title FROM session_snapshot').all()).toEqual([
    { session: 's', title: 'Getting ready' },
  ])
  expect(db.prepare('SELECT * FROM session_close').all()).toEqual([])
})

test('a migration that breaks half way leaves the database at the step before, and one out of order is refused', () => {
  const db = fresh()
  const before = schemaOf(db)
  const broken = { version: schemaVersion + 1, name: 'broken', sql: 'CREATE TABLE extra (a); CREATE TABLE extra (a);' }
  expect(() => migrate(db, [...migrations, broken])).toThrow('extra')
  expect(schemaOf(db)).toEqual(before)
  expect(schemaVersionOf(db)).toBe(schemaVersion)
  const gap = { version: schemaVersion + 2, name: 'gap', sql: 'CREATE TABLE extra (a)' }
  expect(() => migrate(db, [...migrations, gap])).toThrow('does not follow')
})

type Column = { name: string; type: string; notnull: number }

for (const kind of kindNames)
  test(`the table of ${kind} has the columns its fields describe, and accepts the choices they offer and no other`, () => {
    const db = fresh()
    const columns = db.prepare<[], Column>(`PRAGMA table_info("${kind}")`).all()
    const expected: Column[] = [
      { name: 'id', type: 'TEXT', notnull: 1 },
      { name: 'created_at', type: 'INTEGER', notnull: 1 },
      { name: 'created_by', type: 'TEXT', notnull: 1 },
      { name: 'revision', type: 'INTEGER', notnull: 1 },
      { name: 'deleted_at', type: 'INTEGER', notnull: 0 },
      ...Object.entries(fieldsOf(kind)).map(([name, field]) => ({
        name,
        type: field.type === 'whole' || field.type === 'flag' ? 'INTEGER' : 'TEXT',
        notnull: 'absent' in field && field.absent !== null ? 0 : 1,
      })),
    ]
    expect(columns.map(({ name, type, notnull }) => ({ name, type, notnull }))).toEqual(expected)
    const sql =
      db.prepare<[string], { sql: string }>('SELECT sql FROM sqlite_schema WHERE name = ?').get(kind)?.sql ?? ''
    expect(sql.trimEnd().endsWith('STRICT')).toBe(true)
    for (const [name, field] of Object.entries(fieldsOf(kind))) {
      const check = new RegExp(`\\b${name} \\w+ NOT NULL CHECK \\((.*)\\),?$`, 'm').exec(sql)?.[1]
      if (field.type === 'choice')
        expect(check).toBe(`${name} IN (${field.options.map((option) => `'${option.value}'`).join(', ')})`)
      else if (field.type === 'flag') expect(check).toBe(`${name} IN (0, 1)`)
      else if (field.type === 'choices') expect(check).toBe(`json_valid(${name})`)
      else expect(check).toBeUndefined()
    }
  })

test('every nullable column of a record says what its absence means', () => {
  const [records] = migrations
  for (const line of records?.sql.split('\n') ?? [])
    if (/^ {2}\w+ (TEXT|INTEGER),?( |$)/.test(line) && !line.includes('NOT NULL')) expect(line).toMatch(/-- null: \S/)
})

/** A file as an older app left it: its tables, its number, its key. */
async function olderFile(folder: string, upTo: number): Promise<{ file: string; key: WorkspaceKey }> {
  const file = join(folder, 'older.hearings')
  const key = randomKey()
  const db = new Sqlite(file)
  db.pragma("cipher = 'sqlcipher'")
  db.pragma('legacy = 4')
  db.pragma(`key = ${keyLiteral(key)}`)
  db.pragma('journal_mode = WAL')
  db.pragma(`application_id = ${APPLICATION_ID}`)
  migrate(db, migrations.slice(0, upTo))
  db.exec("INSERT INTO person VALUES ('0190a000-0000-7000-8000-000000000001', 1, 'Morven', 1, NULL, 'Una', '', '')")
  db.close()
  return { file, key }
}

test('an older file is backed up, whole, before it is migrated', async () => {
  const folder = testFolder()
  const { file, key } = await olderFile(folder, 1)
  const backups = join(folder, 'backups')
  const db = await openFile(file, key, {
    backUpFirst: async (older) => {
      await backUp(older, key, { folder: backups, name: 'older', why: 'migration', now: Date.now() })
    },
  })
  expect(schemaVersionOf(db)).toBe(schemaVersion)
  db.close()
  const [backup] = listBackups(backups)
  expect(backup).toMatchObject({ why: 'migration' })
  const old = new Sqlite(backup?.file)
  old.pragma("cipher = 'sqlcipher'")
  old.pragma('legacy = 4')
  old.pragma(`key = ${keyLiteral(key)}`)
  expect(schemaVersionOf(old)).toBe(1)
  expect(old.prepare('SELECT name FROM person').all()).toEqual([{ name: 'Una' }])
  old.close()
})

test('where no backup can be made nothing is migrated, and the file stays as it was', async () => {
  const folder = testFolder()
  const { file, key } = await olderFile(folder, 1)
  const inTheWay = join(folder, 'a file')
  writeFileSync(inTheWay, 'where a folder is expected')
  const before = picture(folder)
  const opening = openFile(file, key, {
    backUpFirst: async (older) => {
      await backUp(older, key, { folder: join(inTheWay, 'backups'), name: 'older', why: 'migration', now: Date.now() })
    },
  })
  await expect(opening).rejects.toMatchObject({ code: 'file/unwritable' })
  expect(picture(folder)).toEqual(before)
})

test('a file of this schema is opened without a migration or a backup', async () => {
  const { file, key } = await workspaceFile()
  await within(file, key, (db) => put(db, 'a', 'b'))
  const db = await openFile(file, key, {
    backUpFirst: async () => {
      throw new Error('not needed')
    },
  })
  expect(get(db, 'a')).toBe('b')
  db.close()
})
