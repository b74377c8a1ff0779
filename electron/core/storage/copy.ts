import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Refusal } from '#shared/rpc/errors.ts'
import { discard, placeNew, unfinishedName } from './files.ts'
import type { WorkspaceKey } from './keys.ts'
import { APPLICATION_ID, connectTo } from './open.ts'
import { asStorageRefusal } from './refusals.ts'

/**
 * Copies an open workspace to `target` under the same key: written under another name, opened again and checked
 * whole, and only then named. Refuses workspace/exists, file/disk-full and file/unwritable, leaving nothing behind.
 * @returns bytes of the copy
 */
export async function copyWorkspace(db: Database, key: WorkspaceKey, target: string): Promise<number> {
  if (existsSync(target)) throw new Refusal('workspace/exists', { name: basename(target) })
  const unfinished = unfinishedName(target)
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    await checkWhole(unfinished, key)
    placeNew(unfinished, target)
    return statSync(target).size
  } catch (error) {
    discard(unfinished)
    throw asStorageRefusal(error, target)
  }
}

/** Opens a closed copy with its key and checks all of it. Refuses workspace/damaged. */
export async function checkWhole(file: string, key: WorkspaceKey | null): Promise<void> {
  const copy = await connectTo(file, key)
  try {
    const found = copy.pragma('integrity_check(1)', { simple: true })
    const ours = copy.pragma('application_id', { simple: true }) === APPLICATION_ID
    if (found !== 'ok' || !ours) throw new Refusal('workspace/damaged', { name: basename(file) })
  } finally {
    copy.close()
  }
}
