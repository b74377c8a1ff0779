import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { backUp } from '#core/storage/backup.ts'
import { copyWorkspace } from '#core/storage/copy.ts'
import { createFile, openFile } from '#core/storage/open.ts'
import { changeKey } from '#core/storage/passphrase.ts'
import { plainCopy } from '#core/storage/plain-copy.ts'
import { asDatabaseRefusal } from '#core/storage/refusals.ts'
import { restoreWorkspace } from '#core/storage/restore.ts'
import type { Refusal } from '#shared/rpc/errors.ts'
import { get, picture, put, randomKey, testFolder, within } from '../harness/workspace-files.ts'

const SMALL_DISK = 3_000_000

type Disk = { readonly folder: string; readonly isReal: boolean }

/**
 * A disk of 3 MB: a file system in memory where we may mount one. Elsewhere an ordinary folder, and the tests
 * fill the database up to a number of pages instead, where SQLite says the same.
 */
function smallDisk(bytes = SMALL_DISK): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-disk-'))
  const mounted =
    process.platform === 'linux' &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]).status === 0
  onTestFinished(() => {
    if (mounted) spawnSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return { folder, isReal: mounted }
}

/** Takes all the room that is left. */
function fillDisk({ folder, isReal }: Disk): void {
  if (!isReal) return
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(Math.max(0, bavail) * bsize))
}

function makeRoom({ folder }: Disk): void {
  rmSync(join(folder, 'ballast'), { force: true })
}

async function workspaceOn(disk: Disk) {
  const key = randomKey()
  const file = join(disk.folder, 'group.hearings')
  await createFile(file, key)
  await within(file, key, (db) => put(db, 'a', 'saved before'))
  return { file, key }
}

/** Writes until nothing more fits. */
function writeUntilFull(db: Database, disk: Disk): unknown {
  if (!disk.isReal) db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 5}`)
  try {
    for (let n = 0; ; n++) put(db, `fill ${n}`, 'x'.repeat(20_000))
  } catch (error) {
    return error
  }
}

test('a disk that fills up while saving: refused in words, what was saved is there, and saving goes on once there is room', async () => {
  const disk = smallDisk()
  const { file, key } = await workspaceOn(disk)
  const db = await openFile(file, key)
  fillDisk(disk)
  expect(asDatabaseRefusal(writeUntilFull(db, disk), file)).toMatchObject({ code: 'file/disk-full' })
  expect(get(db, 'a')).toBe('saved before')
  makeRoom(disk)
  if (!disk.isReal) db.pragma('max_page_count = 4294967294')
  put(db, 'a', 'saved after')
  db.close()
  await within(file, key, (again) => {
    expect(get(again, 'a')).toBe('saved after')
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

test('a disk that fills up while saving, and the process with it gone: the file opens with all that was saved', async () => {
  const disk = smallDisk()
  const { file, key } = await workspaceOn(disk)
  const db = await openFile(file, key)
  fillDisk(disk)
  writeUntilFull(db, disk)
  db.close()
  makeRoom(disk)
  await within(file, key, (again) => {
    expect(get(again, 'a')).toBe('saved before')
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})

/** Everything that writes a new file, on a disk that has no room for it. */
const writers = {
  'a backup': (db, key, folder) => backUp(db, key, { folder, name: 'group', why: 'close', now: 0 }),
  'a copy': (db, key, folder) => copyWorkspace(db, key, join(folder, 'copy.hearings')),
  'a plain copy': (db, key, folder) => plainCopy(db, key, join(folder, 'audit.sqlite')),
  'a new workspace': (_, key, folder) => createFile(join(folder, 'new.hearings'), key),
  'a new passphrase': (db, key, folder) => changeKey(db, join(folder, 'group.hearings'), key, randomKey()),
} satisfies Record<string, (db: Database, key: ReturnType<typeof randomKey>, folder: string) => Promise<unknown>>

for (const [what, write] of Object.entries(writers))
  test(`${what} on a full disk is refused, nothing is half written and the workspace is as it was`, async () => {
    const disk = smallDisk()
    if (!disk.isReal) return expectUnwritableInstead(write)
    const { file, key } = await workspaceOn(disk)
    const db = await openFile(file, key)
    fillDisk(disk)
    const before = Object.keys(picture(disk.folder))
    await expect(write(db, key, disk.folder)).rejects.toMatchObject({ code: 'file/disk-full' })
    expect(Object.keys(picture(disk.folder))).toEqual(before)
    makeRoom(disk)
    put(db, 'b', 'still open and writing')
    db.close()
    await within(file, key, (again) => {
      expect(get(again, 'a')).toBe('saved before')
      expect(get(again, 'b')).toBe('still open and writing')
      expect(again.pragma('integrity_check', { simple: true })).toBe('ok')
    })
  })

/** Where no small disk can be mounted, the same writers meet a place that cannot be written: a file for a folder. */
async function expectUnwritableInstead(write: (typeof writers)[keyof typeof writers]): Promise<void> {
  const folder = testFolder()
  const inTheWay = join(folder, 'file')
  writeFileSync(inTheWay, '')
  const key = randomKey()
  await createFile(join(folder, 'group.hearings'), key)
  await within(join(folder, 'group.hearings'), key, async (db) => {
    const before = Object.keys(picture(folder))
    await expect(write(db, key, inTheWay)).rejects.toMatchObject({ code: 'file/unwritable' })
    expect(Object.keys(picture(folder))).toEqual(before)
  })
}

test('a restore on a full disk is refused and what stood there stays', async () => {
  const disk = smallDisk()
  const elsewhere = testFolder()
  const { file, key } = await workspaceOn(disk)
  const backup = join(elsewhere, 'backup.hearings')
  await within(file, key, (db) => copyWorkspace(db, key, backup))
  fillDisk(disk)
  const into = disk.isReal ? file : join(file, 'under a file.hearings')
  const before = picture(disk.folder)
  await expect(restoreWorkspace(backup, into, key, { now: 0 })).rejects.toMatchObject({
    code: disk.isReal ? 'file/disk-full' : 'file/unwritable',
  })
  expect(picture(disk.folder)).toEqual(before)
})

test('a new workspace either fits on the disk, whole, or is refused and leaves nothing', async () => {
  let fitted = 0
  let refused = 0
  for (let bytes = 400_000; bytes <= SMALL_DISK; bytes += 200_000) {
    const disk = smallDisk(bytes)
    if (!disk.isReal) return
    const file = join(disk.folder, 'group.hearings')
    const key = randomKey()
    const outcome = await createFile(file, key).then(
      () => 'made',
      (error: Refusal) => error.code,
    )
    if (outcome === 'made') {
      await within(file, key, (db) => expect(db.pragma('integrity_check', { simple: true })).toBe('ok'))
      fitted += 1
    } else {
      expect(outcome).toBe('file/disk-full')
      expect(readdirSync(disk.folder)).toEqual([])
      refused += 1
    }
  }
  expect([fitted > 0, refused > 0]).toEqual([true, true])
})
