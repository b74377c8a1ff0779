import fc from 'fast-check'
import { expect, test } from 'vitest'
import { block, proposal, roles, roomInHand, uuid } from '#tests/harness/room.ts'
import { methodNames } from '../method-names.ts'
import type { Intent } from './shapes.ts'
import type { RoomState } from './state.ts'
import { viewOf, withoutClock } from './view.ts'

const someone = fc.constantFrom(...Object.keys(roles), 'Nobody')
const boards = fc.oneof(fc.nat({ max: 12 }), fc.constant(-1))
const action = fc.oneof(
  fc.constantFrom<unknown[]>(
    { do: 'pass' },
    { do: 'look' },
    { do: 'again' },
    { do: 'go-on' },
    { do: 'finished' },
    { do: 'say', words: 'Hello' },
    { do: 'write', words: 'A card' },
    { do: 'add', words: 'An idea' },
    { do: 'answer', place: 3 },
    { do: 'answer', answer: 'consent' },
    { do: 'show', fingers: 2 },
    { do: 'place', option: '1', dots: 2 },
    { do: 'park', words: 'Something' },
    { do: 'reason', words: 'Because', named: true },
    { do: 'cluster', name: 'A cluster' },
    { do: 'open', proposal },
  ),
  fc.anything(),
)
/** An answer that the poll before someone understands, and one that no other does. */
const answers: Readonly<Record<string, unknown>> = {
  'dot-vote': { do: 'place', option: '2', dots: 1 },
  gradients: { do: 'answer', place: 6 },
  'fist-to-five': { do: 'show', fingers: 4 },
  'consent-check': { do: 'answer', answer: 'concern' },
}
const intents: fc.Arbitrary<(state: RoomState) => unknown> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ t: fc.constant('act'), at: boards, action }).map(({ at, action }) => (state: RoomState) => ({
      t: 'act',
      board: state.boards[at]?.key ?? state.boards[0]?.key ?? 'none',
      action,
    })),
  },
  {
    weight: 6,
    arbitrary: boards.map((at) => (state: RoomState) => {
      const board = state.boards[at] ?? state.boards[0]
      return { t: 'act', board: board?.key ?? 'none', action: answers[board?.method ?? ''] ?? { do: 'pass' } }
    }),
  },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 13 }).map((at) => () => ({ t: 'begin', block: uuid(at) })) },
  fc
    .constantFrom<Intent[]>(
      { t: 'end-block' },
      { t: 'pause' },
      { t: 'resume' },
      { t: 'gather' },
      { t: 'spoken' },
      { t: 'hand', up: true },
      { t: 'away', on: true },
      { t: 'away', on: false },
      { t: 'park', words: 'Something' },
      { t: 'rule', rule: 'round' },
      { t: 'turn', to: 'Bram' },
      { t: 'extend', minutes: 3 },
      {
        t: 'split',
        groups: [
          { name: 'One', members: ['Bram', 'Ailsa'] },
          { name: 'Two', members: ['Catriona', 'Dougie'] },
        ],
        minutes: 4,
      },
      { t: 'drop-block', block: uuid(2) },
    )
    .map((intent) => () => intent),
)

/** What another sees, without counts of who is in. */
const seenBy = (state: RoomState, who: string | null) =>
  withoutClock(viewOf(state, who === null ? { kind: 'room' } : { kind: 'person', participant: who }, 0)).replaceAll(
    /"(answered|of|revision)":\d+/g,
    '',
  )

test('whatever anybody says, the room stands, everyone’s view can be read, and secret answers change nothing for others', () => {
  const blocks = methodNames.map(({ value }, at) => block(value, at))
  let secret = 0
  fc.assert(
    fc.property(
      fc.array(fc.record({ who: fc.oneof(fc.constant('Ailsa'), someone), intent: intents }), {
        minLength: 20,
        maxLength: 60,
      }),
      (all) => {
        const here = roomInHand(blocks)
        for (const { who, intent: make } of all) {
          const intent = make(here.state()) as Intent
          const before = here.state()
          const refused = here.refusal(who, intent)
          if (refused !== 'was done') continue
          here.do(who, intent)
          for (const onlooker of [...Object.keys(roles), null]) here.view(onlooker)
          const on = intent.t === 'act' ? before.boards.find(({ key }) => key === intent.board)?.method : undefined
          const polls: unknown[] = ['dot-vote', 'gradients', 'fist-to-five', 'consent-check']
          const did = intent.t === 'act' ? (intent.action as { do: string }).do : ''
          if (!polls.includes(on) || !['answer', 'show', 'place', 'pass'].includes(did)) continue
          secret++
          for (const onlooker of [...Object.keys(roles), null])
            if (onlooker !== who) expect(seenBy(here.state(), onlooker)).toBe(seenBy(before, onlooker))
        }
      },
    ),
    { numRuns: 80 },
  )
  expect(secret).toBeGreaterThan(100)
})
