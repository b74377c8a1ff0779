import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paragraphsOf } from '../golden/docx-text.ts'
import { type CommandLine, commandLine } from '../harness/command-line.ts'
import { PASSPHRASE } from '../harness/core.ts'
import { hashOf, picture } from '../harness/workspace-files.ts'

const SAID = 'I would like bramblewick on the letter.'
const LOCKED = ['--passphrase-file', 'pass.txt'] as const

let hw: CommandLine
beforeAll(async () => {
  hw = commandLine()
  hw.write('pass.txt', PASSPHRASE)
  await hw.json('create', 'group.hearings', ...LOCKED)
  await hw.json('add', 'group.hearings', 'person', '--data', '{"name":"Ailsa Murray"}', ...LOCKED)
  const consent = { scope: 'group', explained_by: 'Idris' }
  const voice = JSON.stringify({ words: SAID, consent })
  expect((await hw.json('add', 'group.hearings', 'voice', '--data', voice, ...LOCKED)).code).toBe(0)
})
afterAll(() => hw[Symbol.dispose]())

const path = (name: string) => join(hw.folder, name)
const people = async (...words: readonly string[]) =>
  (await hw.json('list', ...words)).answer.records.map(({ title }) => title)

test('a workspace without a passphrase is for practice; the redesign comes with its areas and law', async () => {
  const { answer } = await hw.json('create', 'practice.hearings', '--starter', 'redesign')
  expect(answer).toMatchObject({ ok: true, practice: true })
  const info = (await hw.json('info', 'practice.hearings')).answer
  expect(info).toMatchObject({ name: 'practice', counts: { area: 6, consultation: 1 } })
  const voice = JSON.stringify({ words: SAID, consent: { scope: 'group', explained_by: 'Idris' } })
  expect(await hw.json('add', 'practice.hearings', 'voice', '--data', voice)).toMatchObject({
    code: 1,
    answer: { code: 'workspace/practice' },
  })
})

test('the consultation draft is written in three formats without a window, each with the proposals’ titles', async () => {
  await hw.json('create', 'paper.hearings', '--starter', 'redesign')
  const { answer, code } = await hw.json('export', 'paper.hearings', '--format', 'docx,html,pdf', '--out', 'papers')
  expect(code).toBe(0)
  expect(answer.files.map(({ format }) => format)).toEqual(['docx', 'html', 'pdf'])
  const [{ title = '' } = {}] = (await hw.json('list', 'paper.hearings', 'proposal')).answer.records
  const [docx = '', html = '', pdf = ''] = answer.files.map(({ file }) => file)
  expect(
    paragraphsOf(readFileSync(docx))
      .map(({ text }) => text)
      .join('\n'),
  ).toContain(title)
  expect(readFileSync(html, 'utf8')).toContain(title)
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  expect(readdirSync(path('papers')).sort()).toEqual(answer.files.map(({ file }) => basename(file)).sort())
  for (const { file, sha256 } of answer.files) expect(hashOf(file)).toBe(sha256)

  const [{ id = '' } = {}] = (await hw.json('list', 'paper.hearings', 'consultation')).answer.records
  const one = await hw.json('export', 'paper.hearings', '--format', 'html', '--out', 'one', '--consultation', id)
  expect(one.answer.files.map(({ format }) => format)).toEqual(['html'])
})

test('verify walks a sound workspace and says so', async () => {
  const { answer, code } = await hw.json('verify', 'group.hearings', ...LOCKED)
  expect(code).toBe(0)
  expect(answer).toMatchObject({ ok: true, foreignKeys: 0, rowsOff: 0, chain: { brokenAt: null } })
})

test('a damaged workspace is refused as damaged and left as it was', async () => {
  const bytes = readFileSync(path('group.hearings'))
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  hw.write('damaged.hearings', bytes)
  const before = picture(hw.folder)
  const { code, answer } = await hw.json('verify', 'damaged.hearings', ...LOCKED)
  expect(code).toBe(1)
  expect(answer).toMatchObject({ ok: false, code: 'workspace/damaged' })
  expect(answer.message).toContain('Restore the newest backup')
  expect(picture(hw.folder)).toEqual(before)
})

