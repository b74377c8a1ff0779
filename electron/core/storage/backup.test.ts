import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { get, hashOf, picture, put, testFolder, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import {
  type BackupFacts,
  backUp,
  backupsFolder,
  backupsToForget,
  changedSinceBackup,
  listBackups,
  rotateBackups,
} from './backup.ts'
import { copyWorkspace } from './copy.ts'
import { stampOf } from './files.ts'
import { checkpoint } from './open.ts'

const DAY = 86_400_000
const noon = Date.UTC(2026, 4, 4, 12)

test('a backup made while the workspace is open holds everything up to then, under the same key', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, async (db) => {
    put(db, 'a', 'before')
    const backup = await backUp(db, key, { folder: join(folder, 'backups'), name: 'group', why: 'asked', now: noon })
    put(db, 'a', 'after')
    expect(backup).toMatchObject({ at: noon, why: 'asked', bytes: statSync(backup.file).size })
    expect(backup.file).toMatch(/group 2026-05-04 12\.00\.00\.000 asked\.hearings$/)
    await within(backup.file, key, (copy) => expect(get(copy, 'a')).toBe('before'))
    expect(listBackups(join(folder, 'backups'))).toEqual([{ ...backup, bytes: statSync(backup.file).size }])
  })
})

test('the list of backups is newest first and leaves other files alone', async () => {
  const folder = testFolder()
  for (const name of ['g 2026-05-04 12.00.00.000 close.hearings', 'g 2026-05-05 01.02.03.004 migration.hearings'])
    writeFileSync(join(folder, name), 'x')
  writeFileSync(join(folder, 'notes.txt'), 'x')
  writeFileSync(join(folder, 'g 2026-05-04 12.00.00.000 close.hearings.unfinished-0123456789ab'), 'x')
  expect(listBackups(folder).map(({ at, why }) => ({ at, why }))).toEqual([
    { at: Date.UTC(2026, 4, 5, 1, 2, 3, 4), why: 'migration' },
    { at: noon, why: 'close' },
  ])
  expect(listBackups(join(folder, 'nowhere'))).toEqual([])
})

test('a file counts as changed from its first write after a backup, and not before', async () => {
  const { file, key, folder } = await workspaceFile()
  const backups = join(folder, 'backups')
  expect(changedSinceBackup(file, backups)).toBe(true)
  await within(file, key, async (db) => {
    checkpoint(db)
    const { file: backup } = await backUp(db, key, { folder: backups, name: 'group', why: 'close', now: noon })
    // As if it had been made a while ago, so that the test does not rest on the clock of the disk.
    const past = new Date(statSync(file).mtimeMs + 1)
    utimesSync(backup, past, past)
  })
  await within(file, key, (db) => checkpoint(db))
  expect(changedSinceBackup(file, backups)).toBe(false)
  await within(file, key, (db) => {
    put(db, 'a', 'changed')
    checkpoint(db)
  })
  expect(changedSinceBackup(file, backups)).toBe(true)
})

test('a copy never takes the place of a file', async () => {
  const { file, key, folder } = await workspaceFile()
  const taken = join(folder, 'taken.hearings')
  writeFileSync(taken, 'somebody’s')
  const before = hashOf(taken)
  await within(file, key, async (db) => {
    await expect(copyWorkspace(db, key, taken)).rejects.toMatchObject({ code: 'workspace/exists' })
    await expect(copyWorkspace(db, key, file)).rejects.toMatchObject({ code: 'workspace/exists' })
  })
  expect(hashOf(taken)).toBe(before)
  expect(readdirSync(folder).sort()).toEqual(['group.hearings', 'taken.hearings'])
})

test('a copy that does not turn out a whole workspace is refused and leaves nothing', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, async (db) => {
    db.pragma('application_id = 7')
    await expect(copyWorkspace(db, key, join(folder, 'copy.hearings'))).rejects.toMatchObject({
      code: 'workspace/damaged',
    })
  })
  expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
})

test('a copy that cannot be written is refused and leaves nothing', async () => {
  const { file, key, folder } = await workspaceFile()
  writeFileSync(join(folder, 'file'), 'where a folder is expected')
  await within(file, key, async (db) => {
    for (const target of [join(folder, 'file', 'a.hearings'), join(folder, 'no', 'such', 'a.hearings')])
      await expect(copyWorkspace(db, key, target)).rejects.toMatchObject({ code: 'file/unwritable' })
  })
  expect(Object.keys(picture(folder))).toEqual(['file', 'group.hearings'])
})

const made = (at: number, why: BackupFacts['why'] = 'close'): BackupFacts => ({
  file: `${at} ${why}`,
  at,
  bytes: 1,
  why,
})

test('the newest ten stay, then the newest of each day of the last fourteen; those asked for always stay', () => {
  const now = noon + 60 * DAY
  const backups = Array.from({ length: 90 }, (_, n) => made(now - n * (DAY / 3)))
  const asked = made(noon - 365 * DAY, 'asked')
  const forgotten = new Set(backupsToForget([...backups, asked], now))
  const kept = backups.filter((backup) => !forgotten.has(backup))
  expect(kept.slice(0, 10)).toEqual(backups.slice(0, 10))
  const later = kept.slice(10)
  expect(later.length).toBeGreaterThan(8)
  expect(new Set(later.map((backup) => Math.floor(backup.at / DAY))).size).toBe(later.length)
  expect(later.every((backup) => now - backup.at < 14 * DAY)).toBe(true)
  expect(forgotten.has(asked)).toBe(false)
})

test('forgetting twice forgets no more, and the newest is never forgotten', () => {
  const times = fc.array(fc.integer({ min: 0, max: 40 * DAY }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(times, (ages) => {
      const now = noon + 100 * DAY
      const backups = [...new Set(ages)].map((age) => made(now - age))
      const gone = new Set(backupsToForget(backups, now))
      const kept = backups.filter((backup) => !gone.has(backup))
      expect(kept).toContainEqual(made(Math.max(...backups.map((backup) => backup.at))))
      expect(kept.length).toBeLessThanOrEqual(10 + 15)
      expect(backupsToForget(kept, now)).toEqual([])
    }),
  )
})

test('rotating a folder removes what the rule lets go and nothing else', () => {
  const folder = backupsFolder(testFolder(), 'file-id')
  expect(folder).toMatch(/Hearings Workshop backups.file-id$/)
  expect(() => rotateBackups(folder, noon)).not.toThrow()
  mkdirSync(folder, { recursive: true })
  const names = Array.from({ length: 15 }, (_, n) => `g ${stampOf(noon - n * 60_000)} close.hearings`)
  for (const name of [...names, 'notes.txt']) writeFileSync(join(folder, name), 'x')
  rotateBackups(folder, noon)
  expect(readdirSync(folder).sort()).toEqual([...names.slice(0, 10), 'notes.txt'].sort())
})
