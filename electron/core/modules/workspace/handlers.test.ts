import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { PASSPHRASE, startTestCore, startWithWorkspace, type TestCore } from '#tests/harness/core.ts'
import { hashOf, picture, testFolder } from '#tests/harness/workspace-files.ts'

const NEXT = 'four other calm words'
const person = { name: 'Una', contact: '', about: '' }

const practice = { by: 'practice' } as const

/** A practice workspace: its key costs no time, where a test is not about passphrases. */
async function startWithPractice(options: Parameters<typeof startTestCore>[0] = {}) {
  const core = startTestCore(options)
  const file = join(core.folder, 'group.hearings')
  await core.client.call('workspace.create', {
    file,
    passphrase: null,
    starter: 'empty',
    me: { name: 'Morven', role: 'chair' },
  })
  return { ...core, file }
}

const byPassphrase = (passphrase = PASSPHRASE) => ({ by: 'passphrase', passphrase }) as const
const addPerson = ({ client }: TestCore) => client.call('record.create', { kind: 'person', facts: person })
const countPeople = async ({ client }: TestCore) => (await client.call('record.list', { kind: 'person' })).length
const backupsOf = (core: TestCore) => {
  const root = join(core.folder, 'documents', 'Hearings Workshop backups')
  return existsSync(root) ? readdirSync(root).flatMap((id) => readdirSync(join(root, id))) : []
}

test('a workspace is created, closed with a backup, found among the recent ones and opened again', async () => {
  await using core = await startWithWorkspace()
  const states: unknown[] = []
  using _ = core.client.on('workspace.changed', ({ open }) => states.push(open?.name ?? null))
  await addPerson(core)
  await core.client.call('workspace.close', undefined)
  expect((await core.client.call('workspace.state', undefined)).open).toBeNull()
  await expect(core.client.call('record.list', { kind: 'person' })).rejects.toThrow('workspace/none-open')
  expect(await core.client.call('workspace.recent', undefined)).toMatchObject([
    { file: core.file, name: 'group', present: true, practice: false, remembered: false },
  ])
  expect(backupsOf(core)).toHaveLength(1)
  const open = await core.client.call('workspace.open', { file: core.file, secret: byPassphrase() })
  expect(open).toMatchObject({ name: 'group', practice: false, me: { name: 'Morven', role: 'chair' } })
  expect(await countPeople(core)).toBe(1)
  expect(states).toEqual([null, 'group'])
})

test('closing again without a change makes no second backup; a change does', async () => {
  await using core = await startWithPractice()
  const reopen = async () => {
    await core.client.call('workspace.close', undefined)
    await core.client.call('workspace.open', { file: core.file, secret: practice })
  }
  await reopen()
  await reopen()
  expect(backupsOf(core)).toHaveLength(1)
  await addPerson(core)
  await reopen()
  expect(backupsOf(core)).toHaveLength(2)
})

test('a wrong passphrase, a wrong code and a file that is none are told apart, and what was open stays open', async () => {
  await using core = await startWithWorkspace()
  const other = join(core.folder, 'other.hearings')
  await core.client.call('workspace.create', { file: other, passphrase: NEXT, starter: 'empty' })
  const { code } = await core.client.call('workspace.recoveryCode', undefined)
  writeFileSync(join(core.folder, 'notes.txt'), 'Minutes.\n'.repeat(800))
  const before = picture(core.folder)
  const refused = async (
    file: string,
    secret: Parameters<typeof core.client.call<'workspace.open'>>[1]['secret'],
    as: string,
  ) => expect(core.client.call('workspace.open', { file, secret })).rejects.toMatchObject({ code: as })
  await refused(core.file, byPassphrase(NEXT), 'workspace/wrong-passphrase')
  await refused(core.file, { by: 'practice' }, 'workspace/wrong-passphrase')
  await refused(core.file, { by: 'recovery-code', code }, 'workspace/wrong-recovery-code')
  await refused(core.file, { by: 'recovery-code', code: `${code.slice(1)}X` }, 'workspace/wrong-recovery-code')
  await refused(core.file, { by: 'remembered' }, 'workspace/not-remembered')
  await refused(join(core.folder, 'notes.txt'), byPassphrase(), 'workspace/not-a-workspace')
  await refused(join(core.folder, 'gone.hearings'), byPassphrase(), 'workspace/missing')
  await refused(other, byPassphrase(), 'workspace/wrong-passphrase')
  expect((await core.client.call('workspace.state', undefined)).open?.file).toBe(other)
  expect(picture(core.folder)).toEqual(before)
})

