import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { newSalt } from '#core/storage/first-page.ts'
import type { WorkspaceKey } from '#core/storage/keys.ts'
import { createFile, openFile } from '#core/storage/open.ts'

/** A folder of the test's own, gone afterwards. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A key without a passphrase behind it: as good as any, and at once. */
export function randomKey(): WorkspaceKey {
  return { raw: randomBytes(32), salt: newSalt() }
}

/** An empty workspace file, closed. */
export async function workspaceFile(
  folder = testFolder(),
  name = 'group.hearings',
): Promise<{ file: string; key: WorkspaceKey; folder: string }> {
  const key = randomKey()
  const file = join(folder, name)
  await createFile(file, key)
  return { file, key, folder }
}

/** Opens, does, closes. */
export async function within<T>(file: string, key: WorkspaceKey, work: (db: Database) => T | Promise<T>): Promise<T> {
  const db = await openFile(file, key)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Writes a fact of a size into a file, in a transaction of its own. */
export function put(db: Database, name: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(name, value)
}

export function get(db: Database, name: string): string | undefined {
  return db.prepare<[string], { value: string }>('SELECT value FROM setting WHERE name = ?').get(name)?.value
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** Every file of a folder with its hash: equal before and after means that nothing was touched, made or left. */
export function picture(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, statSync(join(folder, name)).isFile() ? hashOf(join(folder, name)) : 'folder']),
  )
}
