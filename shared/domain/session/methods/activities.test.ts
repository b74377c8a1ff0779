import { expect, test } from 'vitest'
import { cards } from './cards.ts'
import { checkIn } from './check-in.ts'
import type { Actor, Applied, Method, Surroundings } from './method.ts'
import { oneTwoFourAll } from './one-two-four-all.ts'
import { parkingLot } from './parking-lot.ts'
import { roundRobin } from './round-robin.ts'

const document = '11111111-1111-4111-8111-111111111111'
const who = (name: string): Actor => ({ participant: name, name, runs: name === 'Ailsa' })
const named = (...names: string[]) => names.map((name) => ({ participant: name, name, here: true }))
let made = 0
const around = (people: Surroundings['people']): Surroundings => ({
  now: 0,
  random: () => 0.6,
  id: () => `id-${made++}`,
  people,
  document,
})
const taken = <S>(applied: Applied<S>): S => {
  if ('refused' in applied) throw new Error(applied.refused)
  return applied.state
}
const person = (name: string) => ({ kind: 'person', participant: name, runs: name === 'Ailsa' }) as const

/** Runs a method by its actions, one after another. */
function running<Settings, State, Action, View, Result>(
  method: Method<Settings, State, Action, View, Result>,
  settings: Settings,
  people: Surroundings['people'],
) {
  let state = method.begin(settings, around(people))
  let now = people
  return {
    people: (next: Surroundings['people']) => {
      now = next
    },
    try: (name: string, action: Action) => method.apply(state, action, who(name), settings, around(now)),
    do: (name: string, action: Action) => {
      state = taken(method.apply(state, action, who(name), settings, around(now)))
    },
    view: (name: string) => method.viewFor(state, person(name), settings, around(now)),
    room: () => method.viewFor(state, { kind: 'room' }, settings, around(now)),
    state: () => state,
  }
}

test('a check-in is one saying for each, which can be changed into another or into a pass', () => {
  const room = running(checkIn, checkIn.usual, named('Ailsa', 'Bram', 'Catriona'))
  room.do('Bram', { do: 'say', words: 'A bit tired.' })
  room.do('Bram', { do: 'say', words: 'Glad to be here.' })
  room.do('Catriona', { do: 'pass' })
  expect(room.view('Bram')).toEqual({
    said: [{ name: 'Bram', words: 'Glad to be here.', mine: true }],
    passed: 1,
    of: 3,
    mine: 'said',
  })
  room.do('Bram', { do: 'pass' })
  expect(room.view('Ailsa')).toEqual({ said: [], passed: 2, of: 3, mine: 'open' })
})

test('a round goes to everyone once, to whoever was away when they are back, and then begins anew', () => {
  const all = named('Ailsa', 'Bram', 'Catriona')
  const room = running(roundRobin, { rounds: 2 }, all)
  const speaking = () => room.room().turns.find(({ state }) => state === 'speaking')?.name
  expect(speaking()).toBe('Ailsa')
  room.do('Ailsa', { do: 'finished' })
  expect(speaking()).toBe('Bram')
  room.people(all.map((one) => ({ ...one, here: one.name !== 'Bram' })))
  expect(speaking()).toBe('Catriona')
  expect(room.try('Bram', { do: 'finished' })).toEqual({ refused: 'not-yours' })
  room.people(all)
  room.do('Ailsa', { do: 'finished' })
  room.do('Catriona', { do: 'pass' })
  expect(room.room()).toMatchObject({ round: 2, over: false })
  for (const _ of all) room.do('Ailsa', { do: 'finished' })
  expect(room.room().over).toBe(true)
  expect(roundRobin.resultOf(room.state(), { rounds: 2 })).toEqual({ notes: [], spoke: 5, passed: 1 })
})

test('someone may pass before their turn comes, so that nobody is put on the spot', () => {
  const room = running(roundRobin, { rounds: 1 }, named('Ailsa', 'Bram', 'Catriona'))
  room.do('Catriona', { do: 'pass' })
  room.do('Ailsa', { do: 'finished' })
  room.do('Bram', { do: 'finished' })
  expect(room.room().over).toBe(true)
})

test.each([1, 2, 3, 4, 5, 6, 7, 9, 13])(
  'in 1-2-4-All %i people are each in one pair and one four, and nobody is alone who need not be',
  (count) => {
    const people = named('Ailsa', ...Array.from({ length: count - 1 }, (_, at) => `Person ${at}`))
    const room = running(oneTwoFourAll, oneTwoFourAll.usual, people)
    room.do('Ailsa', { do: 'go-on' })
    room.do('Ailsa', { do: 'go-on' })
    const { pairs, fours } = room.state()
    const sizes = { pairs: pairs.map(({ length }) => length), fours: fours.map(({ length }) => length) }
    expect(pairs.flat().sort()).toEqual(people.map(({ name }) => name).sort())
    expect(fours.flat().sort()).toEqual(people.map(({ name }) => name).sort())
    if (count > 1) expect(Math.min(...sizes.pairs)).toBeGreaterThanOrEqual(2)
    if (count > 3) expect(Math.min(...sizes.fours)).toBeGreaterThanOrEqual(4)
    expect(Math.max(...sizes.fours)).toBeLessThanOrEqual(7)
  },
)

