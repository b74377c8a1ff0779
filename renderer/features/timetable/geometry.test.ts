import { expect, test } from 'vitest'
import { draw, type Milestone, nextMilestone, standing } from './geometry.ts'

const today = '2023-02-09'
const milestone = (facts: Partial<Milestone>): Milestone => ({
  id: 'm',
  name: 'Inquiry',
  planned_start: null,
  planned_end: null,
  actual_start: null,
  actual_end: null,
  expected_end: null,
  note: '',
  ...facts,
})

test('what is underway is drawn up to today, and what is expected from there on', () => {
  const {
    rows,
    today: now,
    years,
  } = draw(
    [
      milestone({
        planned_start: '2022-01-01',
        planned_end: '2022-12-31',
        actual_start: '2022-02-01',
        expected_end: '2023-03-31',
      }),
    ],
    today,
  )
  expect(years.map(({ year }) => year)).toEqual([2022, 2023])
  expect(rows[0]?.actual?.to).toBeCloseTo(now)
  expect(rows[0]?.expected?.from).toBeCloseTo(now)
  expect(rows[0]?.planned?.from).toBe(0)
})

test('a milestone that has not begun has nothing that happened', () => {
  expect(draw([milestone({ planned_start: '2023-09-01', planned_end: '2023-12-01' })], today).rows[0]).toMatchObject({
    actual: null,
    expected: null,
  })
})

test('how it stands is said in the words of the plan', () => {
  expect(standing(milestone({ actual_end: '2022-01-01' }), today).words).toBe('Done')
  expect(standing(milestone({ planned_end: '2022-12-31', expected_end: '2023-03-31' }), today).words).toBe(
    '3 months later',
  )
  expect(standing(milestone({ planned_end: '2022-12-31' }), today).words).toBe('6 weeks late')
  expect(standing(milestone({ planned_end: '2023-12-31' }), today).words).toBe('As planned')
})

test('next is the first that is not finished and not past', () => {
  const past = milestone({ id: 'past', planned_end: '2022-01-01' })
  const soon = milestone({ id: 'soon', planned_end: '2023-04-01' })
  const done = milestone({ id: 'done', planned_end: '2023-03-01', actual_end: '2023-01-01' })
  expect(nextMilestone([done, past, soon], today)?.id).toBe('soon')
})
