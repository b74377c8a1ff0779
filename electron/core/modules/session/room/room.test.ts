import { afterEach, expect, test } from 'vitest'
import { makeDeviceKey } from '#relay/device-key.ts'
import { joinRelay } from '#relay/join.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { readJoinCode, readPlace } from '#shared/domain/session/join-code.ts'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import type { Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import {
  type Computer,
  cable,
  computer,
  enter,
  invite,
  joinAs,
  refusal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'

afterEach(stopComputers)

const view = async ({ client }: Computer, as: 'person' | 'room' = 'person') => {
  const seen = await client.call('room.view', { as })
  if (seen === null) throw new Error('nothing is shown')
  return seen
}
const tell = ({ client }: Computer, intent: Intent) => client.call('room.do', { intent })
const act = async (who: Computer, action: unknown) =>
  tell(who, { t: 'act', board: (await view(who)).board?.board ?? 'none', action })
const shows = (who: Computer, what: (view: RoomView) => boolean) => until(async () => what(await view(who)))
const boardOf = <V>(view: RoomView) => view.board?.view as V
type Poll = { mine: number | null; poll: { answered: number; counts: unknown[] | null } }

async function planned({ client }: Computer, blocks: readonly [MethodName, string?][]) {
  const { id: workshop } = await client.call('record.create', {
    kind: 'workshop',
    facts: { title: 'Getting ready', held_on: '2026-03-30' },
  })
  const items: string[] = []
  for (const [position, [method, settings = '']] of blocks.entries()) {
    const facts = { workshop, position, title: method, method, minutes: 10, settings }
    items.push((await client.call('record.create', { kind: 'agenda_item', facts })).id)
  }
  return { workshop, items }
}

const listed = async ({ client }: Computer, kind: 'activity' | 'ballot' | 'card' | 'parked_item' | 'attendance') =>
  (await client.call('record.list', { kind, where: {}, limit: 100 })).map(
    ({ facts }) => facts as Record<string, unknown>,
  )

async function hall(blocks: readonly [MethodName, string?][], roles: readonly SessionRole[]) {
  const host = await computer('Ailsa')
  const plan = await planned(host, blocks)
  await startSession(host, [], { workshop: plan.workshop })
  const guests: Computer[] = []
  for (const [at, role] of roles.entries()) {
    const guest = await computer(`Guest ${at}`)
    await joinAs(host, guest, role, `Guest ${at}`)
    guests.push(guest)
  }
  const begin = (at: number) => tell(host, { t: 'begin', block: plan.items[at] ?? '' })
  return { host, guests, begin, ...plan }
}

