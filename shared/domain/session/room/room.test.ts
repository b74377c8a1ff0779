import { expect, test } from 'vitest'
import { act, begin, block, everyone, minute, proposal, roomInHand, uuid } from '#tests/harness/room.ts'
import type { MethodName } from '../method-names.ts'
import { anyMethod } from '../methods/index.ts'
import { draftingBlock, planOf } from './plan.ts'
import type { Intent } from './shapes.ts'
import { withoutSecrets } from './state.ts'
import { viewOf } from './view.ts'

/** What the board before someone shows. */
const seen = <V>({ board }: { board: { view: unknown } | null }) => board?.view as V

test('one block runs for everyone; what came of it is told when it ends, and another can begin', () => {
  const here = roomInHand([block('check-in', 1), block('gradients', 2)])
  here.do('Ailsa', begin(1))
  here.do('Dougie', act(1, { do: 'say', words: 'Hello' }))
  expect(here.view('Bram').board?.view).toMatchObject({ said: [{ name: 'Dougie', words: 'Hello', mine: false }] })
  const ended = here.do('Ailsa', begin(2))
  expect(ended).toMatchObject([{ group: null, outcome: { result: { said: [{ name: 'Dougie', words: 'Hello' }] } } }])
  expect(here.view(null).agenda.map(({ state }) => state)).toEqual(['done', 'now'])
  expect(here.refusal('Ailsa', begin(1))).toBe('not-now')
  expect(here.do('Ailsa', { t: 'end-block' })).toHaveLength(1)
  expect(here.view('Bram')).toMatchObject({ current: null, board: null })
})

test('who may not run it changes neither agenda nor timer; an observer sees and acts in nothing; a guest acts', () => {
  const here = roomInHand([block('check-in', 1), block('check-out', 2)])
  expect(here.refusal('Bram', begin(1))).toBe('only-who-runs')
  here.do('Ailsa', begin(1))
  for (const intent of [{ t: 'end-block' }, { t: 'pause' }, { t: 'extend', minutes: 5 }, begin(2)] as Intent[])
    for (const who of ['Bram', 'Dougie', 'Eilidh']) expect(here.refusal(who, intent)).toBe('only-who-runs')
  const said = act(1, { do: 'say', words: 'Hello' })
  for (const intent of [said, { t: 'hand', up: true }, { t: 'park', words: 'Travel' }] as Intent[])
    expect(here.refusal('Eilidh', intent)).toBe('not-allowed')
  expect(here.view('Eilidh').board?.method).toBe('check-in')
  here.do('Dougie', said)
  here.do('Dougie', { t: 'park', words: 'Travel' })
  expect(here.view(null).parked).toMatchObject([{ words: 'Travel', owner: '' }])
  expect(here.refusal('Nobody', said)).toBe('not-allowed')
})

test('an intent said twice counts once, and the same id from another is another’s', () => {
  const here = roomInHand([block('parking-lot', 1)])
  const park: Intent = { t: 'park', words: 'Travel' }
  here.do('Bram', park, uuid(1))
  const { revision } = here.state()
  here.do('Bram', park, uuid(1))
  expect(here.state().revision).toBe(revision)
  here.do('Catriona', park, uuid(1))
  expect(here.view(null).parked).toHaveLength(2)
  for (let at = 0; at < 500; at++) here.do('Dougie', { t: 'hand', up: at % 2 === 0 })
  here.do('Bram', park, uuid(1))
  expect(here.view(null).parked).toHaveLength(2)
  expect(
    here
      .state()
      .taken.map(({ ids }) => ids.length)
      .sort(),
  ).toEqual([1, 1, 40])
})

test('a timer begins, is extended, stands still and goes on; everyone is told the host’s moments', () => {
  const here = roomInHand([block('check-in', 1), block('one-two-four-all', 2)])
  here.do('Ailsa', begin(1))
  here.later(4)
  here.do('Ailsa', { t: 'pause' })
  here.later(30)
  expect(here.view('Bram').agenda[0]?.spent).toBe(4 * minute)
  here.do('Ailsa', { t: 'resume' })
  const { current, now } = here.view(null)
  expect(current?.timer.endsAt).toBe(now + 6 * minute)
  here.do('Ailsa', { t: 'extend', minutes: 5 })
  expect(here.view(null).current?.timer.endsAt).toBe(now + 11 * minute)
  here.do('Ailsa', { t: 'extend', minutes: -60 })
  expect(here.view(null).current?.timer.endsAt).toBe(now)

  here.do('Ailsa', begin(2))
  const endsAt = () => seen<{ phaseEndsAt: number }>(here.view(null)).phaseEndsAt - here.view(null).now
  here.do('Ailsa', { t: 'pause' })
  here.later(3)
  here.do('Ailsa', { t: 'resume' })
  expect(endsAt()).toBe(minute)
})

