import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGatherer, cut } from './fragments.ts'
import { limits } from './limits.ts'

test('what is cut is gathered whole, however long, and each piece fits a frame', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400_000 }), fc.nat({ max: 255 }), (length, byte) => {
      const message = new Uint8Array(length).fill(byte)
      const gatherer = createGatherer()
      const pieces = cut(message)
      for (const [place, piece] of pieces.entries()) {
        expect(piece.length).toBeLessThan(limits.binaryBytes)
        const gathered = gatherer.take(piece)
        if (place < pieces.length - 1) expect(gathered).toBeNull()
        else expect(gathered).toEqual(message)
      }
    }),
    { numRuns: 30 },
  )
})

test('one message after another', () => {
  const gatherer = createGatherer()
  for (const message of [new Uint8Array(70_000).fill(1), new Uint8Array(), new Uint8Array([2])])
    expect(
      cut(message)
        .map((piece) => gatherer.take(piece))
        .at(-1),
    ).toEqual(message)
})

test('pieces that make no sense are noticed, and a message without end is not kept', () => {
  expect(createGatherer().take(new Uint8Array())).toBe('bad')
  expect(createGatherer().take(new Uint8Array([2, 1]))).toBe('bad')
  expect(createGatherer().take(new Uint8Array([1, 1]))).toBe('bad')
  expect(createGatherer().take(new Uint8Array(limits.binaryBytes + 1))).toBe('bad')
  const gatherer = createGatherer(200_000)
  const piece = cut(new Uint8Array(100_000))[0] ?? new Uint8Array()
  const taken = Array.from({ length: 4 }, () => gatherer.take(piece))
  expect(taken).toEqual([null, null, null, 'bad'])
})

test('a gatherer never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100 })), (pieces) => {
      const gatherer = createGatherer(1000)
      for (const piece of pieces) gatherer.take(piece)
    }),
  )
})
