import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { get, hashOf, picture, put, randomKey, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { copyWorkspace } from './copy.ts'
import { openFile } from './open.ts'
import { restoreWorkspace } from './restore.ts'

async function fileWithBackup() {
  const { file, key, folder } = await workspaceFile()
  const backup = join(folder, 'backup.hearings')
  await within(file, key, async (db) => {
    put(db, 'a', 'then')
    await copyWorkspace(db, key, backup)
    put(db, 'a', 'now')
  })
  return { file, key, folder, backup }
}

const now = Date.UTC(2026, 4, 4, 12)

test('a backup takes the place of a file, which is kept beside it under a dated name, with the log it had', async () => {
  const { file, key, folder, backup } = await fileWithBackup()
  const before = hashOf(file)
  writeFileSync(`${file}-wal`, '')
  const restored = await restoreWorkspace(backup, file, key, { now })
  expect(restored).toEqual({ file, kept: join(folder, 'group kept 2026-05-04 12.00.00.000.hearings') })
  await within(file, key, (db) => expect(get(db, 'a')).toBe('then'))
  expect(hashOf(restored.kept ?? '')).toBe(before)
  expect(existsSync(`${restored.kept}-wal`)).toBe(true)
  await within(restored.kept ?? '', key, (db) => expect(get(db, 'a')).toBe('now'))
})

test('a backup restores to a place where nothing was', async () => {
  const { key, folder, backup } = await fileWithBackup()
  const into = join(folder, 'again.hearings')
  expect(await restoreWorkspace(backup, into, key, { now })).toEqual({ file: into, kept: null })
  await within(into, key, (db) => expect(get(db, 'a')).toBe('then'))
})

test('a backup that its key does not open, or that is not one, is refused and everything stays as it was', async () => {
  const { file, key, folder, backup } = await fileWithBackup()
  writeFileSync(join(folder, 'text'), 'Minutes.\n'.repeat(1000))
  const before = picture(folder)
  const wrong = { raw: randomKey().raw, salt: key.salt }
  const refused = async (from: string, with_: typeof key, code: string) =>
    expect(restoreWorkspace(from, file, with_, { now })).rejects.toMatchObject({ code })
  await refused(backup, wrong, 'workspace/wrong-passphrase')
  await refused(join(folder, 'text'), key, 'workspace/not-a-workspace')
  await refused(join(folder, 'gone'), key, 'workspace/missing')
  expect(picture(folder)).toEqual(before)
})

test('a backup damaged in the middle is refused by name before anything is moved or closed', async () => {
  const { file, key, folder, backup } = await fileWithBackup()
  const bytes = readFileSync(backup)
  const place = Math.floor(bytes.length / 2)
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(backup, bytes)
  const before = picture(folder)
  const letGo = async () => {
    throw new Error('nothing to let go for')
  }
  await expect(restoreWorkspace(backup, file, key, { now, letGo })).rejects.toMatchObject({
    code: 'workspace/damaged',
    values: { name: 'backup.hearings' },
  })
  expect(picture(folder)).toEqual(before)
})

test('a file that is open is not replaced', async () => {
  const { file, key, folder, backup } = await fileWithBackup()
  const db = await openFile(file, key)
  await expect(restoreWorkspace(backup, file, key, { now })).rejects.toMatchObject({ code: 'workspace/in-use' })
  put(db, 'a', 'still here')
  db.close()
  await within(file, key, (again) => expect(get(again, 'a')).toBe('still here'))
  expect(readdirSync(folder).sort()).toEqual(['backup.hearings', 'group.hearings'])
})

test('a workspace that a crash left with a log is restored with what the log holds', async () => {
  const { file, key, folder } = await workspaceFile()
  const left = join(folder, 'left.hearings')
  await within(file, key, (db) => {
    put(db, 'a', 'only in the log')
    copyFileSync(file, left)
    copyFileSync(`${file}-wal`, `${left}-wal`)
  })
  const into = join(folder, 'again.hearings')
  await restoreWorkspace(left, into, key, { now })
  await within(into, key, (db) => expect(get(db, 'a')).toBe('only in the log'))
})