test('how far it is behind its plan: what was extended, paused and overrun, and gaps between blocks; ahead below zero', () => {
  const here = roomInHand([block('check-in', 1), block('check-out', 2)])
  const behind = () => here.view(null).behind / minute
  here.later(20)
  expect(behind()).toBe(0)
  here.do('Ailsa', begin(1))
  expect(behind()).toBe(0)
  here.do('Ailsa', { t: 'extend', minutes: 5 })
  expect(behind()).toBe(5)
  here.later(17)
  expect(behind()).toBe(7)
  here.do('Ailsa', { t: 'end-block' })
  here.later(3)
  expect(behind()).toBe(10)
  here.do('Ailsa', begin(2))
  here.later(1)
  here.do('Ailsa', { t: 'end-block' })
  expect(behind()).toBe(1)
  here.later(60)
  expect(behind()).toBe(1)
})

test('hands wait in the order of the rule, and the next has the floor when the speaker has finished', () => {
  const here = roomInHand([])
  const raise = (...names: string[]) => {
    for (const name of names) here.do(name, { t: 'hand', up: true })
  }
  const queue = () => here.view(null).queue
  raise('Dougie', 'Bram', 'Catriona')
  here.do('Ailsa', { t: 'turn', to: 'Dougie' })
  expect(queue()).toEqual({ rule: 'as-raised', speaking: 'Dougie', waiting: ['Bram', 'Catriona'] })
  expect(here.refusal('Bram', { t: 'spoken' })).toBe('not-yours')
  here.do('Dougie', { t: 'spoken' })
  expect(queue()).toMatchObject({ speaking: 'Bram', waiting: ['Catriona'] })
  raise('Dougie')
  here.do('Bram', { t: 'spoken' })
  here.do('Catriona', { t: 'spoken' })
  expect(queue().speaking).toBe('Dougie')
  raise('Bram', 'Fraser', 'Catriona')
  here.do('Ailsa', { t: 'rule', rule: 'least-heard-first' })
  expect(queue().waiting).toEqual(['Fraser', 'Bram', 'Catriona'])
  here.do('Ailsa', { t: 'turn', to: null })
  here.do('Ailsa', { t: 'rule', rule: 'round' })
  expect(queue().waiting).toEqual(['Fraser', 'Bram', 'Catriona'])
  here.do('Bram', { t: 'hand', up: false })
  here.do('Catriona', { t: 'away', on: true })
  expect(queue().waiting).toEqual(['Fraser'])
  expect(here.refusal('Ailsa', { t: 'turn', to: 'Eilidh' })).toBe('not-there')
})

test('a turn ends with the block it was for, and when the room goes apart; hands stay up', () => {
  const here = roomInHand([block('cards', 1), block('notes', 2)])
  const queue = () => here.view(null).queue
  here.do('Ailsa', begin(1))
  here.do('Bram', { t: 'hand', up: true })
  here.do('Catriona', { t: 'hand', up: true })
  here.do('Ailsa', { t: 'turn', to: 'Bram' })
  here.do('Ailsa', begin(2))
  expect(queue()).toMatchObject({ speaking: null, waiting: ['Catriona'] })
  here.do('Ailsa', { t: 'turn', to: 'Catriona' })
  here.do('Ailsa', { t: 'split', groups: [{ name: 'One', members: ['Bram'] }], minutes: 5 })
  expect(queue().speaking).toBeNull()
})

test('whoever pauses or leaves is waited for by nobody, and comes back to their place', () => {
  const here = roomInHand([block('round-robin', 1)])
  here.do('Ailsa', begin(1))
  here.do('Ailsa', act(1, { do: 'finished' }))
  const speaking = () =>
    seen<{ turns: { name: string; state: string }[] }>(here.view(null)).turns.find(({ state }) => state === 'speaking')
      ?.name
  expect(speaking()).toBe('Bram')
  here.do('Bram', { t: 'away', on: true })
  expect(speaking()).toBe('Catriona')
  here.people(everyone.map((one) => ({ ...one, here: one.name !== 'Catriona' })))
  expect(speaking()).toBe('Dougie')
  here.do('Bram', { t: 'away', on: false })
  expect(here.view('Bram').me).toMatchObject({ away: false })
  here.people(everyone.filter(({ name }) => name !== 'Dougie'))
  expect(here.view(null).people.map(({ name }) => name)).not.toContain('Dougie')
  expect(viewOf(here.state(), { kind: 'person', participant: 'Dougie' }, 0)).toBeNull()
  expect(here.state().attended.map(({ name }) => name)).toContain('Dougie')
})

