// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPublication } from '#shared/publication/build.ts'
import { printable } from '#shared/publication/text.ts'
import { longPublication } from '#tests/bench/data/long-publication.ts'
import { paragraphsOf, partsOf } from '#tests/golden/docx-text.ts'
import { examplePaper } from '#tests/golden/example-paper.ts'
import { renderDocx } from './docx.ts'

const { publication } = buildPublication(examplePaper)
const docx = await renderDocx(publication)
const parts = partsOf(docx)
const paragraphs = paragraphsOf(docx)
const document = parts['word/document.xml'] ?? ''
const readXml = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')
const styled = (style: string) => paragraphs.filter((p) => p.style === style).map(({ text }) => text)

test('headings are real headings, numbered as in the paper', () => {
  expect(styled('Title')).toEqual(['Children’s hearings: getting ready and taking part'])
  expect(styled('Heading1')).toEqual([
    'Foreword',
    'How to respond',
    'Aims and background',
    '1 Before a hearing',
    '2 Taking turns',
    '3 Effects on people',
    'About you: respondent information form',
    'Annex A Evidence',
  ])
  expect(styled('Heading3')).toContain(
    'Question 1 Should every child be offered a conversation at least ten working days before a hearing?',
  )
  expect(styled('TOCHeading')).toEqual(['Contents'])
})

test('the contents are a field that already holds every entry, its page and its link', () => {
  expect(document).toMatch(/<w:instrText[^>]*>TOC [^<]*\\o (&quot;|")1-2(&quot;|")/)
  const entries = paragraphs.filter(({ style }) => /^TOC\d$/.test(style))
  const headings = publication.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level <= 2 && block.listed ? [`${block.number} ${block.text}`.trim()] : [],
  )
  expect(entries.map(({ text }) => text.replace(/ \d+$/, ''))).toEqual(headings)
  for (const entry of entries) {
    expect(entry.text).toMatch(/ \d+$/)
    expect(entry.xml).toContain('<w:hyperlink')
  }
  expect(document).not.toContain('w:dirty="true"')
})

test('the contents of a long paper are links from the start, and nobody is asked anything on opening it', async () => {
  const long = paragraphsOf(await renderDocx(longPublication(60)))
  const entries = long.filter(({ style }) => /^TOC\d$/.test(style))
  expect(entries.length).toBeGreaterThan(50)
  for (const { xml } of entries) expect(xml).toContain('<w:hyperlink')
  expect(long.map(({ xml }) => xml).join('')).not.toContain('w:dirty="true"')
})

test('every place that a link names is marked, once', () => {
  const names = [...document.matchAll(/<w:bookmarkStart w:name="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(names).size).toBe(names.length)
  const anchors = [...document.matchAll(/w:anchor="([^"]+)"/g)].map((match) => match[1])
  expect(anchors.length).toBeGreaterThan(20)
  for (const anchor of anchors) expect(names).toContain(anchor)
})

test('it says its title and language, and nobody’s name', () => {
  const core = parts['docProps/core.xml'] ?? ''
  expect(core).toContain('<dc:title>Children’s hearings: getting ready and taking part</dc:title>')
  expect(core).not.toMatch(/<dc:creator>[^<]|<cp:lastModifiedBy>[^<]|Un-named/)
  expect(parts['word/styles.xml']).toMatch(/<w:lang [^>]*w:val="en-GB"/)
})

test('text is 12 pt or more but for the foot of the page, left-aligned, in one sans-serif; no text boxes', () => {
  const styles = parts['word/styles.xml'] ?? ''
  const body = styles.replace(/<w:style [^>]*w:styleId="(Footer|Footnote\w*|Endnote\w*)".*?<\/w:style>/gs, '')
  const sizes = [...`${body}${document}`.matchAll(/<w:sz w:val="(\d+)"/g)].map((match) => Number(match[1]))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24)
  expect(document).not.toMatch(/w:jc w:val="(both|right|center)"|<w:txbxContent|<v:textbox|<w:drawing/)
  const fonts = [...`${styles}${document}`.matchAll(/w:ascii="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(fonts)).toEqual(new Set(['Arial']))
})

test('a table has a row of headings that repeats, and a choice has a box to tick with its name', () => {
  expect(document).toContain('<w:tblHeader/>')
  expect(styled('Caption')).toEqual(['Table 1: What this paper asks about'])
  const boxes = [...document.matchAll(/<w:alias w:val="([^"]+)"\/><w14:checkbox>/g)].map((match) => match[1])
  expect(boxes.slice(0, 3)).toEqual(['Yes', 'No', 'Don’t know'])
})

test('words that may not be shown are in no part of the file', () => {
  const everything = Object.values(parts).join('')
  expect(everything).toContain('They asked what I thought, and then they waited.')
  expect(everything).not.toMatch(/nobody outside|Shared drive|quote-withdrawn/)
  expect(styled('Withheld')).toHaveLength(2)
})

test('each list begins at one', () => {
  const marks = [...document.matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"/g)]
  expect(new Set(marks.map((match) => match[2])).size).toBeGreaterThanOrEqual(3)
})

test('whatever anybody types is text in the file, and the file stays well-formed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 }),
      async (texts) => {
        const file = await renderDocx({
          meta: { ...publication.meta, title: texts[0] ?? '' },
          blocks: texts.flatMap((text) => [
            { kind: 'paragraph', inlines: [{ kind: 'text', text, bold: false, italic: true }], lead: false },
            { kind: 'quote', words: [text], attribution: text },
          ]),
        })
        for (const [name, xml] of Object.entries(partsOf(file)))
          if (name.endsWith('.xml')) expect(readXml(xml).getElementsByTagName('parsererror'), name).toHaveLength(0)
        const read = readXml(partsOf(file)['word/document.xml'] ?? '')
        const runs = [...read.getElementsByTagName('w:t')].map((element) => element.textContent)
        for (const text of texts) expect(runs).toContain(printable(text).replaceAll('\n', ' '))
      },
    ),
    { numRuns: 12 },
  )
})
