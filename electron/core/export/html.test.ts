// @vitest-environment jsdom
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildPublication } from '#shared/publication/build.ts'
import type { Block, Inline } from '#shared/publication/model.ts'
import { paperStyle, paperStyleHash } from '#shared/publication/paper-style.ts'
import { printable } from '#shared/publication/text.ts'
import { examplePaper } from '#tests/golden/example-paper.ts'
import { renderHtml, renderHtmlForFrame } from './html.ts'

const { publication } = buildPublication(examplePaper)
const read = (html: string) => new DOMParser().parseFromString(html, 'text/html')
const page = read(renderHtml(publication))
const texts = (selector: string) => [...page.querySelectorAll(selector)].map((element) => element.textContent?.trim())

test('the page has landmarks, one first heading, a language and a way to skip to the text', () => {
  expect(page.documentElement.lang).toBe('en-GB')
  expect(page.title).toBe('Children’s hearings: getting ready and taking part – Consultation draft')
  expect(texts('h1')).toEqual(['Children’s hearings: getting ready and taking part'])
  for (const landmark of ['header', 'nav[aria-label]', 'main', 'footer'])
    expect(page.querySelectorAll(landmark)).toHaveLength(1)
  expect(page.body.firstElementChild?.getAttribute('href')).toBe('#text')
})

test('headings never skip a level, and every link inside the page leads somewhere', () => {
  let before = 0
  for (const heading of page.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(heading.tagName.slice(1))
    expect(level).toBeLessThanOrEqual(before + 1)
    before = level
  }
  const links = [...page.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href')?.slice(1) ?? '')
  expect(links.length).toBeGreaterThan(20)
  for (const id of links) expect(page.getElementById(id), id).not.toBeNull()
})

test('the contents list the sections and, under each, its parts', () => {
  expect(texts('nav .level-1 > a')).toEqual([
    'Foreword',
    'How to respond',
    'Aims and background',
    '1 Before a hearing',
    '2 Taking turns',
    '3 Effects on people',
    'About you: respondent information form',
    'Annex A Evidence',
  ])
  expect(texts('nav ol ol a')).toContain('1.2 How it would work')
})

test('the page fetches nothing and runs nothing, and its policy says so', () => {
  const html = renderHtml(publication)
  expect(html).not.toMatch(/<(script|img|link|iframe|object|embed|form|input|base)\b|\sstyle=|\son\w+=|@import|url\(/)
  const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content')
  expect(policy).toBe(`default-src 'none'; style-src '${paperStyleHash}'; base-uri 'none'; form-action 'none'`)
  expect(paperStyleHash).toBe(`sha256-${createHash('sha256').update(paperStyle).digest('base64')}`)
  expect(page.querySelector('style')?.textContent).toBe(paperStyle)
})

test('in a frame the page reads the same and no link leads away', () => {
  const framed = read(renderHtmlForFrame(publication))
  expect(framed.querySelectorAll('[href]')).toHaveLength(0)
  expect(framed.querySelectorAll('a')).toHaveLength(page.querySelectorAll('a').length)
  expect(framed.body.textContent).toBe(page.body.textContent)
})

test('whatever anybody types is text on the page and never markup', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '!', '-', 'a', ' ', ';', '#') }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '&lt;b&gt;',
      ']]>',
      '<!--',
      '</style>',
    ),
  )
  const inline = (text: string): Inline => ({ kind: 'text', text, bold: false, italic: false })
  fc.assert(
    fc.property(fc.array(typed, { minLength: 4, maxLength: 12 }), (strings) => {
      const [title = '', attribution = '', href = '', id = ''] = strings
      const blocks: Block[] = [
        ...strings.map((text): Block => ({ kind: 'paragraph', inlines: [inline(text)], lead: false })),
        { kind: 'quote', words: strings, attribution },
        { kind: 'heading', level: 1, number: title, text: attribution, id, listed: true },
        { kind: 'paragraph', inlines: [{ kind: 'link', text: title, href, bold: true, italic: true }], lead: false },
      ]
      const document = read(renderHtml({ meta: { ...publication.meta, title }, blocks }))
      const textsOf = (selector: string) =>
        [...document.querySelectorAll(selector)].map((element) => element.textContent)
      const shown = strings.map((text) => printable(text).replaceAll('\u0000', ''))
      expect(textsOf('main > p').slice(0, strings.length)).toEqual(shown)
      expect(textsOf('blockquote p').join('')).toBe(`“${shown.join('')}”`)
      expect(document.querySelector('h2')?.id).toBe(printable(id))
      expect(document.querySelector('main a')?.getAttribute('href')).toBe(printable(href))
      expect(document.querySelectorAll('script, img, b')).toHaveLength(0)
    }),
    { numRuns: 80 },
  )
})
