import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { basename } from 'node:path'
import type { ErrorCode } from '#shared/rpc/errors.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { checkWhole } from './copy.ts'
import { discard, keepBeside, placeNew, unfinishedName } from './files.ts'
import type { WorkspaceKey } from './keys.ts'
import { checkBeforeOpening, isInUse } from './open.ts'
import { asStorageRefusal } from './refusals.ts'

export type Restored = { readonly file: string; readonly kept: string | null }

/**
 * Puts a copy of `backup` at `into`. The copy is opened with the key and checked whole before anything is moved; what
 * stood at `into` stays beside it under a dated name. `letGo` runs between: it closes `into` where it is open here.
 */
export async function restoreWorkspace(
  backup: string,
  into: string,
  key: WorkspaceKey,
  { now, wrongKey, letGo }: { now: number; wrongKey?: ErrorCode; letGo?: () => Promise<void> },
): Promise<Restored> {
  checkBeforeOpening(backup, key, wrongKey)
  if (await isInUse(backup)) throw new Refusal('workspace/in-use', { name: basename(backup) })
  const unfinished = unfinishedName(into)
  try {
    copyFileSync(backup, unfinished)
    if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${unfinished}-wal`)
    await checkWhole(unfinished, key)
    await letGo?.()
    if (!existsSync(into)) {
      placeNew(unfinished, into)
      return { file: into, kept: null }
    }
    if (await isInUse(into)) throw new Refusal('workspace/in-use', { name: basename(into) })
    const kept = keepBeside(into, now)
    try {
      placeNew(unfinished, into)
    } catch (error) {
      renameSync(kept, into)
      throw error
    }
    return { file: into, kept }
  } catch (error) {
    discard(unfinished)
    const refusal = asStorageRefusal(error, into)
    if (refusal instanceof Refusal && refusal.code === 'workspace/damaged')
      throw new Refusal('workspace/damaged', { name: basename(backup) }, { cause: error })
    throw refusal
  }
}
