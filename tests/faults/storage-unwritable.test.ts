import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '#core/storage/backup.ts'
import { copyWorkspace } from '#core/storage/copy.ts'
import { createFile, openFile } from '#core/storage/open.ts'
import { changeKey } from '#core/storage/passphrase.ts'
import { restoreWorkspace } from '#core/storage/restore.ts'
import { get, picture, put, randomKey, testFolder, within, workspaceFile } from '../harness/workspace-files.ts'

/**
 * A folder nobody may write. Permissions do not bind root, so root mounts it read-only over itself; others take
 * their own right to write away. `lock` is called once it holds what the test needs.
 */
function folderToLock(): { folder: string; lock: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-locked-'))
  let unlock = () => {}
  onTestFinished(() => {
    unlock()
    rmSync(folder, { recursive: true, force: true })
  })
  const lock = () => {
    if (process.getuid?.() === 0) {
      const mount = (...options: string[]) => expect(spawnSync('mount', [...options, folder]).status).toBe(0)
      mount('--bind', folder)
      unlock = () => void spawnSync('umount', ['-l', folder])
      mount('-o', 'remount,ro,bind')
    } else {
      chmodSync(folder, 0o500)
      unlock = () => chmodSync(folder, 0o700)
    }
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
  const { folder, lock } = folderToLock()
  lock()
  const { file, key, folder: ours } = await workspaceFile()
  const backup = join(ours, 'backup.hearings')
  await within(file, key, async (db) => {
    await copyWorkspace(db, key, backup)
    const writing = [
      createFile(join(folder, 'new.hearings'), randomKey()),
      copyWorkspace(db, key, join(folder, 'copy.hearings')),
      backUp(db, key, { folder: join(folder, 'backups'), name: 'group', why: 'close', now: 0 }),
      restoreWorkspace(backup, join(folder, 'restored.hearings'), key, { now: 0 }),
    ]
    for (const outcome of await Promise.allSettled(writing))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'file/unwritable' } })
  })
  expect(picture(folder)).toEqual({})
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
