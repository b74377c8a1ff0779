import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { renderDocx } from '#core/export/docx.ts'
import { renderHtml } from '#core/export/html.ts'
import { renderPdf } from '#core/export/pdf.ts'
import { buildPublication } from '#shared/publication/build.ts'
import { examplePaper } from './example-paper.ts'
import { type Heading, headingsByPandoc, oneLine, readBy as read } from './foreign-readers.ts'

/**
 * The exported files as programs that are not ours read them. Where one of these is missing on a computer of
 * somebody's own the test says so and rests on the tests beside the renderers; on the build machine they must be there.
 */
const folder = mkdtempSync(join(tmpdir(), 'hearings-golden-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { publication } = buildPublication(examplePaper)
const file = (name: string) => join(folder, name)
writeFileSync(file('paper.docx'), await renderDocx(publication))
writeFileSync(file('paper.html'), renderHtml(publication))
writeFileSync(file('paper.pdf'), await renderPdf(publication, 'resources'))

const headings = publication.blocks.flatMap((block): Heading[] => {
  if (block.kind === 'heading') return [{ level: block.level, text: `${block.number} ${block.text}`.trim() }]
  if (block.kind === 'question') return [{ level: block.level, text: `${block.label} ${block.wording}` }]
  return []
})
test('pandoc reads the Word file with the headings, the table and the lists of the paper', () => {
  const json = read('pandoc', file('paper.docx'), '-t', 'json')
  if (json === null) return
  const found = headingsByPandoc(json)
  expect(found.filter(({ text }) => text !== 'Contents')).toEqual(headings.filter(({ text }) => text !== 'Contents'))
  const plain = oneLine(read('pandoc', file('paper.docx'), '-t', 'plain', '--wrap=none') ?? '')
  expect(plain).toContain('Awkward on purpose: <b>not bold</b> & "quoted" #let x = 1 $ \\ * _ ` @cite // no')
  expect(plain).toContain('They asked what I thought, and then they waited.')
  expect(plain).toContain('- by name, with a photograph')
  expect(plain).toContain('1. Someone the child already trusts.')
})

test('pandoc reads the web page with the same headings, one level down', () => {
  const json = read('pandoc', file('paper.html'), '-t', 'json')
  if (json === null) return
  const [title, ...found] = headingsByPandoc(json)
  expect(title).toEqual({ level: 1, text: publication.meta.title })
  expect(found).toEqual(headings.map(({ level, text }) => ({ level: level + 1, text })))
})

test('qpdf finds nothing wrong with the PDF', () => {
  const said = read('qpdf', '--check', file('paper.pdf'))
  if (said !== null) expect(said).toContain('No syntax or stream encoding errors found')
})

test('pdftotext reads the words of the PDF in the order of the paper', () => {
  const said = read('pdftotext', file('paper.pdf'), '-')
  if (said === null) return
  const text = oneLine(said)
  let from = text.lastIndexOf('Foreword')
  for (const { text: heading } of headings.filter(({ text: name }) => name !== 'Contents')) {
    const at = text.indexOf(heading, from)
    expect(at, heading).toBeGreaterThanOrEqual(from)
    from = at
  }
  expect(text).toContain('Awkward on purpose: <b>not bold</b> & "quoted" #let x = 1 $ \\ * _ ` @cite // no')
  expect(text).not.toMatch(/nobody outside|Shared drive/)
})
