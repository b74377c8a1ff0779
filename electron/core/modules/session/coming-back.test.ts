import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import type { Intent } from '#shared/domain/session/room/shapes.ts'
import { computerThatCrashes } from '#tests/harness/computer-that-crashes.ts'
import { PASSPHRASE, startTestCore } from '#tests/harness/core.ts'
import {
  type Computer,
  computer,
  enter,
  invite,
  joinAs,
  proposal,
  refusal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'
import { RESUMES_FOR } from './held.ts'

const folders: string[] = []
const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one[Symbol.asyncDispose]()
  await stopComputers()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

type Some = Pick<Computer, 'client'>
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-'))
  folders.push(folder)
  return folder
}
async function fragile(folder: string, name: string) {
  const made = await computerThatCrashes(folder, name)
  open.push(made)
  return made
}
/** What a computer kept, opened by a core of this test's own, at any time. */
async function openedIn(folder: string, now: () => number = Date.now) {
  let db: Database | undefined
  const core = startTestCore({ folder, now, onWorkspace: (opened) => (db = opened) })
  open.push(core)
  const secret = { by: 'passphrase' as const, passphrase: PASSPHRASE }
  await core.client.call('workspace.open', { file: join(folder, 'group.hearings'), secret, remember: false })
  return { ...core, kept: (table: string) => db?.prepare(`SELECT * FROM ${table}`).all() }
}
const timesLogged = (one: { logFile: string }, words: string) =>
  readFileSync(one.logFile, 'utf8').split(words).length - 1
const isConnected = async (one: Some) => (await stateOf(one))?.connected === true
const endedOf = async ({ client }: Some) => (await client.call('session.state', undefined)).ended
const has = async ({ client }: Some, id: string) =>
  (await refusal(client.call('record.get', { kind: 'proposal', id }))) === 'was done'
const hereAt = async (host: Some, name: string) =>
  (await stateOf(host))?.peers.some((peer) => peer.name === name && peer.here) === true

/** A session in which Isla is, whose computer can stop without a word. */
async function session({ keep = true }: { keep?: boolean } = {}) {
  const hostFolder = newFolder()
  const host = await fragile(hostFolder, 'Morven')
  const document = await proposal(host, 'Getting ready')
  await startSession(host, [document], { share: { records: ['proposals'], voices: false, keep } })
  const folder = newFolder()
  const guest = await fragile(folder, 'Isla')
  await joinAs(host, guest)
  const before = await stateOf(guest)
  return { hostFolder, host, document, folder, guest, before, participant: before?.participant ?? '' }
}

test('a guest whose core stops is inside again when its workspace opens, without a code, as the same person', async () => {
  const { host, document, folder, guest, before } = await session({ keep: false })
  await guest.kill()
  await until(async () => !(await hereAt(host, 'Isla')))
  const again = await fragile(folder, 'Isla')
  // At once, as one who is cut off: nobody waits for the host to open a workspace.
  expect(await stateOf(again)).toMatchObject({
    ...{ id: before?.id, participant: before?.participant, role: 'member', part: 'guest', standing: 'inside' },
    ...{ title: 'Tuesday', documents: [{ id: document }] },
  })
  await until(() => isConnected(again))
  expect(await stateOf(again)).toMatchObject({ room: before?.room, number: null })
  await until(() => hereAt(host, 'Isla'))
  expect((await stateOf(host))?.peers).toHaveLength(1)
  expect((await stateOf(host))?.waiting).toEqual([])
  await until(async () => (await again.client.call('room.view', { as: 'person' })) !== null)

  // What was lent is there as long as the session is.
  expect(await has(again, document)).toBe(true)
  await host.client.call('session.leave', undefined)
  await until(async () => (await stateOf(again)) === null)
  await until(async () => !(await has(again, document)))
})

