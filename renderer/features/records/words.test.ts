import { expect, test } from 'vitest'
import { fieldsOf } from '#shared/domain/records/kinds.ts'
import { factInWords, numberWord, placeOfHit, relationFrom } from './words.ts'

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

test('a hit in a source opens at the words as the text spells them; any other opens its page', () => {
  const snippet = [
    { text: '…told ', hit: false },
    { text: 'Before', hit: true },
    { text: ' she met ', hit: false },
    { text: 'the', hit: true },
    { text: ' ', hit: false },
    { text: 'panel', hit: true },
  ]
  const hit = { kind: 'evidence', id: 'one', field: 'Text', snippet } as const
  expect(placeOfHit(hit)).toBe('/evidence/one?find=%22the%20panel%22')
  expect(placeOfHit({ ...hit, field: fieldsOf('evidence').title?.label ?? '' })).toBe('/evidence/one')
  expect(placeOfHit({ ...hit, kind: 'proposal' })).toBe('/proposals/one')
})
