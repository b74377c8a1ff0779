import { expect, test } from 'vitest'
import { actionStanding, inOrderOfNeed, parkedStanding } from './words.ts'

const today = '2026-03-30'

test('an action is done, late by how much, or due in how long', () => {
  expect(actionStanding({ due: '2026-03-16', done_on: null }, today)).toEqual({ state: 'stale', words: '2 weeks late' })
  expect(actionStanding({ due: today, done_on: null }, today).words).toBe('Due today')
  expect(actionStanding({ due: '2026-04-01', done_on: null }, today).words).toBe('Due in 2 days')
  expect(actionStanding({ due: null, done_on: null }, today)).toEqual({ state: 'open', words: 'Open' })
  expect(actionStanding({ due: '2026-03-16', done_on: '2026-03-20' }, today)).toEqual({
    state: 'done',
    words: 'Done on 20 March 2026',
  })
})

test('what is parked says when it comes back, or that it should have', () => {
  expect(parkedStanding({ return_on: '2026-05-04', done_on: null }, today).words).toBe('Comes back on 4 May 2026')
  expect(parkedStanding({ return_on: '2026-03-01', done_on: null }, today).state).toBe('stale')
  expect(parkedStanding({ return_on: null, done_on: null }, today).words).toBe('Parked')
})

test('what is open and nearest comes first, what is done last', () => {
  const one = (id: string, due: string | null, done_on: string | null = null) => ({ id, facts: { due, done_on } })
  const ordered = inOrderOfNeed(
    [
      one('old done', null, '2026-01-01'),
      one('someday', null),
      one('done', null, '2026-03-01'),
      one('soon', '2026-04-01'),
    ],
    ({ facts }) => facts.due,
  )
  expect(ordered.map(({ id }) => id)).toEqual(['soon', 'someday', 'done', 'old done'])
})