test('while the host is away it is looked for, no other session is begun, and it is inside once the host is back', async () => {
  const { hostFolder, host, folder, guest } = await session()
  await host.kill()
  await guest.kill()
  const again = await fragile(folder, 'Isla')
  expect(await stateOf(again)).toMatchObject({ title: 'Tuesday', connected: false, room: null, mayTakeOver: false })
  // Nothing was shown yet: an answer would be to no question, and is refused rather than lost.
  const say = (intent: Intent) => refusal(again.client.call('room.do', { intent }))
  expect(await say({ t: 'act', board: 'b', action: { do: 'answer', place: 3 } })).toBe('room/no-line')
  expect(await say({ t: 'away', on: true })).toBe('was done')
  expect(await refusal(again.client.call('session.join', { code: 'ABCDE' }))).toBe('session/code-wrong')
  const elsewhere = await computer('Rory')
  await startSession(elsewhere, [])
  const code = await invite(elsewhere)
  expect(await refusal(again.client.call('session.join', { code }))).toBe('session/already-open')
  const hostAgain = await fragile(hostFolder, 'Morven')
  await until(() => isConnected(again))
  const isAway = async () =>
    (await hostAgain.client.call('room.view', { as: 'person' }))?.people.some(({ away }) => away) === true
  await until(isAway)
})

test('whoever leaves quietly while it is looked for is out, can join another session, and is not brought back', async () => {
  const { host, document, folder, guest } = await session({ keep: false })
  await host.kill()
  await guest.kill()
  const again = await fragile(folder, 'Isla')
  expect(await has(again, document)).toBe(true)
  await again.client.call('session.leave', undefined)
  expect(await stateOf(again)).toBeNull()
  expect(await has(again, document)).toBe(false)
  const elsewhere = await computer('Rory')
  await startSession(elsewhere, [], { title: 'Another' })
  await joinAs(elsewhere, again)
  await again.kill()
  const third = await fragile(folder, 'Isla')
  await until(() => isConnected(third))
  expect(await stateOf(third)).toMatchObject({ title: 'Another' })
  await third.client.call('session.leave', undefined)
  await third.kill()
  const fourth = await openedIn(folder)
  expect(await stateOf(fourth)).toBeNull()
  expect(fourth.kept('session_seat')).toEqual([])
})

test('whoever was removed meanwhile is told so, what was lent goes, and nothing is rung again', async () => {
  const { host, document, folder, guest, participant } = await session({ keep: false })
  await guest.kill()
  await until(async () => !(await hereAt(host, 'Isla')))
  await host.client.call('session.remove', { participant })
  const again = await openedIn(folder)
  await until(async () => (await stateOf(again)) === null)
  expect(await endedOf(again)).toEqual({ title: 'Tuesday', why: 'removed', lent: true })
  await until(async () => !(await has(again, document)))
  expect(again.kept('session_seat')).toEqual([])
})

test('where another session is held in its place, whoever comes back is told that theirs has ended, and what was lent goes', async () => {
  const { host, document, folder, guest, before } = await session({ keep: false })
  await guest.kill()
  await host.client.call('session.leave', undefined)
  const [address = '', port = ''] = before?.address.split(':') ?? []
  await host.client.call('session.start', { title: 'The next', address, port: Number(port), documents: [] })
  const again = await openedIn(folder)
  await until(async () => (await stateOf(again)) === null)
  expect(await endedOf(again)).toEqual({ title: 'Tuesday', why: 'ended', lent: true })
  await until(async () => !(await has(again, document)))
  expect(again.kept('session_seat')).toEqual([])
})

test('a session that is looked for until its twelve hours are over has ended for whoever looks', async () => {
  const { host, document, folder, guest } = await session({ keep: false })
  await host.kill()
  await guest.kill()
  const began = Date.now()
  const late = await openedIn(folder, () => Date.now() + RESUMES_FOR - (Date.now() - began) - 3_000)
  expect(await stateOf(late)).toMatchObject({ title: 'Tuesday', connected: false })
  await until(async () => (await stateOf(late)) === null)
  expect(await endedOf(late)).toEqual({ title: 'Tuesday', why: 'ended', lent: true })
  await until(async () => !(await has(late, document)))
  expect(late.kept('session_seat')).toEqual([])
})

