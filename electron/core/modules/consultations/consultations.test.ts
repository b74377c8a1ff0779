import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { paragraphsOf, partsOf } from '#tests/golden/docx-text.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'

const NOW = Date.parse('2026-01-12T12:00:00Z')
const SHOWN = 'I would like a letter with pictures.'
const HELD_BACK = 'My sister was moved to another town.'

type Started = Awaited<ReturnType<typeof startWithWorkspace>>

/** A workspace with one paper: a proposal that quotes two voices, only one of whom agreed to papers, and a question. */
async function withPaper() {
  const core = await startWithWorkspace({ now: () => NOW })
  const { client } = core
  const create = async (kind: 'proposal' | 'consultation' | 'topic' | 'question' | 'evidence', facts: object) =>
    (await client.call('record.create', { kind, facts: facts as Record<string, string> })).id
  const quoteOf = async (words: string, uses: ConsentFacts['for_uses']) => {
    const consent = {
      scope: 'public',
      may_quote: true,
      for_uses: uses,
      explained_by: 'Una',
      given_on: '2026-01-05',
      identifiability: 'pseudonym',
      shown_as: 'Rowan',
    }
    const facts = { age_band: '12-15', heard_on: '2026-01-05' }
    const voice = (await client.call('voice.record', { facts, words, consent: consent as never })).id
    return { voice, quote: (await client.call('voice.quote', { id: voice, start: 0, end: words.length })).id }
  }
  const shown = await quoteOf(SHOWN, ['drafting', 'consultation'])
  const heldBack = await quoteOf(HELD_BACK, ['drafting'])
  const evidence = await create('evidence', {
    title: 'Plan 2021–24',
    author: 'The Promise Scotland',
    published: '2021',
  })
  const proposal = await create('proposal', {
    number: 3,
    title: 'A letter first',
    summary: 'Every child gets a letter.',
  })
  const { epoch, state } = await client.call('document.open', { id: proposal })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  fillBody(
    doc,
    [
      { heading: 'Why', level: 2 },
      { paragraph: ['Nobody should be surprised ', { evidenceId: evidence, locator: 'page 3' }, '.'] },
      { quoteId: shown.quote },
      { quoteId: heldBack.quote },
    ],
    { by: 'migration', from: 0, to: 1 },
  )
  const update = Y.encodeStateAsUpdate(doc)
  await client.call('document.append', { id: proposal, epoch, update, origin: 'test' })
  const consultation = await create('consultation', {
    title: 'Letters & hearings',
    opens_on: '2026-02-02',
    closes_on: '2026-05-04',
  })
  const topic = await create('topic', { consultation, proposal, position: 1 })
  await create('question', { consultation, topic, position: 1, wording: 'Should every child get a letter?' })
  return { ...core, consultation, topic, proposal, shown, heldBack }
}

const exported = (started: Started, consultation: string | null, folder: string, formats = ['docx', 'html', 'pdf']) =>
  started.client.run('consultation.export', { id: consultation, formats: formats as never, folder }, {})

const registered = async (started: Started) =>
  (await started.client.call('record.rows', { kind: 'export_record' })).rows.map((row) => row.facts)

/** A folder outside the workspace's own, gone after the test. */
function outFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-out-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a preview is the paper as it would be published today, with what to look at before that', async () => {
  await using paper = await withPaper()
  const preview = await paper.client.call('consultation.preview', { id: paper.consultation })
  expect(preview).toMatchObject({ questions: 1, quotesShown: 1, quotesWithheld: 1 })
  expect(preview.html).toContain(SHOWN)
  expect(preview.html).not.toContain('sister')
  expect(preview.html).toContain('[1, page 3]')
  expect(preview.advice).toContain('One quote is not shown: what was agreed does not allow it in a published paper.')
})

