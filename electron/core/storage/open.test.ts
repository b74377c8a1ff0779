import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { get, picture, put, randomKey, testFolder, within, workspaceFile } from '#tests/harness/workspace-files.ts'
import { keyFromPassphrase, keyLiteral } from './keys.ts'
import { schemaVersion } from './migrate.ts'
import { beginningOf, checkpoint, createFile, isInUse, openFile } from './open.ts'

test('a new workspace opens with its key, and nothing lies beside it once closed', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, (db) => put(db, 'a', 'kept'))
  await within(file, key, (db) => expect(get(db, 'a')).toBe('kept'))
  expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
  expect(beginningOf(file)).toMatchObject({ salt: key.salt, hasLog: false })
})

test('every setting that durability and secrecy rest on is what it should be', async () => {
  const { file, key } = await workspaceFile()
  await within(file, key, (db) => {
    const settings = ['journal_mode', 'synchronous', 'temp_store', 'foreign_keys', 'secure_delete', 'locking_mode']
    expect(Object.fromEntries(settings.map((name) => [name, db.pragma(name, { simple: true })]))).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      temp_store: 2,
      foreign_keys: 1,
      secure_delete: 1,
      locking_mode: 'exclusive',
    })
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0)
    expect(db.pragma('cell_size_check', { simple: true })).toBe(1)
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion)
  })
})

test('no word of the file can be read on the disk', async () => {
  const { file, key, folder } = await workspaceFile()
  const words = 'a place to sit that is not a waiting room'
  await within(file, key, (db) => {
    put(db, 'a', words)
    for (const name of Object.keys(picture(folder)))
      expect(readFileSync(join(folder, name)).includes(Buffer.from(words))).toBe(false)
  })
  expect(readFileSync(file).includes(Buffer.from(words))).toBe(false)
  expect(readFileSync(file).includes(Buffer.from('SQLite format'))).toBe(false)
})

test('a new workspace never takes the place of a file, nor the log of one that is gone', async () => {
  const { file, key, folder } = await workspaceFile()
  const before = picture(folder)
  await expect(createFile(file, randomKey())).rejects.toMatchObject({ code: 'workspace/exists' })
  expect(picture(folder)).toEqual(before)
  const orphan = join(folder, 'other.hearings')
  writeFileSync(`${orphan}-wal`, 'the log of a file that is no longer there')
  await createFile(orphan, key)
  await within(orphan, key, (db) => expect(get(db, 'a')).toBeUndefined())
  expect(Object.keys(picture(folder)).some((name) => /^other kept .*\.hearings-wal$/.test(name))).toBe(true)
})

test('a wrong key is refused in the words of what was tried, and the file stays as it was', async () => {
  const { file, key, folder } = await workspaceFile()
  const before = picture(folder)
  const wrong = { raw: randomKey().raw, salt: key.salt }
  await expect(openFile(file, wrong)).rejects.toMatchObject({ code: 'workspace/wrong-passphrase' })
  await expect(openFile(file, wrong, { wrongKey: 'workspace/wrong-recovery-code' })).rejects.toMatchObject({
    code: 'workspace/wrong-recovery-code',
  })
  expect(picture(folder)).toEqual(before)
})

test('a passphrase composed differently opens the same file, and the salt alone is needed besides', async () => {
  const folder = testFolder()
  const file = join(folder, 'group.hearings')
  const { salt } = randomKey()
  await createFile(file, await keyFromPassphrase('caf\u00e9 on the corner', salt))
  const carried = join(folder, 'elsewhere.hearings')
  copyFileSync(file, carried)
  const key = await keyFromPassphrase('cafe\u0301 on the corner', beginningOf(carried).salt)
  await within(carried, key, (db) => expect(db.pragma('integrity_check', { simple: true })).toBe('ok'))
})

test('what is not a workspace is called that: nothing, text, a plain database, an archive, a folder, another program’s', async () => {
  const folder = testFolder()
  const key = randomKey()
  const at = (name: string) => join(folder, name)
  writeFileSync(at('empty'), '')
  writeFileSync(at('short'), randomKey().raw)
  writeFileSync(at('text'), 'Minutes of a meeting.\n'.repeat(2000))
  writeFileSync(
    at('archive'),
    Buffer.concat([Buffer.from('PK\x03\x04'), ...Array.from({ length: 400 }, () => key.raw)]),
  )
  mkdirSync(at('folder'))
  const plain = new Sqlite(at('plain'))
  plain.exec('CREATE TABLE t (a)')
  plain.close()
  const foreign = new Sqlite(at('foreign'))
  foreign.pragma("cipher = 'sqlcipher'")
  foreign.pragma('legacy = 4')
  foreign.pragma(`key = ${keyLiteral(key)}`)
  foreign.exec('CREATE TABLE t (a)')
  foreign.close()
  const before = picture(folder)
  for (const name of ['empty', 'short', 'text', 'archive', 'folder', 'plain', 'foreign'])
    await expect(openFile(at(name), key), name).rejects.toMatchObject({
      code: 'workspace/not-a-workspace',
      values: { name },
    })
  await expect(openFile(at('gone'), key)).rejects.toMatchObject({ code: 'workspace/missing' })
  expect(picture(folder)).toEqual(before)
})