test('a copy of the file has no seat, on another computer or beside the first', async () => {
  const { document, folder, guest, host } = await session({ keep: false })
  await guest.kill()
  const beside = newFolder()
  cpSync(folder, beside, { recursive: true })
  const elsewhere = newFolder()
  for (const name of ['group.hearings', 'group.hearings-wal']) cpSync(join(folder, name), join(elsewhere, name))
  for (const copy of [await openedIn(beside), await openedIn(elsewhere)]) {
    expect(await stateOf(copy)).toBeNull()
    expect(copy.kept('session_seat')).toEqual([])
    expect(await has(copy, document)).toBe(false)
  }
  const again = await fragile(folder, 'Isla')
  await until(() => isConnected(again))
  expect((await stateOf(host))?.peers).toHaveLength(1)
})

test('nobody else answers in the host’s place: whoever comes back trusts the key it met, and those of deputies', async () => {
  const { hostFolder, host, folder, guest } = await session()
  await host.kill()
  await guest.kill()
  rmSync(join(hostFolder, 'profile', 'device-key.json'))
  const another = await fragile(hostFolder, 'Morven')
  await until(async () => (await stateOf(another)) !== null)
  const again = await fragile(folder, 'Isla')
  // It would let this computer in.
  await until(() => timesLogged(another, 'a computer joined') >= 2)
  expect(await stateOf(again)).toMatchObject({ title: 'Tuesday', connected: false })
})

/** A session whose guest stands by. */
async function withDeputy() {
  const made = await session({ keep: false })
  const { host, guest, participant } = made
  await host.client.call('session.deputy', { participant, on: true })
  await until(() => timesLogged(host, 'a deputy stands by') > 0)
  await until(() => timesLogged(guest, 'this computer has what it needs') > 0)
  return made
}

test('a deputy that crashed comes back as a guest who stands by, and can go on in the host’s place', async () => {
  const { host, folder, guest, before } = await withDeputy()
  const rory = await computer('Rory')
  await enter(host, rory, await invite(host))
  await guest.kill()
  const again = await fragile(folder, 'Isla')
  await until(() => hereAt(host, 'Isla'))
  await until(() => timesLogged(host, 'a deputy stands by') === 2)
  await host.kill()
  await until(async () => (await stateOf(again))?.mayTakeOver === true)
  await again.client.call('session.takeOver', undefined)
  expect(await stateOf(again)).toMatchObject({ part: 'host', id: before?.id })
  await until(() => isConnected(rory))
  // Held here by now: it goes on as the host's, not as a guest's.
  await again.kill()
  const third = await fragile(folder, 'Isla')
  await until(async () => (await stateOf(third))?.part === 'host')
  await third.client.call('session.leave', undefined)
  await third.kill()
  expect(await stateOf(await openedIn(folder))).toBeNull()
}, 90_000)

test('where host and deputy both stopped, the deputy’s computer can go on by itself', async () => {
  const { host, folder, guest, before } = await withDeputy()
  await host.kill()
  await guest.kill()
  const again = await fragile(folder, 'Isla')
  await until(async () => (await stateOf(again))?.mayTakeOver === true)
  const { session: now } = await again.client.call('session.takeOver', undefined)
  expect(now).toMatchObject({ part: 'host', id: before?.id })
}, 40_000)

test('who is deputy no more when they come back stands by no more, and keeps nothing of what they were sent', async () => {
  const { host, folder, guest, participant } = await withDeputy()
  await guest.kill()
  await until(async () => !(await hereAt(host, 'Isla')))
  await host.client.call('session.deputy', { participant, on: false })
  const again = await openedIn(folder)
  await until(async () => (await again.client.call('room.view', { as: 'person' })) !== null)
  await until(() => JSON.stringify(again.kept('held_session')).includes('"facts":"{}"'))
  await host.kill()
  await until(async () => (await stateOf(again))?.connected === false)
  expect(await refusal(again.client.call('session.takeOver', undefined))).toBe('session/nobody-to-take-over')
})

test('after twelve hours nobody comes back: the secret, what a deputy was sent and what was lent are gone from the file', async () => {
  const { document, folder, guest } = await withDeputy()
  await guest.kill()
  const late = await openedIn(folder, () => Date.now() + RESUMES_FOR + 1_000)
  expect(await stateOf(late)).toBeNull()
  expect(late.kept('session_seat')).toEqual([])
  expect(late.kept('held_session')).toMatchObject([{ part: 'deputy', facts: '{}' }])
  expect(await has(late, document)).toBe(false)
})
