import type { Database } from 'better-sqlite3'
import { keyFromPassphrase } from '#core/storage/keys.ts'
import { beginningOf, openFile } from '#core/storage/open.ts'
import { PASSPHRASE, startTestCore, startWithWorkspace } from '#tests/harness/core.ts'
import { fillWithEvidence } from './evidence.ts'

type Given = {
  readonly client: ReturnType<typeof startTestCore>['client']
  readonly file: string
  readonly folder: string
  readonly db: Database
}

/**
 * A closed workspace file with `count` pieces of evidence, for the time of `use`. The rows are written by the change
 * log itself, past the contract, which would only add copying.
 */
export async function withEvidenceFile<T>(
  count: number,
  use: (given: Omit<Given, 'db' | 'client'>) => Promise<T>,
): Promise<T> {
  await using core = await startWithWorkspace()
  await core.client.call('workspace.close', undefined)
  const db = await openFile(core.file, await keyFromPassphrase(PASSPHRASE, beginningOf(core.file).salt))
  fillWithEvidence(db, 'bench', count)
  db.close()
  return await use({ file: core.file, folder: core.folder })
}

/** The same, opened by a core whose own connection is handed over too: raw statements run on exactly what it runs on. */
export async function withEvidence<T>(count: number, use: (given: Given) => Promise<T>): Promise<T> {
  return withEvidenceFile(count, async ({ file, folder }) => {
    const opened: { db?: Database } = {}
    await using core = startTestCore({ folder, onWorkspace: (db) => Object.assign(opened, { db }) })
    await core.client.call('workspace.open', { file, secret: { by: 'passphrase', passphrase: PASSPHRASE } })
    if (opened.db === undefined) throw new Error('the workspace did not open')
    return await use({ client: core.client, file, folder, db: opened.db })
  })
}
