import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { get, picture, put, randomKey, testFolder, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { newSalt } from './first-page.ts'
import { keyFromPassphrase } from './keys.ts'
import { beginningOf, openFile } from './open.ts'
import { changeKey } from './passphrase.ts'

test('after a change only the new passphrase opens the file, on a computer that has nothing but the file', async () => {
  const { file, key, folder } = await workspaceFile()
  const next = await keyFromPassphrase('heather and rowan by the burn', newSalt())
  const db = await openFile(file, key)
  put(db, 'a', 'kept')
  await changeKey(db, file, key, next, { change: (copy) => put(copy, 'practice', '0') })
  expect(db.open).toBe(false)
  expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
  await expect(openFile(file, { raw: key.raw, salt: beginningOf(file).salt })).rejects.toMatchObject({
    code: 'workspace/wrong-passphrase',
  })
  const elsewhere = join(testFolder(), 'carried.hearings')
  copyFileSync(file, elsewhere)
  const again = await keyFromPassphrase('heather and rowan by the burn', beginningOf(elsewhere).salt)
  await within(elsewhere, again, (copy) => {
    expect(get(copy, 'a')).toBe('kept')
    expect(get(copy, 'practice')).toBe('0')
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

test('no page of the file is still under the old key', async () => {
  const { file, key, folder } = await workspaceFile()
  const db = await openFile(file, key)
  for (let n = 0; n < 200; n++) put(db, `fact ${n}`, 'x'.repeat(500))
  const copy = join(folder, 'old.hearings')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.prepare('VACUUM INTO ?').run(copy)
  await changeKey(db, file, key, randomKey())
  const pagesOf = (name: string) => {
    const bytes = readFileSync(name)
    return Array.from({ length: bytes.length / 4096 }, (_, n) =>
      bytes.subarray(n * 4096, n * 4096 + 64).toString('hex'),
    )
  }
  const old = new Set(pagesOf(copy))
  expect(pagesOf(file).filter((page) => old.has(page))).toEqual([])
})

test('a change that breaks on the way leaves the workspace open, with its old key', async () => {
  const { file, key, folder } = await workspaceFile()
  const db = await openFile(file, key)
  const change = () => {
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
  }
  await expect(changeKey(db, file, key, randomKey(), { change })).rejects.toMatchObject({ code: 'file/disk-full' })
  put(db, 'a', 'going on')
  db.close()
  await within(file, key, (again) => expect(get(again, 'a')).toBe('going on'))
  expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
})
