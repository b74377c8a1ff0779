import { expect, test } from 'vitest'
import { block } from '#tests/harness/room.ts'
import { replanned } from './replanned.ts'
import { newRoom } from './state.ts'

const [one, two, three, four] = [block('check-in', 1), block('cards', 2), block('notes', 3), block('break', 4)]
const room = (blocks: readonly ReturnType<typeof block>[], begun = 0) => {
  const state = newRoom({ session: 's', workshop: null, title: 'Tuesday', documents: [], blocks })
  return {
    ...state,
    agenda: state.agenda.map((planned, at) => (at < begun ? { ...planned, state: 'done' as const } : planned)),
  }
}
const methods = ({ agenda }: ReturnType<typeof room>) => agenda.map(({ block: { method } }) => method)

test('blocks to come change places with the plan; what was put in on the fly keeps its own, and what has begun', () => {
  const state = room([one, four, two, three], 1)
  expect(methods(replanned(state, [one, two, three], [three, two, one]))).toEqual([
    'check-in',
    'break',
    'notes',
    'cards',
  ])
})

test('a new block comes after the one it follows, and never before what has begun', () => {
  expect(methods(replanned(room([one, three]), [one, three], [one, two, three]))).toEqual([
    'check-in',
    'cards',
    'notes',
  ])
  expect(methods(replanned(room([one, three], 1), [one, three], [two, one, three]))).toEqual([
    'check-in',
    'cards',
    'notes',
  ])
})

test('a block that was changed in the room stays as it is there until the plan changes that very block', () => {
  const mended = { ...two, minutes: 90 }
  const state = room([one, mended])
  expect(replanned(state, [one, two], [one, two])).toBe(state)
  expect(replanned(state, [one, two], [{ ...one, lead: 'Una' }, two]).agenda[1]?.block.minutes).toBe(90)
  expect(replanned(state, [one, two], [one, { ...two, minutes: 20 }]).agenda[1]?.block.minutes).toBe(20)
})