test('an idea is seen by its writer, then its pair, its four, and everyone, and says how far it was carried', () => {
  const all = named('Ailsa', 'Bram', 'Catriona', 'Dougie')
  const room = running(oneTwoFourAll, oneTwoFourAll.usual, all)
  room.do('Bram', { do: 'add', words: 'A letter in plain words' })
  const readers = () => all.filter(({ name }) => room.view(name).ideas.length > 0).length
  const id = room.view('Bram').ideas[0]?.id ?? ''
  expect(readers()).toBe(1)
  expect(room.try('Catriona', { do: 'carry', idea: id, on: true })).toEqual({ refused: 'not-there' })
  expect(room.try('Bram', { do: 'go-on' })).toEqual({ refused: 'only-who-runs' })
  room.do('Bram', { do: 'carry', idea: id, on: true })
  room.do('Ailsa', { do: 'go-on' })
  expect(room.view('Bram')).toMatchObject({ phase: 'pairs', phaseEndsAt: 120_000, total: 1 })
  expect([readers(), room.view('Bram').group.length, room.room().ideas.length]).toEqual([2, 2, 0])
  room.do('Ailsa', { do: 'go-on' })
  expect(readers()).toBe(4)
  room.do('Dougie', { do: 'carry', idea: id, on: true })
  room.do('Ailsa', { do: 'go-on' })
  expect(room.room().ideas).toHaveLength(1)
  expect(oneTwoFourAll.resultOf(room.state(), oneTwoFourAll.usual).ideas[0]?.carriedTo).toBe('all')
})

test('whoever comes late while people are in pairs joins the smallest group', () => {
  const all = named('Ailsa', 'Bram', 'Catriona')
  const room = running(oneTwoFourAll, oneTwoFourAll.usual, all.slice(0, 2))
  room.do('Ailsa', { do: 'go-on' })
  room.people(all)
  expect(room.view('Catriona').group.sort()).toEqual(['Ailsa', 'Bram', 'Catriona'])
})

test('cards are written in silence, laid together, and named; each person has so many', () => {
  const room = running(cards, { most: 2 }, named('Ailsa', 'Bram'))
  room.do('Bram', { do: 'write', words: 'Waiting rooms' })
  room.do('Bram', { do: 'write', words: 'Whose words are in the report' })
  expect(room.try('Bram', { do: 'write', words: 'One more' })).toEqual({ refused: 'too-many' })
  const id = room.view('Bram').cards[0]?.id ?? ''
  expect(room.view('Ailsa')).toMatchObject({ cards: [], total: 2, left: 2 })
  expect(room.try('Ailsa', { do: 'change', card: id, words: 'Mine now' })).toEqual({ refused: 'not-there' })
  expect(room.try('Bram', { do: 'move', card: id, cluster: null })).toEqual({ refused: 'not-now' })
  room.do('Ailsa', { do: 'go-on' })
  room.do('Ailsa', { do: 'cluster', name: 'Before a hearing' })
  const cluster = room.room().clusters[0]?.id ?? ''
  room.do('Ailsa', { do: 'move', card: id, cluster })
  room.do('Bram', { do: 'rename', cluster, name: 'Before' })
  expect(room.try('Ailsa', { do: 'change', card: id, words: 'Mine now' })).toEqual({ refused: 'not-yours' })
  const result = cards.resultOf(room.state(), { most: 2 })
  expect(result.clusters[0]).toMatchObject({ name: 'Before' })
  expect(result.clusters[0]?.cards).toHaveLength(1)
  expect(result.loose).toHaveLength(1)
})

test('groups that come back bring all their cards, and clusters of one name become one', () => {
  const board = (name: string, words: string) => {
    const room = running(cards, { most: 5 }, named('Ailsa', 'Bram'))
    room.do('Bram', { do: 'write', words })
    room.do('Ailsa', { do: 'go-on' })
    room.do('Ailsa', { do: 'cluster', name })
    room.do('Ailsa', { do: 'move', card: room.room().cards[0]?.id ?? '', cluster: room.room().clusters[0]?.id ?? '' })
    return room.state()
  }
  const main = cards.begin({ most: 5 }, around(named('Ailsa')))
  const gathered = cards.gather?.(main, [board('Waiting', 'One'), board('waiting', 'Two')], { most: 5 })
  expect(gathered && cards.resultOf(gathered, { most: 5 })).toEqual({
    clusters: [{ name: 'Waiting', cards: ['One', 'Two'] }],
    loose: [],
  })
})

test('what is parked can be taken back by whoever parked it, and gets an owner and a day', () => {
  const room = running(parkingLot, {}, named('Ailsa', 'Bram', 'Catriona'))
  room.do('Bram', { do: 'park', words: 'Who pays for travel' })
  const item = room.room().items[0]?.id ?? ''
  expect(room.try('Catriona', { do: 'remove', item })).toEqual({ refused: 'not-yours' })
  room.do('Catriona', { do: 'settle', item, owner: 'Isla', returnOn: '2026-12-01' })
  expect(room.room().items).toMatchObject([{ words: 'Who pays for travel', owner: 'Isla', returnOn: '2026-12-01' }])
  room.do('Bram', { do: 'remove', item })
  expect(room.room().items).toEqual([])
})
