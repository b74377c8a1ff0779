import { renameSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { checkWhole } from './copy.ts'
import { discard, syncFile, syncFolder, unfinishedName } from './files.ts'
import { keyLiteral, type WorkspaceKey } from './keys.ts'
import { connectTo } from './open.ts'
import { asStorageRefusal } from './refusals.ts'

/** Named for tests that stop the process at each. */
export type ChangeStep = 'copied' | 'rekeyed' | 'checked' | 'swapped' | 'closed'

/**
 * Encrypts an open workspace anew under `to` and closes it; the caller opens it again. The work is done on a copy
 * that takes the file's place in one rename, so that at every moment the file opens with the old key or with the new.
 * `change` alters the copy on the way. Refused (file/disk-full, file/unwritable): file and key are the old ones, and `db`
 * is open still, except on Windows if the very last step fails.
 */
export async function changeKey(
  db: Database,
  file: string,
  from: WorkspaceKey,
  to: WorkspaceKey,
  { change, reached }: { change?: (copy: Database) => void; reached?: (step: ChangeStep) => void } = {},
): Promise<void> {
  const unfinished = unfinishedName(file)
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
    reached?.('copied')
    const copy = await connectTo(unfinished, from)
    try {
      // In WAL mode a file cannot be rekeyed; a copy made by VACUUM INTO is not, and this says so.
      copy.pragma('journal_mode = DELETE')
      copy.pragma('secure_delete = ON')
      change?.(copy)
      copy.pragma(`rekey = ${keyLiteral(to)}`)
    } finally {
      copy.close()
    }
    reached?.('rekeyed')
    await checkWhole(unfinished, to)
    syncFile(unfinished)
    reached?.('checked')
    swap(db, unfinished, file, reached)
  } catch (error) {
    discard(unfinished)
    if (db.open) db.pragma('journal_mode = WAL')
    throw asStorageRefusal(error, file)
  }
}

function swap(db: Database, unfinished: string, file: string, reached?: (step: ChangeStep) => void): void {
  // Folds the log into the file and removes it while we hold the lock: left beside the new file it would be taken for
  // its own, and removed later it might already be.
  db.pragma('journal_mode = DELETE')
  // Where an open file can be replaced, our lock keeps others out until the new one stands. Windows cannot.
  if (process.platform === 'win32') db.close()
  renameSync(unfinished, file)
  syncFolder(dirname(file))
  reached?.('swapped')
  db.close()
  reached?.('closed')
}