test('a file cut short, within a page or at the end of one, is damaged and stays as it was', async () => {
  const { file, key, folder } = await workspaceFile()
  const size = readFileSync(file).length
  for (const [name, bytes] of [
    ['within', size - 1000],
    ['at-end', size - 8192],
  ] as const) {
    const cut = join(folder, name)
    copyFileSync(file, cut)
    truncateSync(cut, bytes)
    const before = picture(folder)
    await expect(openFile(cut, key)).rejects.toMatchObject({ code: 'workspace/damaged' })
    expect(picture(folder)).toEqual(before)
  }
  appendFileSync(file, 'x')
  await expect(openFile(file, key)).rejects.toMatchObject({ code: 'workspace/damaged' })
})

test('a file from a newer app is refused and stays as it was', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, (db) => db.pragma(`user_version = ${schemaVersion + 1}`))
  const before = picture(folder)
  await expect(openFile(file, key)).rejects.toMatchObject({ code: 'workspace/from-the-future' })
  expect(picture(folder)).toEqual(before)
})

test('the second opener in one process is told it is in use, and the first goes on', async () => {
  const { file, key } = await workspaceFile()
  const first = await openFile(file, key)
  await expect(openFile(file, key)).rejects.toMatchObject({ code: 'workspace/in-use' })
  expect(() => beginningOf(file)).toThrow('workspace/in-use')
  expect(await isInUse(file)).toBe(true)
  put(first, 'a', 'still writing')
  first.close()
  expect(await isInUse(file)).toBe(false)
  await within(file, key, (db) => expect(get(db, 'a')).toBe('still writing'))
})

const holder = join(import.meta.dirname, '../../../tests/harness/hold-workspace.ts')
const asArguments = (file: string, key: { raw: Buffer; salt: Buffer }) => [
  holder,
  file,
  key.raw.toString('hex'),
  key.salt.toString('hex'),
]

test('a file open in another process is in use, even after refusing others, and free once that process is killed', async () => {
  const { file, key, folder } = await workspaceFile()
  const other = spawn(process.execPath, asArguments(file, key), { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(other.stdout, 'data')
  const before = picture(folder)
  for (let round = 0; round < 3; round++)
    await expect(openFile(file, key)).rejects.toMatchObject({ code: 'workspace/in-use' })
  expect(await isInUse(file)).toBe(true)
  expect(picture(folder)).toEqual(before)
  const ended = once(other, 'exit')
  other.kill('SIGKILL')
  await ended
  expect(beginningOf(file).hasLog).toBe(true)
  const left = picture(folder)
  expect(await isInUse(file)).toBe(false)
  const wrong = { raw: randomKey().raw, salt: key.salt }
  await expect(openFile(file, wrong)).rejects.toMatchObject({ code: 'workspace/wrong-passphrase' })
  expect(picture(folder)).toEqual(left)
  await within(file, key, (db) => expect(get(db, 'held')).toBe('by another process'))
  expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
})

test('a lock that this process holds keeps another process out', async () => {
  const { file, key } = await workspaceFile()
  await within(file, key, () => {
    const { stdout } = spawnSync(process.execPath, asArguments(file, key), { encoding: 'utf8', timeout: 30_000 })
    expect(stdout.trim()).toBe('workspace/in-use')
  })
})

test('erased words are in no byte of the file or its log after a checkpoint', async () => {
  const { file, key, folder } = await workspaceFile()
  await within(file, key, (db) => {
    put(db, 'a', 'words to be erased')
    db.prepare('DELETE FROM setting WHERE name = ?').run('a')
    checkpoint(db)
    expect(readFileSync(`${file}-wal`).length).toBe(0)
  })
  expect(Object.keys(picture(folder))).toEqual(['group.hearings'])
})

/** A file and its log as a crash leaves them, the log holding what `work` wrote. */
async function leftByCrash(work: (db: Sqlite.Database) => void) {
  const { file, key, folder } = await workspaceFile()
  const left = join(folder, 'left.hearings')
  await within(file, key, (db) => {
    work(db)
    copyFileSync(file, left)
    copyFileSync(`${file}-wal`, `${left}-wal`)
  })
  return { left, key, folder }
}

test('a newer app’s number that is only in the log a crash left is seen, and file and log stay as they were', async () => {
  const { left, key, folder } = await leftByCrash((db) => db.pragma(`user_version = ${schemaVersion + 1}`))
  const before = picture(folder)
  await expect(openFile(left, key)).rejects.toMatchObject({ code: 'workspace/from-the-future' })
  expect(picture(folder)).toEqual(before)
})

test('a first page torn by a power cut is mended from the log', async () => {
  const { left, key } = await leftByCrash((db) => {
    db.pragma(`user_version = ${schemaVersion - 1}`)
    db.pragma(`user_version = ${schemaVersion}`)
    put(db, 'a', 'in the log')
  })
  const bytes = readFileSync(left)
  bytes.fill(0x5a, 2048, 2560)
  writeFileSync(left, bytes)
  await within(left, key, (db) => {
    expect(get(db, 'a')).toBe('in the log')
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
