import { expect, test } from 'vitest'
import type { Row } from '#renderer/features/records/index.ts'
import { answersInWords, sessionGroups, settingsFrom, whenAndWhere } from './words.ts'

const row = (id: string, held_on: string, state = 'planned', starts_at = ''): Row => ({
  id,
  title: id,
  revision: 1,
  facts: { held_on, state, starts_at },
})

test('when and where is said as far as it is known', () => {
  const facts = { held_on: '2026-03-30', starts_at: '10:00', place: 'The hall' }
  expect(whenAndWhere(facts, 120)).toBe('Monday 30 March 2026, 10:00 to 12:00, The hall')
  expect(whenAndWhere({ ...facts, starts_at: 'morning', place: '' }, 120)).toBe('Monday 30 March 2026')
  expect(whenAndWhere(facts, 0)).toBe('Monday 30 March 2026, 10:00, The hall')
})

test('what runs comes first, then the nearest to come, then the newest that was', () => {
  const groups = sessionGroups(
    [
      row('far', '2026-05-01'),
      row('near', '2026-04-01', 'planned', '09:30'),
      row('now', '2026-03-30', 'running', '10:00'),
      row('old', '2026-01-01', 'ended'),
      row('newer', '2026-02-01', 'ended'),
      row('missed', '2026-02-20'),
    ],
    '2026-03-30',
  )
  expect(groups.map(({ title, rows }) => [title, rows.map(({ id }) => id)])).toEqual([
    ['Running now', ['now']],
    ['To come', ['near', 'far']],
    ['Past', ['missed', 'newer', 'old']],
  ])
  expect(groups[0]?.rows[0]?.sub).toBe('Today, 10:00')
  expect(groups[1]?.rows[0]?.sub).toBe('Wed 1 April 2026, 09:30')
  expect(groups[2]?.rows[0]?.sub).toBe('Fri 20 February 2026, not held here')
})

test('answers are counted in words', () => {
  expect(answersInWords(['invited', 'coming', 'coming', 'apologies'])).toBe(
    '2 coming · 1 not answered yet · 1 sent apologies',
  )
  expect(answersInWords([])).toBe('')
})

test('settings that cannot be read are as the method comes', () => {
  expect([settingsFrom(''), settingsFrom('{not'), settingsFrom('{"rounds":2}')]).toEqual([
    undefined,
    undefined,
    { rounds: 2 },
  ])
})