test('a short passphrase is refused and no file is made; an existing file is never written over', async () => {
  await using core = startTestCore()
  const file = join(core.folder, 'group.hearings')
  const create = (passphrase: string) => core.client.call('workspace.create', { file, passphrase, starter: 'empty' })
  await expect(create('short')).rejects.toMatchObject({ code: 'workspace/weak-passphrase' })
  expect(existsSync(file)).toBe(false)
  writeFileSync(file, 'somebody’s')
  await expect(create(PASSPHRASE)).rejects.toMatchObject({ code: 'workspace/exists' })
  expect(readFileSync(file, 'utf8')).toBe('somebody’s')
})

test('a workspace that cannot be made where it was wanted is refused, and nothing is left', async () => {
  await using core = startTestCore()
  writeFileSync(join(core.folder, 'file'), '')
  for (const file of [join(core.folder, 'file', 'a.hearings'), join(core.folder, 'no', 'folder', 'a.hearings')])
    await expect(
      core.client.call('workspace.create', { file, passphrase: null, starter: 'empty' }),
    ).rejects.toMatchObject({ code: 'file/unwritable', values: { name: 'a.hearings' } })
  expect((await core.client.call('workspace.state', undefined)).open).toBeNull()
})

test('the starter opens without questions, the same one the second time, as a practice workspace', async () => {
  await using core = startTestCore()
  const first = await core.client.call('workspace.openStarter', undefined)
  expect(first).toMatchObject({ practice: true, name: 'Hearings redesign (practice)', me: { role: 'secretariat' } })
  const areas = (await core.client.call('record.list', { kind: 'area' })).length
  expect(areas).toBeGreaterThan(0)
  await core.client.call('workspace.close', undefined)
  expect(await core.client.call('workspace.openStarter', undefined)).toEqual(first)
  expect(await core.client.call('record.list', { kind: 'area' })).toHaveLength(areas)
  expect(await core.client.call('change.state', undefined)).toMatchObject({ undo: null })
})

test('a passphrase of the group’s own turns practice into their own; the starter is then another file', async () => {
  await using core = startTestCore()
  const { file } = await core.client.call('workspace.openStarter', undefined)
  const own = await core.client.call('workspace.changePassphrase', { current: null, next: NEXT })
  expect(own).toMatchObject({ file, practice: false, name: 'Hearings redesign' })
  const practice = await core.client.call('workspace.openStarter', undefined)
  expect(practice).toMatchObject({ practice: true, name: 'Hearings redesign (practice 2)' })
  expect(await core.client.call('workspace.open', { file, secret: byPassphrase(NEXT) })).toMatchObject({
    practice: false,
  })
})

