import { expect, test } from 'vitest'
import { aboutLeft, behindWords, clockFace } from './time-words.ts'

test.each([
  [260_000, 'About 4 minutes. No hurry.'],
  [80_000, 'About a minute. No hurry.'],
  [20_000, 'Less than a minute. No hurry.'],
  [-1, 'The time for this is up. Finish in peace.'],
])('with %i ms left a person reads “%s”', (left, words) => {
  expect(aboutLeft({ left, stands: false })).toBe(words)
})

test('a clock that stands hurries nobody, however little is left', () => {
  expect(aboutLeft({ left: 3000, stands: true })).toBe('The clock is stopped. No hurry.')
})

test('the face of the clock counts down to nothing and then up', () => {
  expect([260_000, 259_001, 0, -999, -65_500].map(clockFace)).toEqual(['4:20', '4:20', '0:00', '0:00', '+1:05'])
})

test('behind and ahead are said in whole minutes, and a little of either is on time', () => {
  expect([0, 59_000, -59_000, 61_000, 240_000, -120_000, -6_240_000].map(behindWords)).toEqual([
    'On time',
    'On time',
    'On time',
    'About a minute behind',
    'About 4 minutes behind',
    'About 2 minutes ahead',
    'About 1 hour 44 minutes ahead',
  ])
})