test('groups have boards and timers of their own, see only theirs, and bring everything back', () => {
  const here = roomInHand([block('cards', 1)])
  here.do('Ailsa', begin(1))
  const groups = [
    { name: 'Window', members: ['Bram', 'Dougie'] },
    { name: 'Door', members: ['Catriona'] },
  ]
  expect(here.refusal('Bram', { t: 'split', groups, minutes: 8 })).toBe('only-who-runs')
  const twice = [...groups, { name: 'Stage', members: ['Bram'] }]
  expect(here.refusal('Ailsa', { t: 'split', groups: twice, minutes: 8 })).toBe('too-many')
  expect(
    here.refusal('Ailsa', { t: 'split', groups: [{ name: 'A', members: ['Eilidh'] }, groups[1] as never], minutes: 8 }),
  ).toBe('not-there')
  here.do('Ailsa', { t: 'split', groups, minutes: 8 })
  const [window, door] = here.view(null).groups
  expect(here.view('Bram')).toMatchObject({
    me: { group: window?.id },
    board: { group: { name: 'Window' } },
    others: [],
  })
  expect(here.view('Ailsa').others.map(({ group }) => group?.name)).toEqual(['Window', 'Door'])
  here.do('Ailsa', { t: 'extend', minutes: 3, group: door?.id ?? '' })
  expect((here.view(null).groups[1]?.timer.endsAt ?? 0) - here.view(null).now).toBe(11 * minute)

  here.do('Bram', act(1, { do: 'write', words: 'Waiting rooms' }, window?.id))
  expect(here.refusal('Catriona', act(1, { do: 'write', words: 'Elsewhere' }, window?.id))).toBe('not-yours')
  expect(here.refusal('Bram', act(1, { do: 'write', words: 'Elsewhere' }))).toBe('not-yours')
  here.do('Catriona', act(1, { do: 'write', words: 'Letters' }, door?.id))
  here.people([...everyone, { participant: 'Gillian', name: 'Gillian', role: 'member', here: true }])
  expect(here.view('Gillian').board?.group?.name).toBe('Door')

  here.do('Ailsa', { t: 'gather' })
  expect(here.view('Bram')).toMatchObject({ groups: [], me: { group: null }, others: [] })
  expect(here.view('Bram').board?.view).toMatchObject({ total: 2 })
  expect(here.refusal('Bram', act(1, { do: 'write', words: 'Late' }, window?.id))).toBe('not-now')
  const ended = here.do('Ailsa', { t: 'end-block' })
  expect(ended).toHaveLength(1)
  expect(ended[0]?.outcome.cards.map(({ words }) => words).sort()).toEqual(['Letters', 'Waiting rooms'])
})

test('what groups polled among themselves is shown to everyone when they are back, and recorded for each', () => {
  const here = roomInHand([block('fist-to-five', 1)])
  here.do('Ailsa', begin(1))
  const groups = [
    { name: 'Window', members: ['Bram', 'Dougie'] },
    { name: 'Door', members: ['Catriona', 'Fraser'] },
  ]
  here.do('Ailsa', { t: 'split', groups, minutes: 8 })
  const [window] = here.view(null).groups
  for (const who of ['Bram', 'Dougie']) here.do(who, act(1, { do: 'show', fingers: 4 }, window?.id))
  here.do('Ailsa', act(1, { do: 'look' }, window?.id))
  expect(here.view('Catriona').others).toEqual([])
  here.do('Ailsa', { t: 'gather' })
  expect(here.view('Catriona').others.map(({ group }) => group?.name)).toEqual(['Window', 'Door'])
  const ended = here.do('Ailsa', { t: 'end-block' })
  expect(ended.map(({ group, outcome }) => [group?.name ?? null, outcome.ballots.length])).toEqual([
    [null, 0],
    ['Window', 2],
    ['Door', 0],
  ])
})

