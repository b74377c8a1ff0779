import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { renderDocx } from '#core/export/docx.ts'
import { renderHtml } from '#core/export/html.ts'
import { renderPdf } from '#core/export/pdf.ts'
import { buildPublication } from '#shared/publication/build.ts'
import { examplePaper } from './example-paper.ts'

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

/** What the program prints, or null where it is not installed. */
function read(program: string, ...args: string[]): string | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64_000_000 })
  if (error && 'code' in error && error.code === 'ENOENT' && process.env.CI === undefined) {
    console.warn(`${program} is not installed: its reading is left to the build machine`)
    return null
  }
  expect(status, stderr).toBe(0)
  return stdout
}

type Heading = { level: number; text: string }
const headings = publication.blocks.flatMap((block): Heading[] => {
  if (block.kind === 'heading') return [{ level: block.level, text: `${block.number} ${block.text}`.trim() }]
  if (block.kind === 'question') return [{ level: block.level, text: `${block.label} ${block.wording}` }]
  return []
})
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

type Node = { t?: string; c?: unknown }
/** The headings of a document as pandoc understands it. */
function headingsByPandoc(json: string): Heading[] {
  const wordsOf = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(wordsOf).join('')
    const { t, c } = (node ?? {}) as Node
    if (t === 'Str') return String(c)
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
    return c === undefined ? '' : wordsOf(c)
  }
  const found: Heading[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child)
      return
    }
    const { t, c } = (node ?? {}) as Node
    if (t === 'Header' && Array.isArray(c)) found.push({ level: Number(c[0]), text: oneLine(wordsOf(c[2])) })
    else if (c !== undefined) visit(c)
  }
  visit((JSON.parse(json) as { blocks: unknown }).blocks)
  return found
}

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
