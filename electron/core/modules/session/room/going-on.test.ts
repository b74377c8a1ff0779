import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { computerThatCrashes } from '#tests/harness/computer-that-crashes.ts'
import { type Computer, computer, joinAs, startSession, stateOf, stopComputers, until } from '#tests/harness/session.ts'

const folders: string[] = []
const crashing: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of crashing.splice(0)) await one[Symbol.asyncDispose]()
  await stopComputers()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

type Answered = { mine: number | null; poll: { answered: number; counts: { choice: string; count: number }[] | null } }
const view = async ({ client }: Pick<Computer, 'client'>) => client.call('room.view', { as: 'person' })
const shows = (who: Pick<Computer, 'client'>, what: (view: RoomView) => boolean) =>
  until(async () => {
    const seen = await view(who)
    return seen !== null && what(seen)
  })
const polled = (seen: RoomView | null) => seen?.board?.view as Answered | undefined
const answer = async (who: Pick<Computer, 'client'>, action: unknown) =>
  who.client.call('room.do', { intent: { t: 'act', board: (await view(who))?.board?.board ?? '', action } })

/** A question that two members have answered in a session of a host that can crash; one of them stands by. */
async function openQuestion() {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-'))
  folders.push(folder)
  const startIn = async (where: string, name: string) => {
    const made = await computerThatCrashes(where, name)
    crashing.push(made)
    return made
  }
  const start = () => startIn(folder, 'Ailsa')
  const host = await start()
  await startSession(host, [])
  const folderOfGuest = mkdtempSync(join(tmpdir(), 'hearings-'))
  folders.push(folderOfGuest)
  const inside: Database[] = []
  const deputy = await computer('Isla', { onWorkspace: (db) => inside.push(db) })
  const startGuest = () => startIn(folderOfGuest, 'Rory')
  const guest = await startGuest()
  await joinAs(host, deputy)
  await joinAs(host, guest)
  const block = {
    id: '00000000-0000-4000-8000-000000000001',
    title: 'How much do we agree?',
    method: 'gradients' as const,
    question: '',
    minutes: 10,
    lead: '',
    materials: '',
    documents: [],
    settings: null,
  }
  await host.client.call('room.do', { intent: { t: 'plan', block, position: 0 } })
  await host.client.call('room.do', { intent: { t: 'begin', block: block.id } })
  for (const [who, place] of [
    [deputy, 7],
    [guest, 3],
  ] as const) {
    await shows(who, ({ board }) => board?.method === 'gradients')
    await answer(who, { do: 'answer', place })
  }
  await shows(host, (seen) => polled(seen)?.poll.answered === 2)
  return { host, deputy, guest, start, startGuest, deputyDb: () => inside.at(-1) }
}
/** The other guest is told where a deputy stands by, well before this. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1000))
const counted = (seen: RoomView | null) =>
  (polled(seen)?.poll.counts ?? []).filter(({ count }) => count > 0).map(({ choice, count }) => `${choice}: ${count}`)

test('a host that crashed goes on with the block, the timer and the answers that were given', async () => {
  const { host, guest, start } = await openQuestion()
  const before = await view(host)
  await host.kill()
  await until(async () => (await stateOf(guest))?.connected === false)
  expect(await answer(guest, { do: 'answer', place: 4 })).toEqual({ queued: true })
  const again = await start()
  await shows(again, (seen) => polled(seen)?.poll.answered === 2)
  expect((await view(again))?.current).toEqual(before?.current)
  await shows(guest, (seen) => polled(seen)?.mine === 4)
})

test('hands that were up, and who has the floor, are as they were when a host that crashed goes on', async () => {
  const { host, deputy, guest, start } = await openQuestion()
  const names = (seen: RoomView | null) => {
    const named = new Map(seen?.people.map(({ participant, name }) => [participant, name]))
    return [seen?.queue.speaking ?? '', ...(seen?.queue.waiting ?? [])].map((one) => named.get(one) ?? '')
  }
  const turn = (await stateOf(guest))?.participant ?? ''
  await host.client.call('room.do', { intent: { t: 'hand', up: true } })
  await deputy.client.call('room.do', { intent: { t: 'hand', up: true } })
  await host.client.call('room.do', { intent: { t: 'turn', to: turn } })
  const before = names(await view(host))
  expect(before.filter(Boolean)).toHaveLength(3)
  await host.kill()
  await until(async () => (await stateOf(guest))?.connected === false)
  const again = await start()
  await shows(again, (seen) => seen.people.filter(({ here }) => here).length === 3)
  expect(names(await view(again))).toEqual(before)
  await shows(guest, (seen) => names(seen).join() === before.join())
})

test('a deputy is given no open answers; who gave one gives it again by themselves, and it counts once', async () => {
  const { host, deputy, guest, deputyDb } = await openQuestion()
  const participant = (await stateOf(deputy))?.participant ?? ''
  await host.client.call('session.deputy', { participant, on: true })
  await until(async () => (await stateOf(guest))?.peers.some((peer) => peer.deputy) === true)
  const kept = () =>
    (deputyDb()?.prepare(`SELECT facts FROM held_session WHERE part = 'deputy'`).get() as { facts: string } | undefined)
      ?.facts
  await until(() => kept()?.includes('How much do we agree?') === true)
  expect(JSON.parse(kept() ?? '{}').parts.room.boards[0].state).toMatchObject({ answers: [], looked: null })
  await until(() => readFileSync(host.logFile, 'utf8').includes('a deputy stands by'))
  await settled()

  await host.kill()
  await until(async () => (await stateOf(deputy))?.mayTakeOver === true)
  await deputy.client.call('session.takeOver', undefined)
  await shows(deputy, (seen) => polled(seen)?.poll.answered === 2)
  await shows(guest, (seen) => polled(seen)?.mine === 3)
  expect(polled(await view(deputy))?.mine).toBe(7)
  await deputy.client.call('room.do', {
    intent: { t: 'act', board: (await view(deputy))?.board?.board ?? '', action: { do: 'look' } },
  })
  expect(counted(await view(deputy))).toEqual(['3: 1', '7: 1'])
}, 40_000)

test('whoever hands the session over leaves their own open answer behind, and it counts with the others', async () => {
  const { host, deputy } = await openQuestion()
  await answer(host, { do: 'answer', place: 8 })
  await host.client.call('session.leave', { handTo: (await stateOf(deputy))?.participant ?? '' })
  await until(async () => (await stateOf(deputy))?.part === 'host')
  await shows(deputy, (seen) => polled(seen)?.poll.answered === 3)
  await answer(deputy, { do: 'look' })
  expect(counted(await view(deputy))).toEqual(['3: 1', '7: 1', '8: 1'])
}, 40_000)

test('a guest who crashed says what waited when it is back, and gives its open answer again to a deputy who went on', async () => {
  const { host, deputy, guest, startGuest } = await openQuestion()
  await host.client.call('session.deputy', { participant: (await stateOf(deputy))?.participant ?? '', on: true })
  await until(() => readFileSync(host.logFile, 'utf8').includes('a deputy stands by'))
  await until(async () => (await stateOf(guest))?.peers.some((peer) => peer.deputy) === true)
  await settled()
  await guest.kill()
  await host.kill()
  await until(async () => (await stateOf(deputy))?.mayTakeOver === true)
  await deputy.client.call('session.takeOver', undefined)
  await shows(deputy, (seen) => polled(seen)?.poll.answered === 1)

  const again = await startGuest()
  await shows(deputy, (seen) => polled(seen)?.poll.answered === 2)
  await shows(again, (seen) => polled(seen)?.mine === 3)
  await answer(deputy, { do: 'look' })
  expect(counted(await view(deputy))).toEqual(['3: 1', '7: 1'])
}, 60_000)

test('an answer that waited for the line survives a crash, and counts once', async () => {
  const { host, guest, start, startGuest } = await openQuestion()
  await host.kill()
  await until(async () => (await stateOf(guest))?.connected === false)
  expect(await answer(guest, { do: 'answer', place: 5 })).toEqual({ queued: true })
  await guest.kill()
  const hostAgain = await start()
  await shows(hostAgain, (seen) => polled(seen)?.poll.answered === 2)
  const again = await startGuest()
  await shows(again, (seen) => polled(seen)?.mine === 5)
  await answer(hostAgain, { do: 'answer', place: 8 })
  await answer(hostAgain, { do: 'look' })
  expect(counted(await view(hostAgain))).toEqual(['5: 1', '7: 1', '8: 1'])
}, 60_000)