test('a threshold stands once the question is put; what is still to come can be changed, put in and dropped', () => {
  const here = roomInHand([block('gradients', 1), block('check-out', 2)])
  here.do('Ailsa', begin(1))
  const lower = { ...(anyMethod('gradients').usual as object), threshold: { from: 1, percent: 1 } }
  expect(here.refusal('Ailsa', { t: 'plan', block: block('gradients', 1, { settings: lower }), position: 0 })).toBe(
    'not-now',
  )
  here.do('Ailsa', { t: 'plan', block: block('gradients', 3, { settings: lower }), position: 1 })
  here.do('Ailsa', { t: 'plan', block: block('check-out', 2, { title: 'Before we go' }), position: 9 })
  expect(here.view(null).agenda.map(({ title }) => title)).toEqual(['gradients', 'gradients', 'Before we go'])
  expect(
    here.refusal('Ailsa', { t: 'plan', block: block('gradients', 4, { settings: { scale: 1 } }), position: 0 }),
  ).toBe('bad-input')
  here.do('Ailsa', { t: 'drop-block', block: uuid(3) })
  expect(here.refusal('Ailsa', { t: 'drop-block', block: uuid(1) })).toBe('not-now')
  expect(here.view(null).agenda).toHaveLength(2)
})

test('drafting opens what is shared and nothing else', () => {
  const here = roomInHand([block('drafting', 1)])
  here.do('Ailsa', begin(1))
  expect(here.refusal('Ailsa', act(1, { do: 'open', proposal: uuid(77) }))).toBe('not-there')
  here.do('Ailsa', act(1, { do: 'open', proposal }))
  expect(here.view('Bram').board?.view).toEqual({ document: proposal })
})

test('the parking lot is one for the session, whichever block shows it', () => {
  const here = roomInHand([block('check-in', 1), block('parking-lot', 2)])
  here.do('Ailsa', begin(1))
  here.do('Bram', { t: 'park', words: 'Who pays for travel' })
  here.do('Ailsa', begin(2))
  const id = here.view(null).parked[0]?.id
  here.do('Catriona', act(2, { do: 'settle', item: id, owner: 'Isla', returnOn: '2026-12-01' }))
  expect(here.view('Bram').parked).toEqual([
    { id, words: 'Who pays for travel', owner: 'Isla', returnOn: '2026-12-01' },
  ])
  const [ended] = here.do('Ailsa', { t: 'end-block' })
  expect(ended?.outcome.result).toMatchObject({ items: [{ owner: 'Isla' }] })
})

test('a plan becomes an agenda in its order, with settings that can be read or as the method comes', () => {
  const facts = (at: number, method: MethodName, settings: string) => ({
    ...block(method, at, { minutes: 0 }),
    position: 10 - at,
    proposals: [proposal],
    settings,
  })
  const blocks = planOf([
    facts(1, 'gradients', '{"scale":["No","Yes"],"threshold":{"from":2,"percent":60},"veto":true}'),
    facts(2, 'cards', 'not json'),
    facts(3, 'drafting', ''),
  ])
  expect(blocks.map(({ method, minutes }) => [method, minutes])).toEqual([
    ['drafting', 1],
    ['cards', 1],
    ['gradients', 1],
  ])
  expect(blocks[0]?.settings).toEqual({ proposal })
  expect(blocks[1]?.settings).toEqual({ most: 10 })
  expect(blocks[2]?.settings).toMatchObject({ veto: true })
  expect(draftingBlock(uuid(1), [proposal]).settings).toEqual({ proposal })
})

test('a session that ends with groups apart keeps what they wrote, and a deputy is given no open answers', () => {
  const here = roomInHand([block('cards', 1), block('gradients', 2)])
  here.do('Ailsa', begin(1))
  const groups = ['Bram', 'Catriona'].map((name) => ({ name, members: [name] }))
  here.do('Ailsa', { t: 'split', groups, minutes: 5 })
  here.do('Bram', act(1, { do: 'write', words: 'Kept' }, here.view('Bram').me?.group ?? ''))
  expect(here.end().ended[0]?.outcome.cards).toEqual([{ words: 'Kept', cluster: null }])
  here.do('Ailsa', begin(2))
  here.do('Bram', act(2, { do: 'answer', place: 3 }))
  const bare = withoutSecrets(here.state())
  expect(JSON.stringify(bare.boards)).not.toContain('Bram')
  here.become(bare)
  expect(here.view('Bram').board?.view).toMatchObject({ mine: null, poll: { answered: 0 } })
})