test('a backup opens under the same passphrase, never writes over a file, and can be restored', async () => {
  expect((await hw.json('backup', 'group.hearings', 'copy.hearings', ...LOCKED)).answer).toMatchObject({
    ok: true,
    bytes: expect.any(Number),
  })
  expect(await people('copy.hearings', 'person', ...LOCKED)).toEqual(['Ailsa Murray'])
  const before = hashOf(path('copy.hearings'))
  expect(await hw.json('backup', 'group.hearings', 'copy.hearings', ...LOCKED)).toMatchObject({
    code: 1,
    answer: { code: 'workspace/exists' },
  })
  expect(hashOf(path('copy.hearings'))).toBe(before)

  await hw.json('backup', 'group.hearings', 'living.hearings', ...LOCKED)
  await hw.json('add', 'living.hearings', 'person', '--data', '{"name":"Somebody later"}', ...LOCKED)
  const { answer } = await hw.json('restore', 'copy.hearings', 'living.hearings', ...LOCKED)
  expect(answer.ok).toBe(true)
  expect(await people('living.hearings', 'person', ...LOCKED)).toEqual(['Ailsa Murray'])
  expect(await people(answer.kept ?? '', 'person', ...LOCKED)).toEqual(['Ailsa Murray', 'Somebody later'])
})

test('a backup under another passphrase is not restored and nothing is touched', async () => {
  hw.write('other.txt', 'quite another passphrase')
  await hw.json('backup', 'group.hearings', 'kept.hearings', ...LOCKED)
  const before = picture(hw.folder)
  expect(await hw.json('restore', 'kept.hearings', 'group.hearings', '--passphrase-file', 'other.txt')).toMatchObject({
    code: 1,
    answer: { code: 'workspace/wrong-passphrase' },
  })
  expect(await hw.json('restore', 'kept.hearings', 'group.hearings')).toMatchObject({
    code: 1,
    answer: { code: 'workspace/passphrase-needed' },
  })
  expect(picture(hw.folder)).toEqual(before)
})

test('a plain copy is made only for who understands; it opens as plain SQLite and no voice is in it', async () => {
  const refused = await hw.json('plain-copy', 'group.hearings', 'audit.sqlite', ...LOCKED)
  expect(refused).toMatchObject({ code: 2, answer: { code: 'usage' } })
  expect(() => statSync(path('audit.sqlite'))).toThrow('ENOENT')

  const { answer } = await hw.json('plain-copy', 'group.hearings', 'audit.sqlite', '--i-understand', ...LOCKED)
  expect(answer).toMatchObject({ ok: true, bytes: statSync(path('audit.sqlite')).size })
  const copy = new DatabaseSync(path('audit.sqlite'), { readOnly: true })
  try {
    expect(copy.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    expect(copy.prepare('SELECT name FROM person').all()).toEqual([{ name: 'Ailsa Murray' }])
    expect(copy.prepare('SELECT count(*) AS voices FROM voice').get()).toEqual({ voices: 1 })
    expect(copy.prepare('SELECT count(*) AS words FROM voice_words').get()).toEqual({ words: 0 })
    expect(copy.prepare(`SELECT count(*) AS keys FROM setting WHERE name = 'voice_key'`).get()).toEqual({ keys: 0 })
  } finally {
    copy.close()
  }
  expect(readFileSync(path('audit.sqlite')).includes('bramblewick')).toBe(false)
})

test('a new passphrase opens the workspace, the old one no more, and the recovery code is another', async () => {
  hw.write('new.txt', 'rowan heather burn and bracken')
  await hw.json('backup', 'group.hearings', 'moved.hearings', ...LOCKED)
  const before = await hw.run('recovery-code', 'moved.hearings', '--json', ...LOCKED)
  const { answer } = await hw.json('passphrase', 'moved.hearings', '--new-passphrase-file', 'new.txt', ...LOCKED)
  expect(answer).toMatchObject({ ok: true, practice: false })
  expect(await hw.json('info', 'moved.hearings', ...LOCKED)).toMatchObject({
    code: 1,
    answer: { code: 'workspace/wrong-passphrase' },
  })
  const after = await hw.run('recovery-code', 'moved.hearings', '--json', '--passphrase-file', 'new.txt')
  const codes = [before, after].map(({ stdout }) => (JSON.parse(stdout) as { code: string }).code)
  for (const code of codes) expect(code.replaceAll(/[^0-9A-Z]/g, '')).toHaveLength(54)
  expect(codes[0]).not.toBe(codes[1])
})

test('a practice workspace gets a passphrase of its own', async () => {
  await hw.json('create', 'begun.hearings')
  expect((await hw.json('passphrase', 'begun.hearings', '--new-passphrase-file', 'pass.txt')).answer.practice).toBe(
    false,
  )
  expect((await hw.json('info', 'begun.hearings')).answer.code).toBe('workspace/passphrase-needed')
  expect((await hw.json('info', 'begun.hearings', ...LOCKED)).answer).toMatchObject({ ok: true, practice: false })
})
