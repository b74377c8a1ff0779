import { expect, test } from 'vitest'
import { metOf, readSettings, reasonsInWords, tallyInWords, thresholdInWords } from './tally.ts'

const scale = ['Cannot live with it', 'Serious concerns', 'Support with concerns', 'Full support']
const round = (number: number, counts: readonly number[], passed = 0) => ({
  round: number,
  counts: counts.map((count, at) => ({ choice: String(at + 1), label: scale[at] ?? '', count })),
  passed,
  reasons: [
    { words: 'The letter comes too late.', by: null },
    { words: 'Who pays for it?', by: 'Una' },
  ],
})
const gradients = JSON.stringify({
  rounds: [round(1, [1, 2, 3, 0]), round(2, [0, 1, 2, 5], 1)],
  met: true,
  vetoed: false,
  threshold: { from: 3, percent: 75 },
  veto: true,
})

test('a tally says the last round, every choice with its count, and who passed', () => {
  expect(tallyInWords('gradients', gradients)).toBe(
    'Round 2 of 2\nCannot live with it: 0\nSerious concerns: 1\nSupport with concerns: 2\nFull support: 5\nPassed: 1',
  )
})

test('a threshold is said in the words of the scale it was set on', () => {
  const settings = JSON.stringify({ scale, threshold: { from: 3, percent: 75 }, veto: true })
  expect(thresholdInWords('gradients', settings)).toBe(
    '75 % at “Support with concerns” (3) or above; one “Cannot live with it” stops it',
  )
  expect(thresholdInWords('gradients', '')).toMatch(/^75 % at /)
  expect(thresholdInWords('consent-check', '')).toBe('Nobody objects')
  expect(thresholdInWords('cards', '')).toBe('')
})

test('settings nobody wrote, or nobody can read, are the usual ones', () => {
  expect(readSettings('round-robin', '{"rounds":3}')).toEqual({ rounds: 3 })
  expect(readSettings('round-robin', '')).toEqual(readSettings('round-robin', '{"rounds":"many"}'))
})

test('reasons carry a name only where somebody gave one', () => {
  expect(reasonsInWords('gradients', gradients)).toEqual(['“The letter comes too late.”', '“Who pays for it?” (Una)'])
  expect(metOf('gradients', gradients)).toBe(true)
  expect(metOf('notes', '{}')).toBeNull()
})

test('dots are counted an idea at a time', () => {
  const written = JSON.stringify({
    rounds: [
      {
        round: 1,
        options: [
          { words: 'A letter', dots: 7 },
          { words: 'A visit', dots: 1 },
        ],
        voters: 4,
      },
    ],
  })
  expect(tallyInWords('dot-vote', written)).toBe('A letter: 7 dots\nA visit: 1 dot\nPeople who placed dots: 4')
})

test('a result that cannot be read gives no words instead of wrong ones', () => {
  expect(tallyInWords('gradients', 'not json')).toBe('')
  expect(tallyInWords('notes', '{"documents":[]}')).toBe('')
})
