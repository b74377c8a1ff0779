import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromCommandLine } from '#shared/ydoc/origins.ts'
import { paragraphsOf } from '../golden/docx-text.ts'
import { startWithWorkspace } from '../harness/core.ts'

/**
 * Published documents of the field, as text, where a folder of them lies beside the checkout. Elsewhere texts of
 * the same shape are made up, so that the same is asked of them.
 */
const REAL = resolve('..', 'shared', 'reference', 'sources')

type Source = {
  readonly file: string
  readonly text: string
  /** Words that stand in it one after another, past its middle. */
  readonly phrase: string
  readonly id: string
  readonly title: string
}

let running: Awaited<ReturnType<typeof startWithWorkspace>>
let sources: Source[]

beforeAll(async () => {
  running = await startWithWorkspace()
  const files = existsSync(REAL) ? textsIn(REAL) : madeUp(join(running.folder, 'sources'))
  const { added, refused } = await running.client.run(
    'evidence.import',
    { files: files.map((path) => ({ path })), confidentiality: 'public' },
    {},
  )
  expect(refused).toEqual([])
  sources = added.map(({ id, title }, at) => {
    const file = files[at] ?? ''
    const text = readFileSync(file, 'utf8')
    return { file, text, phrase: phraseIn(text), id, title }
  })
})
afterAll(() => running[Symbol.asyncDispose]())

const textsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name))

function madeUp(folder: string): string[] {
  mkdirSync(folder)
  const subjects = ['letters', 'rooms', 'advocacy', 'waiting', 'records']
  for (const [number, subject] of subjects.entries()) {
    const paragraphs = Array.from(
      { length: 200 },
      (_, at) =>
        `${at % 9 === 0 ? '• ' : ''}In part ${spelled(at)} families’ groups said that ${subject} matter much; ${subject} come late.`,
    )
    writeFileSync(join(folder, `${number}-${subject}.txt`), `\n\nAbout ${subject}\n\n${paragraphs.join('\n\n')}\n`)
  }
  return textsIn(folder)
}

/** A number as letters: 12 becomes "bc". */
const spelled = (number: number) => [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')

function phraseIn(text: string): string {
  const found = text.slice(Math.floor(text.length / 2)).match(/(?<=[ \n])\p{Ll}{2,}(?: \p{Ll}{2,}){4}(?=[ ,.\n])/u)
  if (found === null) throw new Error('no five plain words in a row past the middle')
  return found[0]
}

test('five documents come in whole, each under a title of its own', async () => {
  expect(sources).toHaveLength(5)
  expect(new Set(sources.map(({ title }) => title)).size).toBe(5)
  for (const { id, text } of sources) {
    const { facts } = await running.client.call('record.get', { kind: 'evidence', id })
    expect((facts as { body: string }).body).toBe(text.replaceAll(/\r\n?/g, '\n').normalize('NFC'))
  }
})

test('each is found by words that stand deep inside it, and shown with them marked', async () => {
  for (const { id, phrase } of sources) {
    const { hits } = await running.client.call('search.find', { text: `"${phrase}"`, kinds: ['evidence'] })
    const hit = hits.find((one) => one.id === id)
    expect(hit, phrase).toBeDefined()
    expect(hit?.snippet.filter((piece) => piece.hit).length).toBeGreaterThan(0)
  }
})

test('each is cited with its place, and the paper lists them in the order in which they are cited', async () => {
  const { client } = running
  for (const { id, phrase } of sources)
    await client.call('record.create', {
      kind: 'excerpt',
      facts: { evidence: id, words: phrase, locator: 'second half' },
    })
  const { id: proposal } = await client.call('record.create', {
    kind: 'proposal',
    facts: { title: 'What the documents say', number: 0 },
  })
  const { epoch } = await client.call('document.open', { id: proposal })
  const doc = new Y.Doc()
  const cited = sources.toReversed()
  fillBody(
    doc,
    cited.map(({ id, phrase }, at) => ({
      paragraph: [`It speaks of “${phrase}” `, { evidenceId: id, locator: `paragraph ${at + 1}` }, '.'],
    })),
    fromCommandLine,
  )
  await client.call('document.append', { id: proposal, epoch, update: Y.encodeStateAsUpdate(doc), origin: 'test' })
  const { id: consultation } = await client.call('record.create', {
    kind: 'consultation',
    facts: { title: 'Asked from the documents' },
  })
  await client.call('record.create', { kind: 'topic', facts: { consultation, proposal, position: 1 } })

  const [made] = await client.run(
    'consultation.export',
    { id: consultation, formats: ['docx'], folder: running.folder },
    {},
  )
  const paragraphs = paragraphsOf(readFileSync(made?.file ?? '')).map(({ text }) => text)
  for (const [at, { phrase }] of cited.entries())
    expect(paragraphs.find((text) => text.includes(phrase))).toContain(`[${at + 1}, paragraph ${at + 1}]`)
  const listed = cited.map(({ title }) => paragraphs.findLastIndex((text) => text.includes(title)))
  expect(listed).not.toContain(-1)
  expect(listed).toEqual(listed.toSorted((a, b) => a - b))
})
