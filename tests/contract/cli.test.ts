import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kindNames } from '#shared/domain/records/kinds.ts'
import { type CommandLine, commandLine } from '../harness/command-line.ts'
import { PASSPHRASE } from '../harness/core.ts'

/** One workspace under a passphrase, worked on by commands alone. */
let hw: CommandLine
const FILE = 'group.hearings'
const LOCKED = ['--passphrase-file', 'pass.txt'] as const

beforeAll(async () => {
  hw = commandLine()
  hw.write('pass.txt', `${PASSPHRASE}\nanything after the first line is not part of it\n`)
  expect((await hw.json('create', FILE, ...LOCKED)).answer).toMatchObject({ ok: true, name: 'group', practice: false })
})
afterAll(() => hw[Symbol.dispose]())

const add = async (kind: string, data: Record<string, unknown>) => {
  const { code, answer } = await hw.json('add', FILE, kind, '--data', JSON.stringify(data), ...LOCKED)
  expect(answer, JSON.stringify(answer)).toMatchObject({ ok: true })
  expect(code).toBe(0)
  return answer.id
}

test('help names every command and kind, for people and as JSON', async () => {
  const { code, stdout } = await hw.run('--help')
  expect(code).toBe(0)
  for (const name of ['create', 'import', 'plain-copy', 'recovery-code', ...kindNames]) expect(stdout).toContain(name)
  const json = await hw.json('--help')
  expect(json).toMatchObject({ code: 0, answer: { ok: true, help: stdout.trimEnd() } })
})

test('kinds tells the fields of every kind without a workspace', async () => {
  const { answer } = await hw.json('kinds')
  expect(answer.kinds.map(({ kind }) => kind)).toEqual(kindNames)
  expect(answer.kinds.find(({ kind }) => kind === 'area')?.fields.map(({ name }) => name)).toContain('required')
})

test('a record is added, found, listed, changed, joined, told of and deleted', async () => {
  const area = await add('area', { name: 'Getting ready', required: 'Children are ready.', number: 0 })
  const issue = await add('issue', { question: 'Who writes first?', area })
  await add('link', { from_kind: 'issue', from_id: issue, relation: 'depends-on', to_kind: 'area', to_id: area })

  expect((await hw.json('list', FILE, 'area', ...LOCKED)).answer).toMatchObject({
    kind: 'area',
    total: 1,
    records: [{ id: area, title: 'Getting ready' }],
  })
  const update = JSON.stringify({ heard: 'Letters come late.' })
  await hw.json('update', FILE, 'area', area, '--data', update, ...LOCKED)
  const whole = (await hw.json('get', FILE, 'area', area, ...LOCKED)).answer
  expect(whole.facts).toMatchObject({ name: 'Getting ready', heard: 'Letters come late.', number: 1 })
  expect(whole.links).toContainEqual(expect.objectContaining({ kind: 'issue', title: 'Who writes first?' }))

  const { history } = (await hw.json('history', FILE, 'area', area, ...LOCKED)).answer
  expect(history.map(({ what }) => what)).toEqual(expect.arrayContaining(['created', 'changed']))
  expect(history.flatMap(({ fields }) => fields)).toContainEqual(
    expect.objectContaining({ field: 'heard', was: '', value: 'Letters come late.' }),
  )
  const { links } = (await hw.json('links', FILE, 'issue', issue, ...LOCKED)).answer
  expect(links).toContainEqual(expect.objectContaining({ relation: 'depends on', title: 'Getting ready' }))

  const refused = await hw.json('delete', FILE, 'area', area, ...LOCKED)
  expect(refused).toMatchObject({ code: 1, answer: { ok: false, code: 'record/referred-to' } })
  expect(refused.answer.message).toContain('Nothing was deleted.')
  expect((await hw.json('delete', FILE, 'area', area, '--even-if-referred-to', ...LOCKED)).code).toBe(0)
  expect((await hw.json('list', FILE, 'area', ...LOCKED)).answer.total).toBe(0)
})

test('a person is kept, and for people at a terminal each record is one line', async () => {
  const id = await add('person', { name: 'Ailsa Murray' })
  const { code, stdout } = await hw.run('list', FILE, 'person', ...LOCKED)
  expect(code).toBe(0)
  expect(stdout.split('\n')).toContain(`  Ailsa Murray  ${id}`)
})

