import { expect, test } from 'vitest'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { toAnnounce } from './announcing.ts'
import { exampleRoom } from './example-room.ts'

const timer = { startedAt: 0, endsAt: 600_000, pausedAt: null }
const me = {
  participant: 'p1',
  name: 'Una',
  role: 'member',
  runs: false,
  away: false,
  hand: true,
  group: null,
} as const
const room = exampleRoom()
const inFirst = exampleRoom({ current: { block: 'b1', timer } })
const say = (before: RoomView, now: RoomView, leftBefore: number | null = 500_000, left: number | null = 499_000) =>
  toAnnounce({ view: before, left: leftBefore }, { view: now, left })

test('a block that begins is said with its method and question', () => {
  const agenda = room.agenda.map((block) => ({ ...block, question: 'What do you hope for?' }))
  expect(say(room, { ...inFirst, agenda })).toBe('Welcome. Check-in. What do you hope for?')
})

test('nothing is said while nothing concerns this person', () => {
  expect(
    say(inFirst, { ...inFirst, revision: 9, parked: [{ id: 'x', words: 'Later', owner: '', returnOn: null }] }),
  ).toBeNull()
  expect(toAnnounce(null, { view: room, left: null })).toBeNull()
})

test('one’s turn is said once', () => {
  const speaking = { ...inFirst, me, queue: { ...inFirst.queue, speaking: 'p1' } }
  expect(say(inFirst, speaking)).toMatch('your turn')
  expect(say(speaking, { ...speaking, revision: 3 })).toBeNull()
})

test('two minutes and the end are said as they are passed, and not again after an extension within them', () => {
  expect(say(inFirst, inFirst, 121_000, 119_500)).toMatch('two minutes')
  expect(say(inFirst, inFirst, 119_500, 118_500)).toBeNull()
  expect(say(inFirst, inFirst, 400, -600)).toMatch('time for this is up')
  expect(say(inFirst, inFirst, 60_000, 360_000)).toBeNull()
})

test('a window that slept through both marks says the last one', () => {
  expect(say(inFirst, inFirst, 300_000, -5000)).toMatch('time for this is up')
})

test('going apart and coming back are said', () => {
  const groups = [{ id: 'g1', name: 'Table 1', members: ['p1'], timer }]
  const apart = { ...inFirst, me: { ...me, group: 'g1' }, groups }
  expect(say(inFirst, apart)).toBe('You are in Table 1 now.')
  expect(say(apart, inFirst)).toMatch('come back together')
})

test('a clock that is stopped and goes on is said', () => {
  const stopped = { ...inFirst, current: { block: 'b1', timer: { ...timer, pausedAt: 5 } } }
  expect(say(inFirst, stopped)).toBe('The clock is stopped.')
  expect(say(stopped, inFirst)).toBe('The clock goes on.')
})
