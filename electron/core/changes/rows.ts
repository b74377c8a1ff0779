import type { Database, Statement } from 'better-sqlite3'
import type { Fact, Field } from '#shared/domain/records/field.ts'
import { beforeAnyoneSays } from '#shared/domain/records/field.ts'
import { type AnyRecord, fieldsOf, type KindName, kindNames, kinds } from '#shared/domain/records/kinds.ts'
import { millisOf } from './clock.ts'
import { DELETED } from './entries.ts'

/** A table's row, as SQLite gives it. */
export type TableRow = Record<string, string | number | null>

type Head = {
  readonly id: string
  readonly created_at: number
  readonly created_by: string
  readonly revision: number
  readonly deleted_at: number | null
}

export type Rows = {
  read(kind: KindName, id: string): AnyRecord | undefined
  /** Writes a whole record: row and search index. */
  write(kind: KindName, head: Head, facts: Readonly<Record<string, Fact>>): void
  /** What the log says the record is, or undefined while its required facts have not all arrived. Entries set aside count for nothing. */
  fromLog(kind: KindName, id: string): AnyRecord | undefined
  /** Takes a whole record away, row and search index, where the log says that it is not there. */
  remove(kind: KindName, id: string): void
}

/** How a fact is kept in its column. */
export function toColumn(field: Field, fact: Fact): string | number | null {
  if (field.type === 'flag') return fact === true ? 1 : 0
  if (field.type === 'choices') return JSON.stringify(fact)
  return fact as string | number | null
}

export function fromColumn(field: Field, value: string | number | null): Fact {
  if (field.type === 'flag') return value === 1
  if (field.type === 'choices') return JSON.parse(String(value)) as string[]
  return value
}

export function recordFromRow(kind: KindName, row: TableRow): AnyRecord {
  const facts: Record<string, Fact> = {}
  for (const [name, field] of Object.entries(fieldsOf(kind))) facts[name] = fromColumn(field, row[name] ?? null)
  const { id, created_at, created_by, revision, deleted_at } = row
  return { kind, id, created_at, created_by, revision, deleted_at, facts } as unknown as AnyRecord
}

type Statements = {
  read: Statement<[string], TableRow>
  write: Statement<[Record<string, unknown>]>
  remove: Statement<[string]>
}

/** Entries that count: all but those set aside. */
export const counts =
  'NOT EXISTS (SELECT 1 FROM change_set_aside AS aside WHERE aside.device = change.device AND aside.seq = change.seq)'