test('a proposal keeps the paragraphs it was added with, and search finds them', async () => {
  const body = 'Every child is written to first.\n\nThe letter says who will be in the room.'
  const id = await add('proposal', { title: 'A letter before the day', number: 0, body })
  const { answer } = await hw.json('get', FILE, 'proposal', id, ...LOCKED)
  expect(answer.text).toContain('Every child is written to first.')
  expect(answer.text).toContain('The letter says who will be in the room.')
  const { hits } = (await hw.json('search', FILE, 'written', 'first', ...LOCKED)).answer
  expect(hits.map((hit) => hit.id)).toContain(id)
})

test('a folder comes in as evidence; a binary and a Latin-1 file are named and the rest are kept', async () => {
  mkdirSync(join(hw.folder, 'papers', 'deeper'), { recursive: true })
  hw.write('papers/minutes.txt', 'Minutes of the group\n\nAdvocacy was asked for early.\n')
  hw.write('papers/report.md', '# A report about rooms\n\nQuiet rooms help.\n')
  hw.write('papers/.hidden', 'not meant')
  hw.write('papers/scan.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]))
  hw.write('papers/old.txt', Buffer.from('Café notes', 'latin1'))
  const { code, answer } = await hw.json('import', FILE, 'papers', '--confidentiality', 'group', ...LOCKED)
  expect(code).toBe(1)
  expect(answer).toMatchObject({ ok: false, code: 'file/not-text' })
  expect(answer.message).toContain('2 of 4 were added')
  expect(answer.added.map(({ title }) => title)).toEqual(['Minutes of the group', 'A report about rooms'])
  expect(answer.refused.map(({ name, code: why }) => [name, why])).toEqual([
    ['old.txt', 'file/not-text'],
    ['scan.txt', 'file/not-text'],
  ])
  const { hits } = (await hw.json('search', FILE, '"quiet rooms"', '--kind', 'evidence', ...LOCKED)).answer
  expect(hits.map(({ title }) => title)).toEqual(['A report about rooms'])
  expect(hits[0]?.snippet).toContainEqual({ text: 'Quiet rooms', hit: true })
  const [minutes] = answer.added
  const kept = (await hw.json('get', FILE, 'evidence', minutes?.id ?? '', ...LOCKED)).answer
  expect(kept.facts).toMatchObject({ confidentiality: 'group', source: 'minutes.txt' })
})

test('a voice is kept with consent only, read as far as consent goes, and gone once it is withdrawn', async () => {
  const said = 'I would like heatherlight in the waiting room.'
  const consent = { scope: 'group', may_quote: true, for_uses: ['drafting'], explained_by: 'Idris' }
  const voice = JSON.stringify({ age_band: '12-15', words: said })
  const noConsent = await hw.json('add', FILE, 'voice', '--data', voice, ...LOCKED)
  expect(noConsent.answer.message).toContain('who may read it')
  expect(noConsent).toMatchObject({ code: 1, answer: { ok: false, code: 'voice/consent-incomplete' } })

  const id = await add('voice', { age_band: '12-15', words: said, consent })
  expect((await hw.json('get', FILE, 'voice', id, ...LOCKED)).answer.shown).toMatchObject({ show: true, words: said })
  const quote = await add('quote', { voice: id, start: 13, end: 25 })
  expect((await hw.json('get', FILE, 'quote', quote, ...LOCKED)).answer.facts).toMatchObject({
    start_at: 13,
    end_at: 25,
  })
  expect((await hw.json('search', FILE, 'heatherlight', ...LOCKED)).answer.hits.map((hit) => hit.id)).toEqual([id])

  expect((await hw.json('withdraw', FILE, id, ...LOCKED)).answer).toMatchObject({ ok: true, withdrawn: true })
  const after = await hw.run('get', FILE, 'voice', id, '--json', ...LOCKED)
  expect(after.stdout).not.toContain('heatherlight')
  expect(JSON.parse(after.stdout)).toMatchObject({ facts: { state: 'withdrawn' }, shown: { show: false } })
  expect((await hw.json('search', FILE, 'heatherlight', ...LOCKED)).answer.hits).toEqual([])
  const twice = await hw.json('withdraw', FILE, id, ...LOCKED)
  expect(twice).toMatchObject({ code: 1, answer: { code: 'voice/withdrawn' } })
})

test.each<[string, readonly string[], string]>([
  ['a passphrase that is not right', ['info', FILE, '--passphrase-file', 'wrong.txt'], 'workspace/wrong-passphrase'],
  ['a workspace with a passphrase when none is given', ['info', FILE], 'workspace/passphrase-needed'],
  ['a file that is not a workspace', ['info', 'letter.hearings'], 'workspace/not-a-workspace'],
  ['a workspace that is not there', ['info', 'nowhere.hearings'], 'workspace/missing'],
  ['a passphrase file that is not there', ['info', FILE, '--passphrase-file', 'none.txt'], 'file/unreadable'],
  [
    'a new passphrase that is too short',
    ['create', 'b.hearings', '--passphrase-file', 'short.txt'],
    'workspace/weak-passphrase',
  ],
  ['a name that is taken', ['create', FILE], 'workspace/exists'],
  ['a folder that is not there', ['create', 'none/at/all.hearings'], 'file/unwritable'],
  ['an unknown kind', ['list', FILE, 'thing', ...LOCKED], 'record/unknown-kind'],
  [
    'a record that is not there',
    ['get', FILE, 'area', '00000000-0000-7000-8000-000000000000', ...LOCKED],
    'record/not-found',
  ],
  ['a field that does not exist', ['add', FILE, 'area', '--data', '{"title":"x"}', ...LOCKED], 'core/bad-input'],
  [
    'a reference to nothing',
    ['add', FILE, 'issue', '--data', '{"question":"Why?","area":"00000000-0000-7000-8000-000000000000"}', ...LOCKED],
    'record/missing-reference',
  ],
  ['a file to import that is not there', ['import', FILE, 'none.txt', ...LOCKED], 'file/unreadable'],
  ['a search for nothing', ['search', FILE, ' ', ...LOCKED], 'search/empty'],
  ['an export where there is no consultation', ['export', FILE, '--out', 'out', ...LOCKED], 'consultation/none'],
])('%s is refused with a code and a sentence', async (_, words, expected) => {
  hw.write('wrong.txt', 'not the passphrase')
  hw.write('short.txt', 'short')
  hw.write('letter.hearings', 'Dear group, this is only a letter.')
  const { code, answer } = await hw.json(...words)
  expect(answer).toMatchObject({ ok: false, code: expected })
  expect(answer.message).toMatch(/^\p{Lu}?.+[.)]$/u)
  expect(answer.message).not.toMatch(/\{|\}|undefined/)
  expect(code).toBe(1)
})