test('a new passphrase needs the old one, twelve characters, and is then the only one', async () => {
  await using core = await startWithWorkspace()
  await addPerson(core)
  const change = (current: string | null, next: string) =>
    core.client.call('workspace.changePassphrase', { current, next })
  const before = await core.client.call('workspace.recoveryCode', undefined)
  await expect(change(null, NEXT)).rejects.toMatchObject({ code: 'workspace/wrong-passphrase' })
  await expect(change(NEXT, NEXT)).rejects.toMatchObject({ code: 'workspace/wrong-passphrase' })
  await expect(change(PASSPHRASE, 'short')).rejects.toMatchObject({ code: 'workspace/weak-passphrase' })
  const { device } = await change(PASSPHRASE, NEXT)
  expect(await countPeople(core)).toBe(1)
  expect((await core.client.call('workspace.recoveryCode', undefined)).code).not.toBe(before.code)
  await addPerson(core)
  await core.client.call('workspace.close', undefined)
  await expect(core.client.call('workspace.open', { file: core.file, secret: byPassphrase() })).rejects.toMatchObject({
    code: 'workspace/wrong-passphrase',
  })
  const open = await core.client.call('workspace.open', { file: core.file, secret: byPassphrase(NEXT) })
  expect(open.device).toBe(device)
  expect(await countPeople(core)).toBe(2)
  expect(readdirSync(core.folder).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('the recovery code opens the workspace, and whoever came by it may set a new passphrase', async () => {
  await using core = await startWithWorkspace()
  const { code } = await core.client.call('workspace.recoveryCode', undefined)
  await core.client.call('workspace.close', undefined)
  const typed = code.toLowerCase().replaceAll('-', ' ')
  await core.client.call('workspace.open', { file: core.file, secret: { by: 'recovery-code', code: typed } })
  await core.client.call('workspace.changePassphrase', { current: null, next: NEXT })
  await core.client.call('workspace.close', undefined)
  await core.client.call('workspace.open', { file: core.file, secret: byPassphrase(NEXT) })
})

test('a remembered workspace opens without a passphrase, through a change of it, until it is forgotten', async () => {
  await using core = await startWithWorkspace()
  const { client, file } = core
  const opening = async () => {
    await client.call('workspace.close', undefined)
    return client.call('workspace.open', { file, secret: { by: 'remembered' } })
  }
  await client.call('workspace.close', undefined)
  expect(await client.call('workspace.open', { file, secret: byPassphrase(), remember: true })).toMatchObject({
    remembered: true,
  })
  expect(await opening()).toMatchObject({ remembered: true })
  await client.call('workspace.changePassphrase', { current: PASSPHRASE, next: NEXT })
  expect(await opening()).toMatchObject({ remembered: true })
  expect((await client.call('workspace.recent', undefined))[0]?.remembered).toBe(true)
  expect(await client.call('workspace.remember', { remember: false })).toMatchObject({ remembered: false })
  await expect(opening()).rejects.toMatchObject({ code: 'workspace/not-remembered' })
})

test('who sits here is kept for this computer; the same file on another computer asks for theirs and is another device', async () => {
  await using core = await startWithPractice()
  const me = await core.client.call('workspace.setMe', { name: 'Idris', role: 'member' })
  await addPerson(core)
  await core.stop()
  await using other = startTestCore({ folder: testFolder(), profile: 'other' })
  const carried = join(other.folder, 'group.hearings')
  copyFileSync(core.file, carried)
  const there = await other.client.call('workspace.open', { file: carried, secret: practice })
  expect(there.me).toEqual({ name: 'Member', role: 'member' })
  expect(there.device).not.toBe(me.device)
  await addPerson(other)
  expect(await other.client.call('workspace.verify', undefined)).toMatchObject({ ok: true, chain: { devices: 2 } })
})

test('backups are listed, and one restored becomes the workspace while the newer file is kept beside it', async () => {
  await using core = await startWithPractice()
  const { client, file } = core
  await addPerson(core)
  const backup = await client.call('workspace.backup', { file: null })
  expect(await client.call('workspace.backups', undefined)).toEqual([backup])
  await addPerson(core)
  const { device } = (await client.call('workspace.state', undefined)).open ?? { device: '' }
  const { kept } = await client.call('workspace.restore', { backup: backup.file, into: file, secret: practice })
  expect((await client.call('workspace.state', undefined)).open).toBeNull()
  const restored = await client.call('workspace.open', { file, secret: practice })
  expect(restored.device).not.toBe(device)
  expect(await countPeople(core)).toBe(1)
  await client.call('workspace.open', { file: kept ?? '', secret: practice })
  expect(await countPeople(core)).toBe(2)
})

test('a restore with the wrong passphrase leaves the workspace open and everything as it was', async () => {
  await using core = await startWithPractice()
  const { client, file, folder } = core
  const backup = await client.call('workspace.backup', { file: join(folder, 'copy.hearings') })
  expect(backup).toMatchObject({ why: 'asked', bytes: statSync(join(folder, 'copy.hearings')).size })
  const before = Object.keys(picture(folder))
  await expect(
    client.call('workspace.restore', { backup: backup.file, into: file, secret: byPassphrase(NEXT) }),
  ).rejects.toMatchObject({ code: 'workspace/wrong-passphrase' })
  expect((await client.call('workspace.state', undefined)).open?.file).toBe(file)
  expect(Object.keys(picture(folder))).toEqual(before)
  await addPerson(core)
})

test('verifying reports its steps and can be stopped', async () => {
  await using core = await startWithPractice()
  await addPerson(core)
  const steps: string[] = []
  const sound = await core.client.run('workspace.verify', undefined, { onProgress: ({ step }) => steps.push(step) })
  expect(sound).toMatchObject({ ok: true, rowsOff: 0, integrity: [] })
  expect(steps).toContain('History of changes')
  const stop = new AbortController()
  const verifying = core.client.run('workspace.verify', undefined, {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  await expect(verifying).rejects.toMatchObject({ code: 'core/cancelled' })
})

test('a plain copy is an ordinary database without what voices said', async () => {
  await using core = await startWithPractice()
  await addPerson(core)
  const out = join(core.folder, 'audit.sqlite')
  expect(await core.client.call('workspace.plainCopy', { file: out, iUnderstand: true })).toEqual({
    file: out,
    bytes: statSync(out).size,
  })
  const plain = new Sqlite(out, { readonly: true })
  expect(plain.prepare('SELECT name FROM person').all()).toEqual([{ name: 'Una' }])
  expect(plain.prepare("SELECT count(*) AS n FROM setting WHERE name = 'voice_key'").get()).toEqual({ n: 0 })
  plain.close()
})

test('a corrupt list of recent workspaces reads as empty and is written anew', async () => {
  await using core = await startWithPractice()
  const list = join(core.folder, 'profile', 'recent.json')
  expect(existsSync(list)).toBe(true)
  writeFileSync(list, '[{"file": 7}')
  expect(await core.client.call('workspace.recent', undefined)).toEqual([])
  await core.client.call('workspace.close', undefined)
  await core.client.call('workspace.open', { file: core.file, secret: practice })
  expect(await core.client.call('workspace.recent', undefined)).toHaveLength(1)
})

test('opening the file that is open already answers with it, given the right secret', async () => {
  await using core = await startWithPractice()
  const { open } = await core.client.call('workspace.state', undefined)
  expect(await core.client.call('workspace.open', { file: core.file, secret: practice })).toEqual(open)
  await expect(
    core.client.call('workspace.open', { file: core.file, secret: byPassphrase(NEXT) }),
  ).rejects.toMatchObject({ code: 'workspace/wrong-passphrase' })
  const other = startTestCore({ folder: core.folder, profile: 'second' })
  await expect(other.client.call('workspace.open', { file: core.file, secret: practice })).rejects.toMatchObject({
    code: 'workspace/in-use',
  })
  await other.stop()
})

test('two windows asking at once are served one after the other', async () => {
  await using core = await startWithPractice()
  const other = join(core.folder, 'other.hearings')
  await Promise.all([
    core.client.call('workspace.create', { file: other, passphrase: null, starter: 'empty' }),
    core.client.call('workspace.open', { file: core.file, secret: practice }),
    core.client.call('workspace.open', { file: other, secret: { by: 'practice' } }),
  ])
  expect((await core.client.call('workspace.state', undefined)).open?.file).toBe(other)
})

test('a backup that cannot be made does not keep the workspace from closing', async () => {
  await using core = await startWithPractice()
  mkdirSync(join(core.folder, 'documents'), { recursive: true })
  writeFileSync(join(core.folder, 'documents', 'Hearings Workshop backups'), 'a file where a folder is expected')
  await addPerson(core)
  const before = hashOf(join(core.folder, 'documents', 'Hearings Workshop backups'))
  await core.client.call('workspace.close', undefined)
  expect(readFileSync(core.logFile, 'utf8')).toContain('file/unwritable')
  expect(hashOf(join(core.folder, 'documents', 'Hearings Workshop backups'))).toBe(before)
  await core.client.call('workspace.open', { file: core.file, secret: practice })
  expect(await countPeople(core)).toBe(1)
})

test('neither passphrase nor key nor code is ever written to the log or to this computer’s folder', async () => {
  await using core = await startWithWorkspace()
  const { code } = await core.client.call('workspace.recoveryCode', undefined)
  await core.client.call('workspace.open', { file: core.file, secret: byPassphrase(NEXT) }).catch(() => undefined)
  await core.client.call('workspace.close', undefined)
  const folder = dirname(core.logFile)
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
    for (const secret of [PASSPHRASE, NEXT, code, code.replaceAll('-', '')])
      expect(text.includes(secret), relative(core.folder, name)).toBe(false)
  }
})