/** Reads and writes the table of every kind, and keeps the search index in step with it. */
export function createRows(db: Database): Rows {
  const statements = new Map<KindName, Statements>()
  const of = (kind: KindName): Statements => {
    const known = statements.get(kind)
    if (known) return known
    const columns = ['id', 'created_at', 'created_by', 'revision', 'deleted_at', ...Object.keys(fieldsOf(kind))]
    const made = {
      read: db.prepare<[string], TableRow>(`SELECT * FROM "${kind}" WHERE id = ?`),
      write: db.prepare<[Record<string, unknown>]>(
        `INSERT INTO "${kind}" (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})
         ON CONFLICT (id) DO UPDATE SET ${columns
           .slice(1)
           .map((c) => `${c} = excluded.${c}`)
           .join(', ')}`,
      ),
      remove: db.prepare<[string]>(`DELETE FROM "${kind}" WHERE id = ?`),
    }
    statements.set(kind, made)
    return made
  }

  const index = createIndexer(db)
  const newest = db.prepare<[string], { field: string; value: string | null; hlc: string }>(
    `SELECT field, value, max(hlc) AS hlc FROM change WHERE record = ? AND ${counts} GROUP BY field`,
  )
  const first = db.prepare<[string], { hlc: string; author: string }>(
    `SELECT hlc, author FROM change WHERE record = ? AND ${counts} ORDER BY hlc LIMIT 1`,
  )
  const batches = db.prepare<[string], { n: number }>(
    `SELECT count(DISTINCT batch) AS n FROM change WHERE record = ? AND ${counts}`,
  )

  return {
    read(kind, id) {
      const row = of(kind).read.get(id)
      return row && recordFromRow(kind, row)
    },
    write(kind, head, facts) {
      const row: Record<string, unknown> = { ...head }
      for (const [name, field] of Object.entries(fieldsOf(kind))) row[name] = toColumn(field, facts[name] ?? null)
      of(kind).write.run(row)
      for (const name of kinds[kind].searched as readonly string[])
        index.put(kind, head.id, name, String(facts[name] ?? ''))
    },
    remove(kind, id) {
      of(kind).remove.run(id)
      index.drop(id)
    },
    fromLog(kind, id) {
      const begun = first.get(id)
      if (begun === undefined) return undefined
      const latest = new Map(newest.all(id).map((entry) => [entry.field, entry]))
      const facts: Record<string, Fact> = {}
      for (const [name, field] of Object.entries(fieldsOf(kind))) {
        const entry = latest.get(name)
        const fact = entry?.value == null ? emptied(field) : (JSON.parse(entry.value) as Fact)
        if (entry === undefined && beforeAnyoneSays(field) === undefined) return undefined
        facts[name] = fact
      }
      const deletion = latest.get(DELETED)
      if (deletion === undefined) return undefined
      return {
        kind,
        id,
        created_at: millisOf(begun.hlc),
        created_by: begun.author,
        revision: batches.get(id)?.n ?? 1,
        deleted_at: deletion.value === 'true' ? millisOf(deletion.hlc) : null,
        facts,
      } as unknown as AnyRecord
    },
  }
}

/** What a row says of a record besides its facts. */
export const headOf = ({ id, created_at, created_by, revision, deleted_at }: AnyRecord): Head => ({
  id,
  created_at,
  created_by,
  revision,
  deleted_at,
})

/** What an erased or never written fact reads as. */
export function emptied(field: Field): Fact {
  const before = beforeAnyoneSays(field)
  if (before !== undefined) return before
  return field.type === 'whole' ? 0 : ''
}

/** Keeps the search index in step. Deleted records stay indexed; a search leaves them out by their row. */
export function createIndexer(db: Database) {
  const find = db.prepare<[string, string], { rowid: number }>(
    'SELECT rowid FROM search_row WHERE record = ? AND field = ?',
  )
  const name = db.prepare<[string, string, string]>('INSERT INTO search_row (kind, record, field) VALUES (?, ?, ?)')
  const unname = db.prepare<[number]>('DELETE FROM search_row WHERE rowid = ?')
  const add = db.prepare<[number | bigint, string]>('INSERT INTO search (rowid, words) VALUES (?, ?)')
  const remove = db.prepare<[number]>('DELETE FROM search WHERE rowid = ?')
  const words = db.prepare<[number], { words: string }>('SELECT words FROM search WHERE rowid = ?')
  const ofRecord = db.prepare<[string], { rowid: number }>('SELECT rowid FROM search_row WHERE record = ?')
  return {
    /** Everything of one record leaves the index. */
    drop(record: string): void {
      for (const { rowid } of ofRecord.all(record)) {
        remove.run(rowid)
        unname.run(rowid)
      }
    },
    /** The words of one field of one record; empty words leave the index. */
    put(kind: KindName, record: string, field: string, text: string): void {
      const known = find.get(record, field)
      if (known !== undefined) {
        if (words.get(known.rowid)?.words === text) return
        remove.run(known.rowid)
        if (text === '') {
          unname.run(known.rowid)
          return
        }
        add.run(known.rowid, text)
      } else if (text !== '') add.run(name.run(kind, record, field).lastInsertRowid, text)
    },
  }
}

/** Every record in the file, for checking that rows are what the log says. */
export function* everyRecord(db: Database): Generator<AnyRecord> {
  for (const kind of kindNames)
    for (const row of db.prepare<[], TableRow>(`SELECT * FROM "${kind}" ORDER BY id`).iterate())
      yield recordFromRow(kind, row)
}
