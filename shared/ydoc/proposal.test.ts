import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Block, fillBody } from './fill.ts'
import { fromCommandLine, fromPeer, fromStarter, fromStore, isChangeOrigin } from './origins.ts'
import { bodyToJson, citedEvidence, migrateDocument, plainText, quoteIds, versionOf, wordCount } from './proposal.ts'
import { aboutOf, bodyOf, proposalVersion } from './proposal-shape.ts'
import { numberedBlocks } from './readings.ts'

const quote = '01890a5d-ac96-774b-bcce-b302099a8057'
const report = '01890a5d-ac96-774b-bcce-b302099a8058'

const blocks: readonly Block[] = [
  { heading: 'What should change', level: 2 },
  { paragraph: ['Every child is ', { text: 'offered', bold: true }, ' a talk before the day.'] },
  { paragraph: ['It rests on the report', { evidenceId: report, locator: 'page 12' }, '.'] },
  { list: ['in words the child uses', 'no later than ten days before'], ordered: false },
  { heading: 'Why', level: 2 },
  { quoteId: quote },
  { paragraph: [{ text: 'Read more', href: 'https://example.org/a' }] },
]

const filled = (origin = fromStarter) => {
  const doc = new Y.Doc()
  fillBody(doc, blocks, origin)
  return doc
}

test('blocks written into a document read back as its text', () => {
  const doc = filled()
  expect(plainText(doc)).toBe(
    [
      'What should change',
      'Every child is offered a talk before the day.',
      'It rests on the report.',
      'in words the child uses',
      'no later than ten days before',
      'Why',
      'Read more',
    ].join('\n'),
  )
  expect(wordCount(doc)).toBe(31)
  expect(quoteIds(doc)).toEqual([quote])
  expect(citedEvidence(doc)).toEqual([{ evidenceId: report, locator: 'page 12' }])
  expect(bodyToJson(doc).content[1]).toEqual({
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Every child is ' },
      { type: 'text', text: 'offered', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' a talk before the day.' },
    ],
  })
})

test('clauses are numbered as the page numbers them', () => {
  expect(numberedBlocks(bodyToJson(filled())).map(({ number }) => number)).toEqual([
    '1',
    '1.1',
    '1.2',
    null,
    '2',
    null,
    '2.1',
  ])
})

test('two computers that begin from the same starter text and then meet hold it once', () => {
  const here = filled()
  const there = filled()
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there), fromPeer('webrtc'))
  expect(bodyToJson(here)).toEqual(bodyToJson(filled()))
  expect(here.clientID).not.toBe(there.clientID)
})

test('text added to a document that has some stands after it, twice if added twice', () => {
  const doc = filled()
  fillBody(doc, blocks, fromCommandLine)
  fillBody(doc, blocks, fromCommandLine)
  expect(bodyToJson(doc).content).toHaveLength(blocks.length * 3)
})

test('a new document is brought to the version of today once, and one from the future is left alone', () => {
  const doc = new Y.Doc()
  expect(migrateDocument(doc)).toEqual({ ok: true, from: 0, to: proposalVersion })
  const before = Y.encodeStateVector(doc)
  expect(migrateDocument(doc)).toEqual({ ok: true, from: proposalVersion, to: proposalVersion })
  expect(Y.encodeStateVector(doc)).toEqual(before)
  expect(versionOf(filled())).toBe(proposalVersion)

  const future = new Y.Doc()
  future.transact(() => aboutOf(future).set('version', proposalVersion + 1), fromStore)
  expect(migrateDocument(future)).toMatchObject({ ok: false, because: 'from-the-future' })
})

test('every change that these functions make names where it comes from', () => {
  const doc = new Y.Doc()
  const origins: unknown[] = []
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.changed.size > 0) origins.push(transaction.origin)
  })
  migrateDocument(doc)
  fillBody(doc, blocks, fromCommandLine)
  expect(origins).toHaveLength(2)
  expect(origins.every(isChangeOrigin)).toBe(true)
  expect(isChangeOrigin(undefined)).toBe(false)
})

// What people and peers do to a body, as the editor's binding would write it.
const Edit = fc.record({
  at: fc.nat(30),
  to: fc.nat(30),
  what: fc.constantFrom('paragraph', 'heading', 'quote', 'list', 'delete', 'type', 'erase', 'bold', 'sync'),
  words: fc.string({ maxLength: 12, unit: 'grapheme' }),
  replica: fc.nat(2),
})
type Edit = typeof Edit extends fc.Arbitrary<infer T> ? T : never

function edit(doc: Y.Doc, { at, what, words }: Edit): void {
  const body = bodyOf(doc)
  const place = body.length === 0 ? 0 : at % body.length
  const child = body.length === 0 ? undefined : body.get(place)
  const text = child instanceof Y.XmlElement ? child.toArray().find((inside) => inside instanceof Y.XmlText) : undefined
  doc.transact(() => {
    if (what === 'delete' && child !== undefined) body.delete(place, 1)
    else if (what === 'type' && text !== undefined) text.insert(at % (text.length + 1), words)
    else if (what === 'erase' && text !== undefined && text.length > 0) text.delete(at % text.length, 1)
    else if (what === 'bold' && text !== undefined && text.length > 0)
      text.format(0, 1 + (at % text.length), { bold: {} })
    else if (what === 'quote') fillBody(doc, [{ quoteId: quote }], fromCommandLine)
    else if (what === 'list') fillBody(doc, [{ list: [words], ordered: true }], fromCommandLine)
    else if (what === 'heading') fillBody(doc, [{ heading: words, level: 2 }], fromCommandLine)
    else if (what === 'paragraph') fillBody(doc, [{ paragraph: words }], fromCommandLine)
  }, fromCommandLine)
}

const meet = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)), fromPeer('relay'))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)), fromPeer('relay'))
}

test('three people who edit apart and meet in any order hold the same text', () => {
  fc.assert(
    fc.property(fc.array(Edit, { maxLength: 60 }), (edits) => {
      const replicas = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const
      for (const doc of replicas) fillBody(doc, blocks, fromStarter)
      for (const one of edits) {
        const doc = replicas[one.replica as 0 | 1 | 2]
        if (one.what === 'sync') meet(doc, replicas[(one.to % 3) as 0 | 1 | 2])
        else edit(doc, one)
      }
      meet(replicas[0], replicas[1])
      meet(replicas[1], replicas[2])
      meet(replicas[2], replicas[0])
      const [first, second, third] = replicas.map(bodyToJson)
      expect(second).toEqual(first)
      expect(third).toEqual(first)
    }),
    { numRuns: 200 },
  )
})

test('a document kept and opened again reads the same', () => {
  fc.assert(
    fc.property(fc.array(Edit, { maxLength: 40 }), (edits) => {
      const doc = filled()
      for (const one of edits) edit(doc, one)
      const again = new Y.Doc()
      Y.applyUpdateV2(again, Y.encodeStateAsUpdateV2(doc), fromStore)
      expect(bodyToJson(again)).toEqual(bodyToJson(doc))
    }),
    { numRuns: 100 },
  )
})
