import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '#core/storage/backup.ts'
import { copyWorkspace } from '#core/storage/copy.ts'
import { createFile, openFile } from '#core/storage/open.ts'
import { changeKey } from '#core/storage/passphrase.ts'
import { restoreWorkspace } from '#core/storage/restore.ts'
import { get, picture, put, randomKey, testFolder, workspaceFile } from '../harness/workspace-files.ts'

/** "nobody" on every Unix. */
const NOBODY = 65534

/**
 * A folder that may not be written once `lock` was called. Permissions do not bind root, so root becomes nobody from
 * then on; others take their own right to write away.
 */
function folderToLock(): { folder: string; lock: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-locked-'))
  const isRoot = process.geteuid?.() === 0
  onTestFinished(() => {
    if (isRoot) process.seteuid?.(0)
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true })
  })
  const lock = () => {
    chmodSync(folder, 0o555)
    if (isRoot) process.seteuid?.(NOBODY)
  }
  return { folder, lock }
}

test('a workspace in a folder that cannot be written is refused, and the folder stays as it was', async () => {
  const { folder, lock } = folderToLock()
  const { file, key } = await workspaceFile(folder)
  lock()
  const before = picture(folder)
  await expect(openFile(file, key)).rejects.toMatchObject({
    code: 'file/unwritable',
    values: { name: 'group.hearings' },
  })
  expect(picture(folder)).toEqual(before)
})

test('nothing can be made in a folder that cannot be written: not a workspace, a copy, a backup or a restored file', async () => {
  const ours = testFolder()
  chmodSync(ours, 0o755)
  const { folder, lock } = folderToLock()
  const { file, key } = await workspaceFile(ours)
  const backup = join(ours, 'backup.hearings')
  const db = await openFile(file, key)
  await copyWorkspace(db, key, backup)
  lock()
  const writing = [
    createFile(join(folder, 'new.hearings'), randomKey()),
    copyWorkspace(db, key, join(folder, 'copy.hearings')),
    backUp(db, key, { folder: join(folder, 'backups'), name: 'group', why: 'close', now: 0 }),
    restoreWorkspace(backup, join(folder, 'restored.hearings'), key, { now: 0 }),
  ]
  for (const outcome of await Promise.allSettled(writing))
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'file/unwritable' } })
  expect(picture(folder)).toEqual({})
  db.close()
})

test('a new passphrase where the folder cannot be written any more leaves the workspace open under the old one', async () => {
  const { folder, lock } = folderToLock()
  const { file, key } = await workspaceFile(folder)
  const db = await openFile(file, key)
  put(db, 'a', 'saved before')
  lock()
  await expect(changeKey(db, file, key, randomKey())).rejects.toMatchObject({ code: 'file/unwritable' })
  expect(get(db, 'a')).toBe('saved before')
  db.close()
})

test('a folder where a file is wanted, and a file where a folder is wanted, are refused and stay', async () => {
  const folder = testFolder()
  const { file, key } = await workspaceFile(folder)
  mkdirSync(join(folder, 'folder.hearings'))
  writeFileSync(join(folder, 'file'), '')
  const before = picture(folder)
  await expect(openFile(join(folder, 'folder.hearings'), key)).rejects.toMatchObject({
    code: 'workspace/not-a-workspace',
  })
  await expect(openFile(join(file, 'beneath.hearings'), key)).rejects.toMatchObject({ code: 'workspace/missing' })
  await expect(createFile(join(folder, 'file', 'new.hearings'), key)).rejects.toMatchObject({ code: 'file/unwritable' })
  await expect(createFile(join(folder, 'folder.hearings'), key)).rejects.toMatchObject({ code: 'workspace/exists' })
  expect(picture(folder)).toEqual(before)
})
