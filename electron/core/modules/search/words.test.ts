import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findInText, matchExpression, termsOf } from './words.ts'

const marked = (text: string, typed: string) =>
  findInText(text, termsOf(typed))
    ?.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('')

test('the last word may not be finished; the others are whole', () => {
  expect(matchExpression(termsOf('child hear'))).toBe('"child" AND "hear" *')
  expect(matchExpression(termsOf('child hear '))).toBe('"child" AND "hear"')
})

test('words in quotation marks belong together', () => {
  expect(matchExpression(termsOf('“views heard” early '))).toBe('"views heard" AND "early"')
})

test('what the index would read as an operator is only a word', () => {
  expect(matchExpression(termsOf('NOT (child* OR ^hearing) '))).toBe('"not" AND "child" AND "or" AND "hearing"')
})

test('a text that holds every term gives the place, marked', () => {
  expect(marked('If somebody had come first, I would have known.', 'known somebody ')).toBe(
    'If [somebody] had come first, I would have [known]',
  )
  expect(marked('If somebody had come first', 'somebody stayed ')).toBeUndefined()
  expect(marked('Chaidh mi dhachàigh', 'dhachai')).toBe('Chaidh mi [dhachàigh]')
})

test('nothing typed can make an expression the index would not read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const inside = matchExpression(termsOf(typed)).replaceAll(/"[^"]*"( \*)?/g, 'term')
      expect(inside).toMatch(/^(term( AND term)*)?$/)
    }),
  )
})
