import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromPeer } from './origins.ts'
import { bodyToJson, plainText } from './proposal.ts'
import { bodyOf } from './proposal-shape.ts'
import { readProseMirrorJson } from './prosemirror-json.ts'
import { countWords, plainTextOf } from './readings.ts'
import { safeHref } from './safe-href.ts'

test('what a newer or a mistaken writer left keeps its words and loses the rest', () => {
  const body = readProseMirrorJson({
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'Large' }] },
      { type: 'codeBlock', content: [{ type: 'text', text: 'kept words' }] },
      {
        type: 'table',
        content: [{ type: 'row', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'cell' }] }] }],
      },
      { type: 'voiceQuote', attrs: { quoteId: 'words that should not be here' } },
      {
        type: 'paragraph',
        content: [
          {
            type: 'text',
            text: 'x',
            marks: [{ type: 'glow' }, { type: 'link', attrs: { href: 'javascript:alert(1)' } }],
          },
          { type: 'citation', attrs: { evidenceId: { $gt: '' } } },
          null,
          7,
        ],
      },
    ],
  })
  expect(body.content).toEqual([
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Large' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'kept words' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'cell' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'x' }] },
  ])
})

test('reading never throws, and reading what was read changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const once = readProseMirrorJson({ type: 'doc', content: [value] })
      expect(readProseMirrorJson(once)).toEqual(once)
      expect(readProseMirrorJson(value).type).toBe('doc')
    }),
    { numRuns: 300 },
  )
})

test('a body nested ten thousand deep is read without falling over', () => {
  const doc = new Y.Doc()
  doc.transact(() => {
    const top = new Y.XmlElement('blockquote')
    bodyOf(doc).insert(0, [top])
    let inner = top
    for (let depth = 0; depth < 10_000; depth += 1) {
      const next = new Y.XmlElement('blockquote')
      inner.insert(0, [next])
      inner = next
    }
  }, fromPeer('webrtc'))
  expect(bodyToJson(doc).content).toEqual([])
  expect(plainText(doc)).toBe('')
})

test('only addresses that a browser opens as a page or a letter are kept', () => {
  expect(safeHref(' https://example.org/a b')).toBe('https://example.org/ab')
  expect(safeHref('HTTP://example.org')).toBe('HTTP://example.org')
  expect(safeHref('mailto:someone@example.org')).toBe('mailto:someone@example.org')
  for (const href of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<b>x',
    'vbscript:x',
    'file:///etc/passwd',
    '//example.org',
    '/relative',
    'https:',
    'x'.repeat(3000),
    '',
    null,
    { toString: () => 'https://example.org' },
  ])
    expect(safeHref(href)).toBeNull()
})

test('words are counted as a person counts them', () => {
  expect(countWords('The child’s long-term home, 1.5 miles away — since 2021–24.')).toBe(9)
  expect(countWords(' … ')).toBe(0)
})

test('a hard break is a new line and empty blocks leave none', () => {
  const body = readProseMirrorJson({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
      },
      { type: 'paragraph' },
    ],
  })
  expect(plainTextOf(body)).toBe('one\ntwo')
})
