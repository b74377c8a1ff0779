import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { computerThatCrashes } from '#tests/harness/computer-that-crashes.ts'
import {
  type Computer,
  cable,
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
import { heldSessions, RESUMES_FOR } from './held.ts'

const folders: string[] = []
const crashing: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of crashing.splice(0)) await one[Symbol.asyncDispose]()
  await stopComputers()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-'))
  folders.push(folder)
  return folder
}
async function fragile(folder: string, name: string) {
  const made = await computerThatCrashes(folder, name)
  crashing.push(made)
  return made
}
const participantOf = async (one: Pick<Computer, 'client'>) => (await stateOf(one))?.participant ?? ''
const isConnected = async (one: Computer) => (await stateOf(one))?.connected === true

test('a host that crashed goes on by itself when its workspace opens: same address, same people, same invitations', async () => {
  const folder = newFolder()
  const host = await fragile(folder, 'Morven')
  const document = await proposal(host, 'Getting ready')
  await startSession(host, [document])
  const guest = await computer('Isla')
  await joinAs(host, guest)
  const unused = await invite(host, 'observer', 'Rory')
  const before = await stateOf(host)
  await host.kill()
  await until(async () => (await stateOf(guest))?.connected === false)

  const again = await fragile(folder, 'Morven')
  await until(async () => (await stateOf(again)) !== null)
  const after = await stateOf(again)
  expect(after).toMatchObject({
    id: before?.id,
    participant: before?.participant,
    address: before?.address,
    room: before?.room,
    title: 'Tuesday',
    documents: [{ id: document }],
  })
  await until(() => isConnected(guest))
  await until(async () => (await stateOf(again))?.peers[0]?.here === true)
  expect((await stateOf(again))?.peers).toMatchObject([{ name: 'Isla', participant: await participantOf(guest) }])
  const late = await computer('Rory')
  await enter(again, late, unused)
  expect(await stateOf(late)).toMatchObject({ role: 'observer' })
})

test('where the port is taken meanwhile, the session goes on at another, and guests find it', async () => {
  const folder = newFolder()
  const host = await fragile(folder, 'Morven')
  await startSession(host, [await proposal(host, 'Getting ready')])
  const guest = await computer('Isla')
  await enter(host, guest, (await host.client.call('session.invite', {})).code)
  const [, port = ''] = (await stateOf(host))?.address.split(':') ?? []
  await host.kill()
  const squatter = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => squatter.listen(Number(port), '127.0.0.1', resolve))
  const again = await fragile(folder, 'Morven')
  await until(async () => (await stateOf(again)) !== null)
  expect((await stateOf(again))?.address).not.toContain(port)
  await until(() => isConnected(guest))
  squatter.close()
})

test('what stopped long ago is not taken up, and what is over keeps no keys and no secrets', async () => {
  let db: Database | undefined
  const host = await computer('Morven', { onWorkspace: (opened) => (db = opened) })
  const { session } = await startSession(host, [await proposal(host, 'Getting ready')])
  await invite(host)
  const now = Date.now()
  if (!db || !session) throw new Error('the test has no session')
  expect(heldSessions(db).unfinished(now)).toMatchObject({ session: session.id, facts: { title: 'Tuesday' } })
  expect(heldSessions(db).unfinished(now + RESUMES_FOR + 1000)).toBeNull()
  expect(heldSessions(db).invitations(session.id)).toHaveLength(2)
  await host.client.call('session.leave', undefined)
  expect(heldSessions(db).unfinished(now)).toBeNull()
  expect(heldSessions(db).invitations(session.id)).toEqual([])
  const rows = db.prepare('SELECT facts FROM held_session').all()
  expect(JSON.stringify(rows)).not.toContain(session.room?.password)
})

test('a session that the chair ended is not opened again', async () => {
  const folder = newFolder()
  const host = await fragile(folder, 'Morven')
  await startSession(host, [await proposal(host, 'Getting ready')])
  await host.client.call('session.leave', undefined)
  await host.kill()
  const again = await fragile(folder, 'Morven')
  await again.client.call('workspace.state', undefined)
  expect(await stateOf(again)).toBeNull()
})

test('a port that is asked for and taken is refused in those words; one that is free is used', async () => {
  const host = await computer('Morven')
  const documents = [await proposal(host, 'Getting ready')]
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
  const { port } = squatter.address() as { port: number }
  const start = () => host.client.call('session.start', { title: 'Tuesday', address: '127.0.0.1', port, documents })
  expect(await refusal(start())).toBe('session/port-taken')
  expect(await stateOf(host)).toBeNull()
  await new Promise((resolve) => squatter.close(resolve))
  expect((await start()).session?.address).toBe(`127.0.0.1:${port}`)
})

