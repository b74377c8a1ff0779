import { expect, test } from 'vitest'
import { addDays, daysBetween, fullDay, inWords, monthOf, todayHere, whenDone } from './days.ts'

test('days read as people say them', () => {
  expect(fullDay('2023-02-09')).toBe('Thursday 9 February 2023')
  expect(monthOf('2022-11-30')).toBe('November 2022')
  expect(daysBetween('2023-02-09', '2023-03-09')).toBe(28)
  expect(addDays('2023-12-31', 1)).toBe('2024-01-01')
})

test('lengths are said in the unit people would use', () => {
  expect([1, 9, 42, 95, 800].map(inWords)).toEqual(['1 day', '9 days', '6 weeks', '3 months', '2 years'])
})

test('what was done yesterday late in the evening was done yesterday', () => {
  const now = new Date(2023, 1, 9, 0, 10)
  expect(whenDone(new Date(2023, 1, 8, 23, 50).getTime(), now)).toBe('yesterday, 23:50')
  expect(todayHere(now)).toBe('2023-02-09')
})
