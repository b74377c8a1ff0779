import { expect, test } from 'vitest'
import { fieldsOf } from '#shared/domain/records/kinds.ts'
import { factInWords, numberWord, relationFrom } from './words.ts'

const area = fieldsOf('area')
const commitment = fieldsOf('commitment')

test('a fact reads as its choice, its day or what its absence means', () => {
  expect(factInWords(area.assessment, 'insufficient')).toBe('Underway, not yet enough')
  expect(factInWords(commitment.due, '2022-09-01')).toBe('1 September 2022')
  expect(factInWords(commitment.done_on, null)).toBe('not done yet')
  expect(factInWords(area.required, 'x'.repeat(300))).toHaveLength(141)
})

test('a relation reads from the end one looks from', () => {
  expect(relationFrom('answers', 'from')).toBe('answers')
  expect(relationFrom('answers', 'to')).toBe('is answered by')
})

test('small numbers are words', () => {
  expect(numberWord(3, true)).toBe('Three')
  expect(numberWord(56)).toBe('56')
})
