import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { buildPublication } from '#shared/publication/build.ts'
import type { Block } from '#shared/publication/model.ts'
import { examplePaper } from '#tests/golden/example-paper.ts'
import { pdfText, structureOf } from '#tests/golden/pdf-parts.ts'
import { pdfFontFiles, readPdfFonts } from './fonts.ts'
import { renderPdf } from './pdf.ts'

/** A folder that ships no fonts: they come from their packages. */
const NO_FONTS = join(tmpdir(), 'no resources here')
const { publication } = buildPublication(examplePaper)
const pdf = await renderPdf(publication, NO_FONTS)
const text = pdfText(pdf)

test('the PDF says its language, its title and that it is PDF/UA-1, and nobody’s name', () => {
  expect(text).toContain('/Lang (en-GB)')
  expect(text).toContain('/DisplayDocTitle true')
  expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
  const xmp = Buffer.from(text, 'latin1').toString('utf8')
  expect(xmp).toMatch(/<dc:title>.*>Children’s hearings: getting ready and taking part</s)
  expect(text).not.toMatch(/\/Author|dc:creator/)
})

test('its structure is that of the paper: as many headings of each level, tables and notes in their places', () => {
  const levels = publication.blocks.flatMap((block) =>
    block.kind === 'heading' || block.kind === 'question' ? [block.level] : [],
  )
  const structure = structureOf(pdf)
  for (const level of [1, 2, 3]) expect(structure[`H${level}`]).toBe(levels.filter((l) => l === level).length)
  const count = (kind: Block['kind']) => publication.blocks.filter((block) => block.kind === kind).length
  expect(structure).toMatchObject({
    Title: 1,
    Table: count('table'),
    BlockQuote: count('quote') + count('extract'),
    TOCI: publication.blocks.flatMap((block) => (block.kind === 'contents' ? block.entries : [])).length,
  })
})

test('characters that young people write besides letters are drawn', async () => {
  const paper = buildPublication({
    ...examplePaper,
    quotes: new Map([['quote-shown', { show: true, words: 'Scared 😬 then 👩‍👧 🎉', as: { kind: 'anonymous' } }]]),
  })
  expect((await renderPdf(paper.publication, NO_FONTS)).length).toBeGreaterThan(10_000)
})

test('a character that no typeface has is named, and nothing else of the paper is', async () => {
  const consultation = { ...examplePaper.consultation, foreword: 'Secret words \u{10fffe} and \ue123\u{10fffd}' }
  const paper = buildPublication({ ...examplePaper, consultation })
  const refused = await renderPdf(paper.publication, NO_FONTS).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'export/no-typeface' })
  expect(JSON.stringify(refused)).toContain('U+10FFFE')
  expect(`${String(refused)}${JSON.stringify(refused)}`).not.toContain('Secret')
})

test('whatever anybody types makes a PDF, or is refused for its characters', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '#panic()',
      '"',
      '\\',
      '*_`$@<>[]{}',
      '\n\n= Heading',
      '...',
      '--',
      '1. a',
      '- b',
      '/ c: d',
      '\u00a0',
      '\t',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 6 }), async (strings) => {
      const all = strings.join(' ')
      const blocks: Block[] = publication.blocks.map((block): Block => {
        switch (block.kind) {
          case 'heading':
            return { ...block, text: all, number: block.number === '' ? '' : all }
          case 'paragraph':
            return { ...block, inlines: strings.map((text) => ({ kind: 'text', text, bold: true, italic: true })) }
          case 'question':
            return { ...block, wording: all, help: all, label: all, spaces: strings }
          case 'quote':
            return { ...block, words: strings, attribution: all }
          case 'notice':
            return { ...block, heading: all }
          case 'table':
            return { ...block, caption: all, head: block.head.map(() => all) }
          default:
            return block
        }
      })
      const made = await renderPdf(
        { meta: { ...publication.meta, title: `T ${all}`, subtitle: all }, blocks },
        NO_FONTS,
      )
      expect(structureOf(made).H1).toBe(structureOf(pdf).H1)
    }),
    { numRuns: 15 },
  )
})

test('a paper without a title is refused rather than made inaccessible', async () => {
  const untitled = { ...publication, meta: { ...publication.meta, title: '' } }
  await expect(renderPdf(untitled, NO_FONTS)).rejects.toMatchObject({ code: 'export/renderer' })
})

test('fonts are taken from the resources folder where they are shipped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-fonts-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const fonts = readPdfFonts(folder)
  expect(fonts.map((font) => font.subarray(0, 4).toString('hex'))).toEqual(pdfFontFiles.map(() => '00010000'))
  mkdirSync(join(folder, 'fonts'))
  writeFileSync(join(folder, 'fonts', 'SourceSans3_700Bold.ttf'), 'shipped')
  expect(readPdfFonts(folder)[2]?.toString()).toBe('shipped')
})