test.each<[string, readonly string[]]>([
  ['no command', []],
  ['a folder with nothing in it', ['import', FILE, 'documents', ...LOCKED]],
  ['an unknown command', ['tidy', FILE]],
  ['an unknown option', ['list', FILE, 'area', '--wat']],
  ['an option of another command', ['list', FILE, 'area', '--out', 'x']],
  ['too few words', ['get', FILE, 'area']],
  ['too many words', ['info', FILE, FILE]],
  ['data that is not JSON', ['add', FILE, 'area', '--data', '{name}', ...LOCKED]],
  ['data that is a list', ['add', FILE, 'area', '--data', '[]', ...LOCKED]],
  ['no data', ['add', FILE, 'area', ...LOCKED]],
  ['an unknown starter', ['create', 'c.hearings', '--starter', 'other']],
  ['a count that is none', ['list', FILE, 'area', '--limit', 'many', ...LOCKED]],
  ['an unknown format', ['export', FILE, '--format', 'odt', '--out', 'out', ...LOCKED]],
  ['an export to nowhere', ['export', FILE, ...LOCKED]],
])('%s is not understood: exit code 2 and what to use instead', async (_, words) => {
  const { code, answer } = await hw.json(...words)
  expect(answer).toMatchObject({ ok: false, code: 'usage' })
  expect(answer.message).toMatch(/^\p{Lu}|^“|^--|^list/u)
  expect(code).toBe(2)
})

test('without --json a refusal is on stderr, with its code, and stdout is empty', async () => {
  const { code, stdout, stderr } = await hw.run('info', 'nowhere.hearings')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/“nowhere\.hearings” is not where it was\..*\n\(workspace\/missing\)\n$/)
})

test('HEARINGS_PASSPHRASE_FILE opens a workspace as the option does', async () => {
  using other = commandLine({ HEARINGS_PASSPHRASE_FILE: join(hw.folder, 'pass.txt') })
  const { answer } = await other.json('info', join(hw.folder, FILE))
  expect(answer).toMatchObject({ ok: true, practice: false })
})

test('a profile that cannot be written is said as such', async () => {
  using other = commandLine({ HEARINGS_PROFILE: join(hw.folder, 'pass.txt', 'profile') })
  expect(await other.json('info', FILE)).toMatchObject({ code: 1, answer: { code: 'file/unwritable' } })
})
