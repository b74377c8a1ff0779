import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { digestOf } from './digest.ts'

const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
const written = (write: (doc: Y.Doc) => void) => {
  const doc = new Y.Doc()
  write(doc)
  return doc
}

test('the same words have the same digest however they were typed, and other words another', () => {
  const atOnce = written((doc) => doc.getText('words').insert(0, 'getting ready'))
  const byAndBy = written((doc) => {
    for (const letter of [...'getting rxeady'].reverse()) doc.getText('words').insert(0, letter)
    doc.getText('words').delete(9, 1)
  })
  expect(digestOf(byAndBy)).toBe(digestOf(atOnce))
  expect(digestOf(written((doc) => doc.getText('words').insert(0, 'Getting ready')))).not.toBe(digestOf(atOnce))
})

test('marks, attributes, elements, values, keys and their order count; a part that nobody wrote in does not', () => {
  const make = (change: (doc: Y.Doc) => void) =>
    digestOf(
      written((doc) => {
        const paragraph = new Y.XmlElement('paragraph')
        doc.getXmlFragment('body').insert(0, [paragraph])
        paragraph.setAttribute('id', 'one')
        const words = new Y.XmlText()
        paragraph.insert(0, [words])
        words.insert(0, 'some words')
        doc.getMap('about').set('version', 1)
        doc.getArray('list').push([1, { a: [2n, new Uint8Array([3])] }])
        change(doc)
      }),
    )
  const plain = make(() => undefined)
  const others = [
    make((doc) => (doc.getXmlFragment('body').get(0) as Y.XmlElement).setAttribute('id', 'two')),
    make((doc) =>
      ((doc.getXmlFragment('body').get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 4, { strong: {} }),
    ),
    make((doc) => doc.getXmlFragment('body').insert(1, [new Y.XmlElement('paragraph')])),
    make((doc) => doc.getMap('about').set('version', '1')),
    make((doc) => doc.getMap('about').set('other', null)),
    make((doc) => doc.getArray('list').insert(0, [0])),
    make((doc) => doc.getArray('list').push([null])),
  ]
  expect(new Set([plain, ...others]).size).toBe(others.length + 1)
  expect(make((doc) => doc.getText('nothing'))).toBe(plain)
})

test('a text nested deeper than any stack still has one', () => {
  const doc = new Y.Doc()
  let inner = doc.getArray<unknown>('list')
  doc.transact(() => {
    for (let n = 0; n < 20_000; n++) {
      const next = new Y.Array<unknown>()
      inner.push([next])
      inner = next
    }
  })
  expect(digestOf(doc)).toMatch(/^[0-9a-f]{64}$/)
})

test('computers that wrote at the same time and told each other in any order come to the same digest, and not before', () => {
  const edit = fc.record({
    who: fc.nat(2),
    at: fc.nat(40),
    remove: fc.nat(3),
    words: fc.string({ maxLength: 4 }),
    bold: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(edit, { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat(2), { maxLength: 10 }),
      (edits, meetings) => {
        const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()] as const
        edits.forEach(({ who, at, remove, words, bold }, n) => {
          const text = docs[who as 0].getText('words')
          const place = Math.min(at, text.length)
          text.delete(place, Math.min(remove, text.length - place))
          text.insert(place, words, bold ? { strong: true } : {})
          const meets = meetings[n]
          if (meets !== undefined) Y.applyUpdate(docs[meets as 0], Y.encodeStateAsUpdate(docs[who as 0]))
        })
        const isSame = docs.every(
          (doc) =>
            JSON.stringify(doc.getText('words').toDelta()) === JSON.stringify(docs[0].getText('words').toDelta()),
        )
        expect(new Set(docs.map(digestOf)).size === 1).toBe(isSame)
        for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        expect(new Set([...docs, ...docs.map(copyOf)].map(digestOf)).size).toBe(1)
      },
    ),
  )
})
