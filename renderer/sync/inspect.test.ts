import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { holdsAll, lookInto } from './inspect.ts'

const message = (kind: number, write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, kind)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

function written(words: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, words)
  return doc
}

const presence = (state: unknown) => {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(state as Record<string, unknown>)
  const bytes = encodeAwarenessUpdate(awareness, [awareness.clientID])
  awareness.destroy()
  return message(1, (encoder) => encoding.writeVarUint8Array(encoder, bytes))
}

test('every message that y-webrtc sends is understood', () => {
  const doc = written('Getting ready')
  const looked = lookInto(message(0, (encoder) => writeSyncStep1(encoder, doc)))
  expect(looked).toEqual({ kind: 'state-vector', vector: new Map([[doc.clientID, 13]]) })
  expect(lookInto(message(0, (encoder) => writeSyncStep2(encoder, doc)))).toEqual({ kind: 'update' })
  expect(lookInto(message(0, (encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(doc))))).toEqual({
    kind: 'update',
  })
  expect(lookInto(message(3, () => {}))).toEqual({ kind: 'question' })
  expect(lookInto(presence({ user: { name: 'Isla', color: '#336699' }, cursor: null }))).toEqual({ kind: 'awareness' })
})

test('an update that builds on what is not here yet is no damage', () => {
  const doc = written('Getting')
  const before = Y.encodeStateVector(doc)
  doc.getText('t').insert(7, ' ready')
  const update = Y.encodeStateAsUpdate(doc, before)
  expect(lookInto(message(0, (encoder) => writeUpdate(encoder, update)))).toEqual({ kind: 'update' })
})

test('a damaged update, of any size, is seen before it touches the document', () => {
  for (const words of ['Getting ready for a hearing', 'x'.repeat(400_000)]) {
    const whole = message(0, (encoder) => writeSyncStep2(encoder, written(words)))
    expect(() => lookInto(whole.subarray(0, whole.length - 4))).toThrow()
    expect(() =>
      lookInto(message(0, (encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(written(words)).subarray(0, 9)))),
    ).toThrow()
  }
})

test('bytes of any kind are either understood or refused, never more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        lookInto(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
    { numRuns: 2000 },
  )
})

test('who is here is a short name and a colour that is only a colour', () => {
  for (const state of [
    { user: { name: 'x'.repeat(201) } },
    { user: { name: 'Isla', color: 'red; background: url(https://example.org/)' } },
    { user: { name: { toString: 'Isla' } } },
    { user: 'Isla' },
    { filler: 'x'.repeat(5000) },
  ])
    expect(() => lookInto(presence(state))).toThrow()
  expect(lookInto(presence({}))).toEqual({ kind: 'awareness' })
})

test('other kinds of message, such as one for other windows of one browser, are refused', () => {
  for (const kind of [2, 4, 5, 119]) expect(() => lookInto(message(kind, () => {}))).toThrow()
})

test('one holds all that another does when no writer’s words are missing', () => {
  expect(
    holdsAll(
      new Map([
        [1, 5],
        [2, 3],
      ]),
      new Map([[1, 5]]),
    ),
  ).toBe(true)
  expect(holdsAll(new Map([[1, 4]]), new Map([[1, 5]]))).toBe(false)
  expect(holdsAll(new Map(), new Map([[1, 1]]))).toBe(false)
  expect(holdsAll(new Map(), new Map())).toBe(true)
})
