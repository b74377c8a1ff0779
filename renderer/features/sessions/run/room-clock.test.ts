import { expect, test } from 'vitest'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { exampleRoom } from './example-room.ts'
import { hostNow, shareGone, timeLeft, timerOf } from './room-clock.ts'

const HOST = Date.UTC(2027, 1, 3, 10, 0)
const timer = { startedAt: HOST - 60_000, endsAt: HOST + 240_000, pausedAt: null }
const view: RoomView = exampleRoom({ now: HOST, current: { block: 'b1', timer } })

test('what is left is the same on a computer whose clock is a day wrong', () => {
  // The computer's own day plays no part: only how long ago the view came.
  const right = { view, at: 5_000 }
  const dayWrong = { view, at: 86_405_000 }
  expect(timeLeft(timer, hostNow(right, 15_000))).toBe(230_000)
  expect(timeLeft(timer, hostNow(dayWrong, 86_415_000))).toBe(230_000)
})

test('a timer that stands still keeps what was left', () => {
  const stands = { ...timer, pausedAt: HOST - 10_000 }
  expect(timeLeft(stands, HOST + 500_000)).toBe(250_000)
  expect(shareGone(stands, HOST + 500_000)).toBeCloseTo(50 / 300)
})

test('the share gone stays between nothing and all', () => {
  expect(shareGone(timer, HOST - 100_000)).toBe(0)
  expect(shareGone(timer, HOST + 900_000)).toBe(1)
  expect(shareGone({ ...timer, endsAt: timer.startedAt }, HOST)).toBe(1)
})

test('in a break-out group the group’s own timer counts', () => {
  const own = { ...timer, endsAt: HOST + 60_000 }
  const apart = exampleRoom({
    ...view,
    me: { participant: 'p1', name: 'Una', role: 'member', runs: false, away: false, hand: false, group: 'g1' },
    groups: [{ id: 'g1', name: 'Group 1', members: ['p1'], timer: own }],
  })
  expect(timerOf(apart)).toBe(own)
  expect(timerOf(view)).toBe(timer)
  expect(timerOf(exampleRoom({ current: null }))).toBeNull()
})
