import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import { followed } from './provider.ts'
import { coreOfTests, documentOfTests, personOfTests, sessionOfTests } from './session-of-tests.ts'
import { shareDocument } from './sharing.ts'
import type { SignalLine } from './signal-line.ts'
import type { PeersStatus, WebrtcOptions } from './webrtc-provider.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A page with the text open, in the session that its core tells of; its direct lines are what the test says they are. */
async function page(first: SessionState) {
  const core = coreOfTests({ 'session.state': () => first, 'session.receipt': () => [] })
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: { name: 'me' } })
  const meshes: { room: string; status: ReturnType<typeof followed<PeersStatus>>; isOpen: boolean }[] = []
  const openMesh = ({ room }: WebrtcOptions) => {
    const status = followed<PeersStatus>({ signalling: true, me: 'my page', to: [], inStep: 0 })
    const mesh = { room: room.name, status, isOpen: true }
    meshes.push(mesh)
    const end = () => {
      mesh.isOpen = false
      // Said while it ends, as the real one does: whoever listens looks again in the middle of it.
      status.set({ signalling: true, me: null, to: [], inStep: 0 })
    }
    return {
      road: 'webrtc' as const,
      awareness,
      status,
      connect: () => undefined,
      disconnect: end,
      destroy: async () => end(),
      [Symbol.dispose]: end,
    }
  }
  const shared = shareDocument({
    client: core.client,
    id: documentOfTests,
    doc,
    awareness,
    line: () => ({}) as SignalLine,
    openMesh,
  })
  const pass = (time = 200) => vi.advanceTimersByTimeAsync(time)
  await pass()
  return {
    ...core,
    ...shared,
    awareness,
    pass,
    /** The rooms that are open, by name. */
    rooms: () => meshes.filter((mesh) => mesh.isOpen).map(({ room }) => room),
    linesTo: (...to: string[]) => meshes.at(-1)?.status.set({ signalling: true, me: 'my page', to, inStep: 0 }),
    roads: () => core.inputs('session.road').map((input) => (input as { road: string }).road),
    session: (some: Parameters<typeof sessionOfTests>[0]) => {
      core.tell('session.changed', sessionOfTests(some))
      return pass()
    },
  }
}

/** Somebody else's page says that it is there. */
function arrives(at: Awareness, participant: string, line: string | null): Awareness {
  const theirs = new Awareness(new Y.Doc())
  theirs.setLocalState({ user: { name: participant }, participant, line })
  applyAwarenessUpdate(at, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'somewhere')
  return theirs
}

const una = personOfTests('una')
const isla = personOfTests('isla')

test('a text is shared from when the session shares it until it ends', async () => {
  const one = await page({ session: null })
  expect(one.status.get()).toBeNull()
  await one.session({ documents: [] })
  expect(one.status.get()).toBeNull()
  await one.session({ peers: [una] })
  expect(one.status.get()).toMatchObject({ road: 'direct', mayEdit: true, reached: true, here: 1, direct: 0 })
  expect(one.rooms()).toEqual(['room'])
  expect(one.awareness.getLocalState()).toMatchObject({ participant: 'me', line: 'my page', user: { name: 'me' } })
  arrives(one.awareness, 'una', 'page of una')
  await one.pass()
  expect(one.awareness.getStates().size).toBe(2)
  one.tell('session.changed', { session: null })
  await one.pass()
  expect(one.status.get()).toBeNull()
  expect(one.rooms()).toEqual([])
  expect([...one.awareness.getStates().keys()]).toEqual([one.awareness.clientID])
})

test('a line that does not open brings in the hub after five seconds, and once it is open the text goes directly again', async () => {
  const one = await page(sessionOfTests({ peers: [una, isla] }))
  arrives(one.awareness, 'una', 'page of una')
  arrives(one.awareness, 'isla', 'page of isla')
  one.linesTo('page of una')
  await one.pass(4000)
  expect(one.status.get()).toMatchObject({ road: 'direct', direct: 1, here: 2 })
  await one.pass(3000)
  expect(one.status.get()).toMatchObject({ road: 'hub', direct: 1 })
  expect(one.rooms()).toEqual(['room'])
  one.linesTo('page of isla', 'page of una')
  await one.pass(4000)
  expect(one.status.get()).toMatchObject({ road: 'direct', direct: 2 })
  expect(one.roads()).toEqual(['direct', 'hub', 'direct'])
})