/** A line of somebody who says what they like. */
async function liar(host: Computer, role: SessionRole = 'member') {
  const [written = '', place = ''] = (await invite(host, role, 'Somebody')).split(' ')
  const secret = readJoinCode(written)
  const at = readPlace(place)
  if (!secret || !at) throw new Error('no code')
  const answers: { id: string; refused: string | null }[] = []
  let isGone = false
  let participant = ''
  const line = await joinRelay({
    at,
    secret,
    device: makeDeviceKey(),
    name: 'Somebody',
    log: { info: () => undefined, warn: () => undefined },
    now: Date.now,
    onFrame(frame) {
      if (frame.t === 'welcome') participant = frame.session.participant
      if (frame.t === 'say' && frame.channel === 'room' && (frame.said as { t: string }).t === 'done')
        answers.push(frame.said as never)
    },
    onBytes: () => undefined,
    onClose: () => {
      isGone = true
    },
  })
  const waiting = (await stateOf(host))?.waiting[0]
  if (waiting) await host.client.call('session.letIn', { device: waiting.device, yes: true })
  await until(() => participant !== '')
  return {
    participant,
    isGone: () => isGone,
    say: (said: unknown) => line.say('room', said),
    async answer(id: string, intent: unknown) {
      line.say('room', { t: 'do', id, intent })
      await until(() => isGone || answers.some((one) => one.id === id))
      return answers.filter((one) => one.id === id).at(-1)?.refused
    },
    leave: () => line.leave(),
  }
}
const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`

test('a planned session runs on several computers, and what came of it is in the record', async () => {
  const { host, guests, begin, workshop, items } = await hall(
    [['check-in'], ['gradients']],
    ['member', 'member', 'guest'],
  )
  const state = async () => (await host.client.call('record.get', { kind: 'workshop', id: workshop })).facts
  expect(await state()).toMatchObject({ state: 'running' })
  await begin(0)
  const [isla, rory, una] = guests as [Computer, Computer, Computer]
  await shows(una, ({ current }) => current?.block === items[0])
  await act(una, { do: 'say', words: 'Hello' })
  await shows(isla, (seen) => boardOf<{ said: { name: string }[] }>(seen).said[0]?.name === 'Guest 2')
  await tell(rory, { t: 'park', words: 'Who pays for travel' })

  await begin(1)
  for (const [at, guest] of guests.entries()) {
    await shows(guest, ({ current }) => current?.block === items[1])
    await act(guest, { do: 'answer', place: 5 + at })
  }
  await shows(isla, (seen) => boardOf<Poll>(seen).poll.answered === 3)
  expect(boardOf<Poll>(await view(isla))).toMatchObject({ mine: 5, poll: { counts: null } })
  expect(boardOf<Poll>(await view(host))).toMatchObject({ mine: null, poll: { counts: null } })
  await act(host, { do: 'look' })
  await shows(rory, (seen) => boardOf<Poll>(seen).poll.counts !== null)
  expect(boardOf<Poll>(await view(rory))).toMatchObject({ mine: null, poll: { answered: 3 } })
  await tell(host, { t: 'end-block' })

  const activities = await listed(host, 'activity')
  expect(activities.map(({ method, agenda_item }) => [method, agenda_item])).toEqual([
    ['check-in', items[0]],
    ['gradients', items[1]],
  ])
  expect(JSON.parse(String(activities[1]?.result))).toMatchObject({ met: true, rounds: [{ round: 1, passed: 0 }] })
  expect((await listed(host, 'ballot')).map(({ answer }) => answer).sort()).toEqual(['5', '6', '7'])
  expect(await listed(host, 'parked_item')).toMatchObject([{ words: 'Who pays for travel', workshop }])
  await host.client.call('session.leave', undefined)
  expect(await state()).toMatchObject({ state: 'ended' })
  const attendance = await listed(host, 'attendance')
  expect(attendance.map(({ name, answer }) => `${name} ${answer}`).sort()).toEqual([
    'Ailsa attended',
    'Guest 0 attended',
    'Guest 1 attended',
    'Guest 2 attended',
  ])
  expect(await host.client.call('room.view', { as: 'person' })).toBeNull()
})

test('an observer sees and acts in nothing, nobody but who runs it begins a block, and both are told in words', async () => {
  const { host, guests, begin, items } = await hall([['check-in'], ['break']], ['observer', 'member'])
  const [observer, member] = guests as [Computer, Computer]
  await begin(0)
  await shows(observer, ({ board }) => board?.method === 'check-in')
  await shows(member, ({ board }) => board?.method === 'check-in')
  expect(await refusal(act(observer, { do: 'say', words: 'Hello' }))).toBe('session/not-allowed')
  expect(await refusal(tell(member, { t: 'begin', block: items[1] ?? '' }))).toBe('room/only-who-runs')
  expect(await refusal(act(member, { do: 'dance' }))).toBe('core/bad-input')
  expect(boardOf<{ said: unknown[] }>(await view(host))).toMatchObject({ said: [] })
})

test('a poll of a session that nobody planned is kept as well, with a session made for it', async () => {
  const host = await computer('Ailsa')
  await startSession(host, [])
  const { agenda } = await view(host)
  expect(agenda.map(({ method }) => method)).toEqual(['drafting'])
  const block = { ...agenda[0], id: uuid(1), method: 'fist-to-five', settings: {} } as const
  const { state: _, spent: __, ...rest } = block as typeof block & { state: string; spent: number }
  await tell(host, { t: 'plan', block: rest as never, position: 0 })
  await tell(host, { t: 'begin', block: uuid(1) })
  await act(host, { do: 'show', fingers: 4 })
  await act(host, { do: 'look' })
  await tell(host, { t: 'end-block' })
  const workshop = (await view(host)).workshop
  expect((await listed(host, 'activity')).map((one) => [one.workshop, one.agenda_item])).toEqual([[workshop, null]])
  await host.client.call('session.leave', undefined)
  const made = await host.client.call('record.get', { kind: 'workshop', id: workshop ?? '' })
  expect(made.facts).toMatchObject({ title: 'Tuesday', state: 'ended' })
})

test('a block of notes, and each group’s board of it, has a text that everyone who may read holds', async () => {
  const { host, guests, begin, items } = await hall([['notes']], ['member', 'guest'])
  const [isla, una] = guests as [Computer, Computer]
  await begin(0)
  const groups = (await view(host)).people.slice(1).map(({ participant, name }) => ({ name, members: [participant] }))
  await tell(host, { t: 'split', groups, minutes: 5 })
  await shows(isla, ({ me }) => me?.group !== null)
  const { document } = boardOf<{ document: string }>(await view(isla))
  expect(document).toBe((await view(isla)).me?.group)
  await until(async () => (await stateOf(isla))?.documents.length === 3)
  expect((await stateOf(isla))?.documents).toContainEqual({
    id: document,
    kind: 'agenda_item',
    title: 'notes: Guest 0',
  })
  expect((await isla.client.call('document.open', { id: document })).epoch).toBe(1)
  expect((await isla.client.call('document.open', { id: items[0] ?? '' })).epoch).toBe(1)
  expect((await stateOf(una))?.documents).toEqual([])
})

test('a page of any member who may read can show what everyone before the projector sees', async () => {
  const { host, guests, begin } = await hall([['fist-to-five']], ['member', 'guest'])
  const [isla, una] = guests as [Computer, Computer]
  await begin(0)
  const before = (who: Computer) => who.client.call('room.view', { as: 'room' })
  expect(await before(isla)).toBeNull()
  await until(async () => (await before(isla))?.board?.method === 'fist-to-five')
  await act(isla, { do: 'show', fingers: 2 })
  await act(host, { do: 'show', fingers: 2 })
  await until(async () => boardOf<Poll>(await view(isla, 'room')).poll.answered === 2)
  expect(await view(isla, 'room')).toMatchObject({ me: null, board: { view: { mine: null } } })
  expect(await before(una)).toBeNull()
})

test('what is said while the line is broken is kept, said again when it is mended, and counts once', async () => {
  const host = await computer('Ailsa')
  const { workshop, items } = await planned(host, [['cards'], ['gradients']])
  await startSession(host, [], { workshop })
  const isla = await computer('Isla')
  using cord = await cable(await invite(host))
  await enter(host, isla, cord.code)
  await tell(host, { t: 'begin', block: items[0] ?? '' })
  await shows(isla, ({ board }) => board?.method === 'cards')
  cord.pull()
  await until(async () => (await stateOf(isla))?.connected === false)
  expect(await act(isla, { do: 'write', words: 'Waiting rooms' })).toEqual({ queued: true })
  expect(await refusal(tell(isla, { t: 'hand', up: true }))).toBe('room/no-line')
  cord.plugIn()
  await shows(host, (seen) => boardOf<{ total: number }>(seen).total === 1)
  await shows(isla, (seen) => boardOf<{ cards: unknown[] }>(seen).cards.length === 1)

  cord.pull()
  await until(async () => (await stateOf(isla))?.connected === false)
  expect(await act(isla, { do: 'write', words: 'Too late' })).toEqual({ queued: true })
  await tell(host, { t: 'end-block' })
  cord.plugIn()
  await until(
    async () =>
      (await isla.client.call('note.read', { about: workshop })).words === 'Came too late for the session: Too late',
  )
  expect((await listed(host, 'card')).map(({ words }) => words)).toEqual(['Waiting rooms'])
})

test('someone who lies is answered no or hung up on, and the room stays as it is', async () => {
  const { host, guests, begin, items } = await hall([['gradients'], ['check-out']], ['member'])
  const [isla] = guests as [Computer]
  await begin(0)
  await shows(isla, ({ board }) => board !== null)
  await act(isla, { do: 'answer', place: 8 })
  const somebody = await liar(host)
  const board = items[0] ?? ''
  const answer = (place: number) => ({ t: 'act', board, action: { do: 'answer', place } })
  expect(await somebody.answer(uuid(1), { t: 'begin', block: items[1] })).toBe('only-who-runs')
  expect(await somebody.answer(uuid(2), { t: 'act', board: `${board}/${uuid(9)}`, action: { do: 'pass' } })).toBe(
    'not-there',
  )
  expect(await somebody.answer(uuid(3), { t: 'act', board, action: { do: 'look' } })).toBe('only-who-runs')
  expect(await somebody.answer(uuid(4), answer(99))).toBe('bad-input')
  const { revision } = await view(host)
  expect(boardOf<Poll>(await view(host)).poll.answered).toBe(1)

  // Twice is once; an id of old is an id of old, whatever it says now.
  expect(await somebody.answer(uuid(5), answer(1))).toBeNull()
  expect(await somebody.answer(uuid(6), answer(2))).toBeNull()
  expect(await somebody.answer(uuid(5), answer(7))).toBeNull()
  expect((await view(host)).revision).toBe(revision + 2)
  expect(boardOf<Poll>(await view(host)).poll.answered).toBe(2)

  // For another: a message cannot say whose it is.
  somebody.say({ t: 'do', id: uuid(7), participant: isla, intent: answer(1) })
  await until(somebody.isGone)
  const another = await liar(host)
  another.say({ t: 'do', id: uuid(8), intent: { t: 'park', words: 'x'.repeat(20_000) } })
  await until(another.isGone)
  const third = await liar(host)
  for (let at = 0; at < 700; at++) third.say({ t: 'do', id: uuid(1000 + at), intent: { t: 'hand', up: true } })
  await until(third.isGone)

  await act(host, { do: 'answer', place: 8 })
  await act(host, { do: 'look' })
  const counts = boardOf<{ poll: { counts: { choice: string; count: number }[] } }>(await view(host)).poll.counts
  expect(counts.filter(({ count }) => count > 0)).toEqual([
    expect.objectContaining({ choice: '2', count: 1 }),
    expect.objectContaining({ choice: '8', count: 2 }),
  ])
})
