import { expect, test } from 'vitest'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { exampleRoom } from './example-room.ts'
import { groupWords, nextBlock, speakingWords } from './room-words.ts'

const queue = (speaking: string | null, waiting: string[]) =>
  exampleRoom({ queue: { rule: 'as-raised', speaking, waiting } })

test('who speaks and who is next is said to each person in their own words', () => {
  expect(speakingWords(queue(null, []))).toBeNull()
  expect(speakingWords(queue('p2', ['p1']))).toEqual({ now: 'Morven is speaking', next: 'You are next' })
  expect(speakingWords(queue('p1', []))).toEqual({ now: 'You are speaking', next: '' })
  expect(speakingWords(queue(null, ['p1', 'p2']))?.next).toBe('You are next, then Morven')
  expect(speakingWords(queue(null, ['p2', 'p1', 'p8', 'p9', 'p10']))?.next).toBe('Next Morven, you, Someone and 2 more')
})

test('a group is named with those who are in it', () => {
  const me = {
    participant: 'p1',
    name: 'Una',
    role: 'member',
    runs: false,
    away: false,
    hand: false,
    group: 'g',
  } as const
  const timer = { startedAt: 0, endsAt: 1, pausedAt: null }
  const apart = (members: string[]) => exampleRoom({ me, groups: [{ id: 'g', name: 'Table 1', members, timer }] })
  expect(groupWords(apart(['p1', 'p2']))).toBe('Table 1, with Morven')
  expect(groupWords(apart(['p1']))).toBe('Table 1')
  expect(groupWords(exampleRoom())).toBeNull()
})

test('what comes next is the first block that is still to come', () => {
  const agenda = exampleRoom().agenda.map((block, index) => ({
    ...block,
    state: index === 0 ? ('done' as const) : block.state,
  }))
  expect(nextBlock(exampleRoom({ agenda }))?.id).toBe('b2')
})

test('what was left out on the way comes next only where nothing follows', () => {
  const [first, second] = exampleRoom().agenda
  const third = { ...second, id: 'b3' }
  const agenda = (...states: ('to-come' | 'now' | 'done')[]) =>
    [first, second, third].map((block, index) => ({
      ...block,
      state: states[index] ?? 'to-come',
    })) as RoomView['agenda']
  const timer = { startedAt: 0, endsAt: 1, pausedAt: null }
  const inSecond = exampleRoom({ agenda: agenda('to-come', 'now', 'to-come'), current: { block: 'b2', timer } })
  expect(nextBlock(inSecond)?.id).toBe('b3')
  expect(nextBlock(exampleRoom({ agenda: agenda('to-come', 'done', 'to-come') }))?.id).toBe('b3')
  expect(nextBlock(exampleRoom({ agenda: agenda('to-come', 'done', 'done') }))?.id).toBe('b1')
})
