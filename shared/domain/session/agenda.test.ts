import { expect, test } from 'vitest'
import { clockOf, lengthInWords, minutesOfClock, moved, plannedTimes, totalMinutes } from './agenda.ts'

test('each block has its planned time by the clock, from when the session starts', () => {
  expect(plannedTimes('9:45', [15, 50, 10])).toEqual([
    { from: '09:45', to: '10:00', after: 0 },
    { from: '10:00', to: '10:50', after: 15 },
    { from: '10:50', to: '11:00', after: 65 },
  ])
  expect(totalMinutes([15, 50, 10])).toBe(75)
})

test('without a time to start, blocks are still counted from the beginning', () => {
  expect(plannedTimes('in the morning', [15, 5])).toEqual([
    { from: null, to: null, after: 0 },
    { from: null, to: null, after: 15 },
  ])
})

test('an evening that runs past midnight goes on at 00:00', () => {
  expect(plannedTimes('23:50', [20])[0]?.to).toBe('00:10')
  expect(clockOf(1440)).toBe('00:00')
})

test('times are read as people write them and nothing else is taken for one', () => {
  expect([minutesOfClock('09:30'), minutesOfClock('9.30'), minutesOfClock(' 23:59 ')]).toEqual([570, 570, 1439])
  expect([minutesOfClock('24:00'), minutesOfClock('9:3'), minutesOfClock('')]).toEqual([null, null, null])
})

test('a length is said in hours and minutes', () => {
  expect([45, 60, 130, 1].map(lengthInWords)).toEqual(['45 minutes', '1 hour', '2 hours 10 minutes', '1 minute'])
})

test('a block moves to its new place and the others close up', () => {
  expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['a', 'd', 'b', 'c'])
  const list = ['a', 'b']
  expect(moved(list, 1, 2)).toBe(list)
})
