import { expect, test } from 'vitest'
import { act, begin, block, roomInHand } from '#tests/harness/room.ts'
import { newsOf } from './news.ts'

test('a member is told the whole of a view once, and then what is new in it; of a clock alone only where it is to be told', () => {
  const room = roomInHand([block('gradients', 1)])
  const told = new Map<string, string>()
  const news = (isClockTold = false) => newsOf(room.view('Bram'), told, isClockTold)
  room.do('Ailsa', begin(1))
  expect(Object.keys(news() ?? {}).sort()).toEqual(Object.keys(room.view('Bram')).sort())
  expect(news()).toBeNull()
  room.do('Catriona', act(1, { do: 'answer', place: 3 }))
  expect(Object.keys(news() ?? {}).sort()).toEqual(['behind', 'board', 'now', 'revision'])
  room.later(30)
  expect(news()).toBeNull()
  expect(news(true)).toMatchObject({ now: room.view('Bram').now, behind: 20 * 60_000 })
})