test('a room that is too large for a mesh opens no lines, and opens them again when it is small', async () => {
  const many = Array.from({ length: 13 }, (_, n) => personOfTests(`person ${n}`))
  const one = await page(sessionOfTests({ peers: many.slice(0, 5) }))
  expect(one.rooms()).toEqual(['room'])
  await one.session({ peers: many })
  expect(one.rooms()).toEqual([])
  expect(one.status.get()).toMatchObject({ road: 'hub', here: 13 })
  expect(one.awareness.getLocalState()).toMatchObject({ line: null, user: { name: 'me' } })
  await one.session({ peers: many.slice(0, 5) })
  expect(one.rooms()).toEqual(['room'])
})

test('who may only read is served by the hub, learns no room and may not write', async () => {
  const one = await page(sessionOfTests({ role: 'observer', room: null, peers: [una] }))
  expect(one.status.get()).toMatchObject({ road: 'hub', mayEdit: false })
  expect(one.rooms()).toEqual([])
  expect(one.roads()).toEqual(['hub'])
  await one.session({ role: 'guest', room: null, peers: [una] })
  expect(one.status.get()).toBeNull()
})

test('somebody who reads along does not bring in the hub for those who write', async () => {
  const one = await page(sessionOfTests({ peers: [una, personOfTests('olive', { role: 'observer' })] }))
  arrives(one.awareness, 'una', 'page of una')
  arrives(one.awareness, 'olive', null)
  one.linesTo('page of una')
  await one.pass(10_000)
  expect(one.status.get()).toMatchObject({ road: 'direct', direct: 1, here: 2 })
})

test('a text that is closed while it goes by the hub makes nobody hurry any more', async () => {
  const one = await page(sessionOfTests({ role: 'observer', room: null }))
  void one.destroy()
  await one.pass()
  expect(one.roads()).toEqual(['hub', 'direct'])
})

test('when keys are changed the text moves to the new room, and who was removed opens none', async () => {
  const one = await page(sessionOfTests({ peers: [una] }))
  arrives(one.awareness, 'una', 'page of una')
  one.linesTo('page of una')
  await one.session({ epoch: 2, room: { name: 'room 2', password: 'other' } })
  expect(one.rooms()).toEqual(['room 2'])
  expect(one.awareness.getLocalState()).toMatchObject({ user: { name: 'me' } })
  await one.session({ standing: 'waiting', room: null })
  expect(one.rooms()).toEqual([])
  expect(one.status.get()).toBeNull()
})

test('two windows of one person are one person, and one’s own other window is nobody', async () => {
  const one = await page(sessionOfTests({ peers: [una] }))
  arrives(one.awareness, 'una', 'page of una')
  arrives(one.awareness, 'una', 'second page of una')
  arrives(one.awareness, 'me', 'my second page')
  one.linesTo('page of una', 'second page of una')
  await one.pass(10_000)
  expect(one.status.get()).toMatchObject({ road: 'direct', direct: 1, here: 1 })
})

test('cut off from the host and from everyone, the text says so; a direct line is enough to be reached', async () => {
  const one = await page(sessionOfTests({ peers: [una] }))
  arrives(one.awareness, 'una', 'page of una')
  one.linesTo('page of una')
  await one.session({ connected: false, peers: [personOfTests('una', { here: false })] })
  expect(one.status.get()).toMatchObject({ reached: true, direct: 1 })
  one.linesTo()
  await one.pass()
  expect(one.status.get()).toMatchObject({ reached: false, direct: 0 })
})

test('who left the session without a word is on nobody’s list, unless a direct line still leads to them', async () => {
  const one = await page(sessionOfTests({ peers: [una, isla] }))
  arrives(one.awareness, 'una', 'page of una')
  arrives(one.awareness, 'isla', 'page of isla')
  one.linesTo('page of una')
  await one.session({ peers: [una, isla].map((peer) => ({ ...peer, here: false })) })
  const there = [...one.awareness.getStates().values()].map(({ participant }) => participant)
  expect(there.sort()).toEqual(['me', 'una'])
})

test('the core is told the road again after the line to the host broke', async () => {
  const one = await page(sessionOfTests())
  await one.session({ connected: false })
  await one.session({ connected: true })
  expect(one.roads()).toEqual(['direct', 'direct', 'direct'])
})

test('a core that was started anew learns the road within half a minute', async () => {
  const one = await page(sessionOfTests())
  await one.pass(65_000)
  expect(one.roads()).toEqual(['direct', 'direct', 'direct'])
})

test('who holds the text is told as the core counts it', async () => {
  const one = await page(sessionOfTests({ peers: [una] }))
  expect(one.status.get()?.receipt).toBeNull()
  one.tell('session.receipt', [{ document: documentOfTests, title: 'Letters', hold: 1, of: 2, sha256: 'x' }])
  await one.pass()
  expect(one.status.get()?.receipt).toEqual({ hold: 1, of: 2 })
})