async function withDeputy() {
  const folder = newFolder()
  const host = await fragile(folder, 'Morven')
  const document = await proposal(host, 'Getting ready')
  await startSession(host, [document])
  const [deputy, guest] = [await computer('Isla'), await computer('Rory')]
  await joinAs(host, deputy)
  await joinAs(host, guest)
  await host.client.call('session.deputy', { participant: await participantOf(deputy), on: true })
  await until(async () => (await stateOf(guest))?.peers.some((peer) => peer.deputy) === true)
  await standsBy(host, deputy)
  return { folder, host, deputy, guest, document }
}
const isLogged = (one: Pick<Computer, 'logFile'>, words: string) => readFileSync(one.logFile, 'utf8').includes(words)
/** What a deputy needs has reached it, and its place has reached the others. */
async function standsBy(host: Pick<Computer, 'logFile'>, deputy: Computer) {
  await until(() => isLogged(host, 'a deputy stands by') && isLogged(deputy, 'this computer has what it needs'))
  await settled()
}
/** Longer than a deputy is told late of what changed. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1000))

test('when the host is gone a deputy goes on, the others come to it, and the old host returns as one of them', async () => {
  const { folder, host, deputy, guest } = await withDeputy()
  expect(await refusal(deputy.client.call('session.takeOver', undefined))).toBe('session/nobody-to-take-over')
  const before = await stateOf(host)
  const unused = await invite(host, 'member', 'Ailsa')
  await settled()
  await host.kill()
  await until(async () => (await stateOf(deputy))?.mayTakeOver === true)
  expect((await stateOf(guest))?.mayTakeOver).toBe(false)
  expect(await refusal(guest.client.call('session.takeOver', undefined))).toBe('session/nobody-to-take-over')

  const { session } = await deputy.client.call('session.takeOver', undefined)
  expect(session).toMatchObject({ part: 'host', id: before?.id, room: before?.room, title: 'Tuesday' })
  await until(() => isConnected(guest))
  expect(await stateOf(guest)).toMatchObject({ part: 'guest', id: before?.id, address: session?.address })
  await until(async () => (await stateOf(deputy))?.peers.some((peer) => peer.name === 'Rory' && peer.here) === true)

  const late = await computer('Ailsa')
  await enter(deputy, late, `${unused.split(' ')[0]} ${session?.address}`)

  const again = await fragile(folder, 'Morven')
  await until(async () => (await stateOf(again)) !== null)
  expect(await stateOf(again)).toMatchObject({
    part: 'guest',
    id: before?.id,
    participant: before?.participant,
    role: 'chair',
  })
  await until(async () => (await stateOf(deputy))?.peers.filter((peer) => peer.here).length === 3)
})

test('a deputy that stands by tells a stranger nothing, and those who ring it that the session is not there', async () => {
  const { host, deputy, guest } = await withDeputy()
  await host.kill()
  await until(async () => (await stateOf(deputy))?.mayTakeOver === true)
  // The other guest rings it all the while, and stays.
  await settled()
  expect(await stateOf(guest)).toMatchObject({ connected: false, title: 'Tuesday' })
})

test('a host that leaves hands the session to someone who is there, and everyone goes on at once', async () => {
  const host = await computer('Morven')
  await startSession(host, [await proposal(host, 'Getting ready')])
  const [isla, rory] = [await computer('Isla'), await computer('Rory')]
  await joinAs(host, isla)
  await joinAs(host, rory)
  const id = (await stateOf(host))?.id
  const stranger = '0190a000-0000-7000-8000-000000000009'
  expect(await refusal(host.client.call('session.leave', { handTo: stranger }))).toBe('session/no-such-person')
  await host.client.call('session.leave', { handTo: await participantOf(isla) })
  expect(await stateOf(host)).toBeNull()
  await until(async () => (await stateOf(isla))?.part === 'host')
  await until(
    async () => (await stateOf(rory))?.address === (await stateOf(isla))?.address && (await isConnected(rory)),
  )
  expect(await stateOf(rory)).toMatchObject({ id, part: 'guest' })
  expect((await stateOf(isla))?.peers.filter((peer) => peer.here)).toMatchObject([{ name: 'Rory' }])
})

test('a host that was only kept apart steps down once it sees that a deputy went on', async () => {
  const host = await computer('Morven')
  await startSession(host, [await proposal(host, 'Getting ready')])
  const [isla, rory] = [await computer('Isla'), await computer('Rory')]
  using line = await cable(await invite(host))
  await enter(host, isla, line.code)
  await joinAs(host, rory)
  await host.client.call('session.deputy', { participant: await participantOf(isla), on: true })
  await standsBy(host, isla)
  line.pull()
  await until(async () => (await stateOf(isla))?.mayTakeOver === true)
  await isla.client.call('session.takeOver', undefined)
  await until(async () => (await stateOf(host))?.part === 'guest')
  await until(
    async () => (await stateOf(rory))?.address === (await stateOf(isla))?.address && (await isConnected(rory)),
  )
  expect((await stateOf(isla))?.peers.filter((peer) => peer.here)).toHaveLength(2)
}, 40_000)

test('a deputy who is one no more cannot go on', async () => {
  const { host, deputy } = await withDeputy()
  await host.client.call('session.deputy', { participant: await participantOf(deputy), on: false })
  await settled()
  await host.kill()
  await until(async () => (await stateOf(deputy))?.connected === false)
  expect(await refusal(deputy.client.call('session.takeOver', undefined))).toBe('session/nobody-to-take-over')
})

test('a host that sleeps is missed and found again when it wakes', async () => {
  const host = await fragile(newFolder(), 'Morven')
  await startSession(host, [await proposal(host, 'Getting ready')])
  const guest = await computer('Isla')
  await joinAs(host, guest)
  host.sleep()
  await until(async () => (await stateOf(guest))?.connected === false)
  host.wake()
  await until(() => isConnected(guest))
  await until(async () => (await stateOf(host))?.peers[0]?.here === true)
}, 40_000)

test('nothing of a session is open once it is over', async () => {
  const host = await computer('Morven')
  const { session } = await startSession(host, [await proposal(host, 'Getting ready')])
  const [address = '', port = ''] = session?.address.split(':') ?? []
  await host.client.call('session.leave', undefined)
  const refused = await new Promise((resolve) =>
    connect(Number(port), address)
      .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
      .on('connect', () => resolve('answered')),
  )
  expect(refused).toBe('ECONNREFUSED')
})
