import type { Database } from 'better-sqlite3'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/** The schema this app writes; a file with a higher number comes from a newer app. */
export const schemaVersion = migrations.at(-1)?.version ?? 0

export function schemaVersionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings the tables up to date, each step in a transaction of its own that also counts it, so that a crash leaves
 * the file at one step or the next.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  let version = schemaVersionOf(db)
  for (const step of steps) {
    if (step.version <= version) continue
    if (step.version !== version + 1) throw new Error(`migration ${step.version} does not follow ${version}`)
    db.transaction(() => {
      db.exec(step.sql)
      db.pragma(`user_version = ${step.version}`)
    }).immediate()
    version = step.version
  }
}
