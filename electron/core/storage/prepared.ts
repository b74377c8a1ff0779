import type { Database, Statement } from 'better-sqlite3'

const known = new WeakMap<Database, Map<string, Statement>>()

/**
 * A statement prepared once for as long as its connection is open. For SQL of which there are few kinds and that
 * is asked for again and again; its text must not hold values.
 */
export function prepared<Bind extends unknown[], Row = unknown>(db: Database, sql: string): Statement<Bind, Row> {
  const statements = known.get(db) ?? new Map<string, Statement>()
  known.set(db, statements)
  const statement = statements.get(sql) ?? db.prepare(sql)
  statements.set(sql, statement)
  return statement as unknown as Statement<Bind, Row>
}