test('an export writes every format, registers each, and says what is in it', async () => {
  await using paper = await withPaper()
  const folder = join(outFolder(), 'not', 'there yet')
  const progress: string[] = []
  const made = await paper.client.run(
    'consultation.export',
    { id: null, formats: ['docx', 'html', 'pdf'], folder },
    { onProgress: ({ format, done, of }) => progress.push(`${format} ${done}/${of}`) },
  )
  expect(progress).toEqual(['docx 0/3', 'html 1/3', 'pdf 2/3'])
  const names = ['docx', 'html', 'pdf'].map((format) => `letters-hearings-2026-01-12.${format}`)
  expect(readdirSync(folder).sort()).toEqual(names)
  for (const { file, bytes, sha256 } of made) {
    const read = readFileSync(file)
    expect([read.length, createHash('sha256').update(read).digest('hex')]).toEqual([bytes, sha256])
  }
  const word = paragraphsOf(readFileSync(made[0]?.file ?? '')).map(({ text }) => text)
  expect(word).toContain(`“${SHOWN}”`)
  expect(word).toContain('Rowan (a name they chose)')
  expect(Object.values(partsOf(readFileSync(made[0]?.file ?? ''))).join('')).not.toContain('sister')
  expect(
    readFileSync(made[2]?.file ?? '')
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(await registered(paper)).toEqual(
    made.map(({ format, sha256, bytes }, at) => ({
      consultation: paper.consultation,
      workshop: null,
      format,
      file_name: names[at],
      sha256,
      bytes,
      quotes_shown: 1,
      quotes_withheld: 1,
    })),
  )
})

test('a second export stands beside the first', async () => {
  await using paper = await withPaper()
  const folder = outFolder()
  writeFileSync(join(folder, 'letters-hearings-2026-01-12.pdf'), 'someone else’s')
  const made = await exported(paper, paper.consultation, folder, ['html', 'pdf'])
  expect(made.map(({ file }) => file)).toEqual(
    ['html', 'pdf'].map((f) => join(folder, `letters-hearings-2026-01-12-2.${f}`)),
  )
  await exported(paper, paper.consultation, folder, ['html'])
  expect(readFileSync(join(folder, 'letters-hearings-2026-01-12.pdf'), 'utf8')).toBe('someone else’s')
})

test('a voice withdrawn before an export is in no byte of it', async () => {
  await using paper = await withPaper()
  await paper.client.call('voice.withdraw', { id: paper.shown.voice, on: '2026-01-12' })
  const [html] = await exported(paper, paper.consultation, outFolder(), ['html'])
  expect(html).toMatchObject({ quotesShown: 0, quotesWithheld: 2 })
  expect(readFileSync(html?.file ?? '', 'utf8')).not.toMatch(/letter with pictures|Rowan/)
})

test('a voice withdrawn while the paper is being made stops it: nothing is written', async () => {
  await using paper = await withPaper()
  const folder = outFolder()
  let withdrawal: Promise<void> | undefined
  const making = paper.client.run(
    'consultation.export',
    { id: paper.consultation, formats: ['html', 'docx'], folder },
    {
      onProgress: () => {
        withdrawal ??= paper.client.call('voice.withdraw', { id: paper.shown.voice, on: '2026-01-12' })
      },
    },
  )
  await expect(making).rejects.toMatchObject({ code: 'voice/not-shown' })
  await withdrawal
  expect(readdirSync(folder)).toEqual([])
  expect(await registered(paper)).toEqual([])
})

test('an export can be cancelled between formats; nothing is left and nothing is registered', async () => {
  await using paper = await withPaper()
  const folder = outFolder()
  const wish = new AbortController()
  const making = paper.client.run(
    'consultation.export',
    { id: paper.consultation, formats: ['html', 'docx', 'pdf'], folder },
    { signal: wish.signal, onProgress: ({ done }) => void (done === 1 && wish.abort()) },
  )
  await expect(making).rejects.toMatchObject({ code: 'core/cancelled' })
  // The core goes on until it hears of it: what it answers next comes after that.
  await paper.client.call('consultation.preview', { id: paper.consultation })
  await expect.poll(() => readdirSync(folder)).toEqual([])
  expect(await registered(paper)).toEqual([])
})

test('a consultation without proposals, and none at all, are refused by name', async () => {
  await using empty = await startWithWorkspace()
  await expect(exported(empty, null, outFolder())).rejects.toMatchObject({ code: 'consultation/none' })
  const { id } = await empty.client.call('record.create', { kind: 'consultation', facts: { title: 'Nothing yet' } })
  await expect(exported(empty, id, outFolder())).rejects.toMatchObject({ code: 'consultation/no-proposals' })
  expect((await empty.client.call('consultation.preview', { id })).advice).toContain(
    'There is no proposal in this paper yet.',
  )
})

test('where files cannot be written it says so, and nothing is left or registered', async () => {
  await using paper = await withPaper()
  const folder = outFolder()
  const inTheWay = join(folder, 'a file')
  writeFileSync(inTheWay, '')
  await expect(exported(paper, paper.consultation, inTheWay)).rejects.toMatchObject({
    code: 'file/unwritable',
    values: { name: 'letters-hearings-2026-01-12.docx' },
  })
  if (process.getuid?.() !== 0 && process.platform !== 'win32') {
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o500)
    await expect(exported(paper, paper.consultation, locked)).rejects.toMatchObject({ code: 'file/unwritable' })
    expect(readdirSync(locked)).toEqual([])
  }
  expect(await registered(paper)).toEqual([])
})

test('a disk that fills up half way leaves nothing: not the format that fitted either', async () => {
  await using paper = await withPaper()
  const folder = outFolder()
  const isSmall = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0
  if (isSmall) onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  // Where no small disk can be made, the refusal itself is still tested: the PDF has no place to go.
  else writeFileSync(join(folder, 'file'), '')
  const into = isSmall ? folder : join(folder, 'file')
  await expect(exported(paper, paper.consultation, into, ['html', 'pdf'])).rejects.toMatchObject({
    code: isSmall ? 'file/disk-full' : 'file/unwritable',
  })
  expect(readdirSync(folder)).toEqual(isSmall ? [] : ['file'])
  expect(await registered(paper)).toEqual([])
})
