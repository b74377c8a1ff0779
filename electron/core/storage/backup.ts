import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { copyWorkspace } from './copy.ts'
import { makeFolder, stampOf } from './files.ts'
import type { WorkspaceKey } from './keys.ts'
import { asStorageRefusal } from './refusals.ts'

export type Why = 'close' | 'migration' | 'asked'

/** A backup on the disk; `at` in epoch milliseconds, `bytes` of the file. */
export type BackupFacts = { readonly file: string; readonly at: number; readonly bytes: number; readonly why: Why }

/** Kept: the newest ten, and the newest of each of the last fourteen days. Those somebody asked for stay. */
const NEWEST_KEPT = 10
const DAYS_KEPT = 14
const DAY = 86_400_000

const NAME = / (\d{4}-\d\d-\d\d) (\d\d)\.(\d\d)\.(\d\d\.\d{3}) (close|migration|asked)\.hearings$/

/** Where the backups of one workspace are, whatever its file is called on this computer. */
export function backupsFolder(documents: string, fileId: string): string {
  return join(documents, 'Hearings Workshop backups', fileId)
}

/** The backups of a folder, newest first. A folder that is not there has none. */
export function listBackups(folder: string): BackupFacts[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .flatMap((name): BackupFacts[] => {
      const [, day, hours, minutes, seconds, why] = NAME.exec(name) ?? []
      if (day === undefined) return []
      const file = join(folder, name)
      const at = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`)
      return [{ file, at, bytes: statSync(file).size, why: why as Why }]
    })
    .sort((a, b) => b.at - a.at)
}

/** Makes a verified backup of an open workspace among its others. */
export async function backUp(
  db: Database,
  key: WorkspaceKey,
  { folder, name, why, now }: { folder: string; name: string; why: Why; now: number },
): Promise<BackupFacts> {
  const file = join(folder, `${name} ${stampOf(now)} ${why}.hearings`)
  try {
    makeFolder(folder)
  } catch (error) {
    throw asStorageRefusal(error, folder)
  }
  return { file, at: now, bytes: await copyWorkspace(db, key, file), why }
}

/**
 * Whether the file was written to after its newest backup was. Only true to the letter once the write-ahead log has been
 * moved into the file.
 */
export function changedSinceBackup(file: string, folder: string): boolean {
  const [newest] = listBackups(folder)
  return newest === undefined || statSync(file).mtimeMs > statSync(newest.file).mtimeMs
}

/** Forgets the backups that are neither among the newest nor a day's newest. */
export function rotateBackups(folder: string, now: number): void {
  for (const backup of backupsToForget(listBackups(folder), now)) rmSync(backup.file, { force: true })
}

/** Which of these the rule lets go. The rule in words is above, at its two numbers. */
export function backupsToForget(backups: readonly BackupFacts[], now: number): BackupFacts[] {
  const days = new Set<number>()
  return backups
    .filter((backup) => backup.why !== 'asked')
    .toSorted((a, b) => b.at - a.at)
    .filter((backup, place) => {
      const day = Math.floor(backup.at / DAY)
      const newestOfDay = !days.has(day) && now - backup.at < DAYS_KEPT * DAY
      days.add(day)
      return place >= NEWEST_KEPT && !newestOfDay
    })
}
