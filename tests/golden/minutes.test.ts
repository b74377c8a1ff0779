import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { renderDocx } from '#core/export/docx.ts'
import { renderHtml } from '#core/export/html.ts'
import { renderPdf } from '#core/export/pdf.ts'
import { minutesPublication } from '#shared/publication/minutes.ts'
import { exampleMinutes } from './example-minutes.ts'
import { headingsByPandoc, oneLine, readBy } from './foreign-readers.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearings-minutes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const publication = minutesPublication(exampleMinutes)
const file = (name: string) => join(folder, name)
writeFileSync(file('minutes.docx'), await renderDocx(publication))
writeFileSync(file('minutes.html'), renderHtml(publication))
writeFileSync(file('minutes.pdf'), await renderPdf(publication, 'resources'))

const headings = publication.blocks.flatMap((block) =>
  block.kind === 'heading' ? [{ level: block.level, text: `${block.number} ${block.text}`.trim() }] : [],
)

/** To be read in review when it changes: `npx vitest run tests/golden -u` writes it anew. */
test('the example minutes as a web page are as they were agreed', async () => {
  await expect(renderHtml(publication)).toMatchFileSnapshot('example-minutes.html')
})

test('minutes say whether they were agreed, and in draft that they were not', () => {
  expect(publication.meta).toMatchObject({
    label: 'Minutes',
    dates: 'Monday 30 March 2026, 10:00, The hall, 3 Burn Street',
  })
  const draft = minutesPublication({
    ...exampleMinutes,
    workshop: { ...exampleMinutes.workshop, minutes_agreed_on: null },
  })
  expect(draft.meta.label).toBe('Draft minutes')
  expect(draft.blocks[0]).toMatchObject({ kind: 'notice', heading: 'These minutes have not been agreed yet' })
})

test('guests are counted and not named, whoever sent no answer is not there, and times are those on the wall', () => {
  const html = renderHtml(publication)
  expect(html).toContain('2 guests took part. Guests are not named in minutes.')
  expect(html).not.toMatch(/Rowan|Ash Example|Tavish/)
  expect(html).toContain('Check-in, 10:02 to 10:15.')
  expect(html).toContain('This was not opened in the session.')
})

test('a voice is in the minutes only where it may be shown to anyone', () => {
  const html = renderHtml(publication)
  expect(html).toContain('I would like a letter with pictures.')
  expect(html).toContain('Something that a person told us stands here. It is not shown in these minutes.')
  const withheld = renderHtml(minutesPublication({ ...exampleMinutes, quotes: new Map() }))
  expect(withheld).not.toContain('pictures')
})

test('text that begins with a smaller heading is numbered from one all the same', () => {
  const body = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Small' }] },
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Large' }] },
    ],
  }
  const numbered = minutesPublication({ ...exampleMinutes, decisions: [], body }).blocks.flatMap((block) =>
    block.kind === 'heading' && block.listed ? [`${block.number} ${block.text}`] : [],
  )
  expect(numbered).toEqual(['1 Small', '2 Large'])
})

test('pandoc reads the Word file and the web page with the headings of the minutes', () => {
  const word = readBy('pandoc', file('minutes.docx'), '-t', 'json')
  if (word === null) return
  const isText = ({ text }: { text: string }) => text !== 'Contents'
  expect(headingsByPandoc(word).filter(isText)).toEqual(headings.filter(isText))
  const [title, ...page] = headingsByPandoc(readBy('pandoc', file('minutes.html'), '-t', 'json') ?? '{}')
  expect(title).toEqual({ level: 1, text: 'Deciding on letters' })
  expect(page).toEqual(headings.map(({ level, text }) => ({ level: level + 1, text })))
  const plain = oneLine(readBy('pandoc', file('minutes.docx'), '-t', 'plain', '--wrap=none') ?? '')
  expect(plain).toContain('What was written in meanwhile: proposal 3, “A letter first”.')
  expect(plain).toContain('Awkward on purpose: <b>not bold</b> & "quoted" #let x = 1 $ \\ * _ ` @cite // no')
  expect(plain).toContain('fingerprint 262de4c34150df48')
})

test('pdftotext reads the same words in the same order, and qpdf finds nothing wrong', () => {
  const said = readBy('pdftotext', file('minutes.pdf'), '-')
  if (said === null) return
  const text = oneLine(said)
  let from = text.lastIndexOf('Who was there') - 3
  for (const { text: heading } of headings.filter(({ text: name }) => name !== 'Contents')) {
    const at = text.indexOf(heading, from)
    expect(at, heading).toBeGreaterThanOrEqual(from)
    from = at
  }
  expect(text).toContain('Awkward on purpose: <b>not bold</b> & "quoted" #let x = 1 $ \\ * _ ` @cite // no')
  expect(text).not.toMatch(/Rowan|Ash Example/)
  const checked = readBy('qpdf', '--check', file('minutes.pdf'))
  if (checked !== null) expect(checked).toContain('No syntax or stream encoding errors found')
})
