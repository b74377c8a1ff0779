import { expect, test } from 'vitest'
import { matchIn } from './match.ts'

test('words typed match beginnings of words, in any order', () => {
  expect(matchIn('New inquiry area', 'area new')).toEqual([
    { start: 12, end: 16 },
    { start: 0, end: 3 },
  ])
  expect(matchIn('Back up now', 'ack')).toBeNull()
  expect(matchIn('Anything', '')).toEqual([])
})
