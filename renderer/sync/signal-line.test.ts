import { expect, test } from 'vitest'
import type { Room } from 'y-webrtc'
import type { SignalFromRelay, SignalToRelay } from '#shared/domain/session/signalling.ts'
import { createClient } from '#shared/rpc/client.ts'
import { contract, events } from '#shared/rpc/contract/index.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import type { FromCore, ToCore } from '#shared/rpc/define.ts'
import { memoryPorts } from '#shared/rpc/memory-port.ts'
import { followed } from './provider.ts'
import { roomKey, seal, unseal } from './seal.ts'
import { sessionOfTests } from './session-of-tests.ts'
import { createSignalLine, SIGNAL_URL, type SignalRoom } from './signal-line.ts'

const topic = 'room/document'
const inSession = (connected: boolean): SessionState => sessionOfTests({ connected })

type Connection = {
  closed: boolean
  connected: boolean
  destroyed: number
  peer: { destroyed: boolean; initiator: boolean }
}

/** One page's line on a core that hands on what it hears, with a room as y-webrtc keeps one. */
function page(peerId: string, password = 'secret') {
  const ports = memoryPorts()
  const client = createClient(ports.a, contract, events)
  const said: SignalToRelay[] = []
  ports.b.receive((raw) => {
    const call = raw as ToCore
    if (call.t !== 'call') return
    said.push(JSON.parse((call.input as { message: string }).message))
    ports.b.send({ t: 'done', id: call.id, output: undefined } satisfies FromCore)
  })
  const session = followed<SessionState>(inSession(true))
  const line = createSignalLine(client, session)
  const connections = new Map<string, Connection>()
  const ignored = new Set<string>()
  const room: SignalRoom = {
    topic,
    key: roomKey(password, topic),
    room: () => ({ peerId, webrtcConns: connections }) as unknown as Room,
    isIgnored: (peer) => ignored.has(peer),
  }
  const joined = line.join(room)
  const heard: { type: string; topic?: string; data?: { type: string; from: string; signal?: { type: string } } }[] = []
  const happened: string[] = []
  const open = () => {
    const socket = new line.Socket(SIGNAL_URL) as unknown as WebSocket
    socket.onopen = () => void happened.push('open')
    socket.onclose = () => void happened.push('close')
    socket.onmessage = ({ data }) => void heard.push(JSON.parse(data))
    return socket
  }
  const connect = (peer: string, state: { connected?: boolean; initiator?: boolean } = {}) => {
    const connection: Connection & { destroy(): void } = {
      closed: false,
      connected: state.connected ?? false,
      destroyed: 0,
      peer: { destroyed: false, initiator: state.initiator ?? false },
      destroy() {
        this.destroyed += 1
        queueMicrotask(() => connections.delete(peer))
      },
    }
    connections.set(peer, connection)
    return connection
  }
  const tell = (message: SignalFromRelay) =>
    ports.b.send({ t: 'event', name: 'session.signal', data: { message: JSON.stringify(message) } } satisfies FromCore)
  return { line, open, said, heard, happened, session, connect, tell, ignored, joined, room }
}

/** What a page says, put into another's hands as the relay does. */
async function sealedFrom(from: string, to: string, contents: Record<string, unknown>, password = 'secret') {
  const type = contents.type as 'announce' | 'signal'
  const data = await seal(await roomKey(password, topic), { type, topic, from, to }, { from, ...contents })
  return { type, topic, from, to, data } satisfies SignalFromRelay
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 50))
const offer = { type: 'signal', to: 'b', signal: { type: 'offer', sdp: 'v=0' } }

test('the page opens no socket but the one to its own core', () => {
  const { line } = page('b')
  expect(() => new line.Socket('wss://example.org/')).toThrow('this page opens no sockets')
})

test('what is sealed opens under the same key and envelope only', async () => {
  const key = await roomKey('secret', topic)
  const envelope = { type: 'signal', topic, from: 'a', to: 'b' } as const
  const sealed = await seal(key, envelope, { hello: 'there' })
  expect(await unseal(key, envelope, sealed)).toEqual({ hello: 'there' })
  await expect(unseal(key, { ...envelope, from: 'c' }, sealed)).rejects.toThrow()
  await expect(unseal(key, { ...envelope, to: 'c' }, sealed)).rejects.toThrow()
  await expect(unseal(await roomKey('other', topic), envelope, sealed)).rejects.toThrow()
  expect(sealed).not.toContain('there')
})

test('a page can say at once that it is in a room, and says nothing while the host cannot be reached', async () => {
  const { line, said, session } = page('b')
  line.announce(topic)
  line.announce('elsewhere')
  await soon()
  expect(said).toMatchObject([{ type: 'announce', topic, from: 'b' }])
  session.set(inSession(false))
  line.announce(topic)
  await soon()
  expect(said).toHaveLength(1)
})

test('what y-webrtc says leaves the page sealed, and only for rooms it is in', async () => {
  const { open, said } = page('b')
  const socket = open()
  await soon()
  socket.send(JSON.stringify({ type: 'subscribe', topics: [topic] }))
  socket.send(JSON.stringify({ type: 'publish', topic, data: { type: 'announce', from: 'b' } }))
  socket.send(JSON.stringify({ type: 'publish', topic: 'elsewhere', data: { type: 'announce', from: 'b' } }))
  socket.send(JSON.stringify({ type: 'publish', topic, data: { ...offer, from: 'b', to: 'c' } }))
  await soon()
  expect(said.map(({ type }) => type)).toEqual(['announce', 'signal'])
  expect(JSON.stringify(said)).not.toContain('v=0')
  expect(said[1]).toMatchObject({ topic, from: 'b', to: 'c' })
})

test('a ping is answered here, so that the line stays up', async () => {
  const { open, heard, said } = page('b')
  const socket = open()
  await soon()
  socket.send(JSON.stringify({ type: 'ping' }))
  await soon()
  expect(heard).toEqual([{ type: 'pong' }])
  expect(said).toEqual([])
})

test('the socket opens and closes with the way to the host', async () => {
  const { open, happened, session } = page('b')
  session.set(inSession(false))
  open()
  await soon()
  expect(happened).toEqual([])
  session.set(inSession(true))
  session.set({ session: null })
  expect(happened).toEqual(['open', 'close'])
})

test('an offer is heard from whoever should make it, and takes the place of a line given up', async () => {
  const { open, tell, heard, connect } = page('b')
  open()
  await soon()
  tell(await sealedFrom('a', 'b', offer))
  await soon()
  expect(heard).toHaveLength(1)
  const old = connect('a', { connected: true })
  tell(await sealedFrom('a', 'b', offer))
  await soon()
  expect(old.destroyed).toBe(1)
  expect(heard).toHaveLength(2)
  tell(await sealedFrom('c', 'b', offer))
  await soon()
  expect(heard).toHaveLength(2)
})

test('an announcement is heard where this page should ring, once', async () => {
  const { open, tell, heard, connect } = page('b')
  open()
  await soon()
  tell(await sealedFrom('c', 'b', { type: 'announce' }))
  tell(await sealedFrom('a', 'b', { type: 'announce' }))
  await soon()
  expect(heard.map(({ data }) => data?.from)).toEqual(['c'])
  connect('c')
  tell(await sealedFrom('c', 'b', { type: 'announce' }))
  await soon()
  expect(heard).toHaveLength(1)
})

test('an answer or a candidate nobody waits for is left out', async () => {
  const { open, tell, heard, connect } = page('b')
  open()
  await soon()
  const answer = { ...offer, signal: { type: 'answer', sdp: 'v=0' } }
  const candidate = {
    ...offer,
    signal: { type: 'candidate', candidate: { candidate: 'c', sdpMLineIndex: 0, sdpMid: '0' } },
  }
  for (const contents of [answer, candidate]) tell(await sealedFrom('c', 'b', contents))
  await soon()
  expect(heard).toEqual([])
  connect('c', { initiator: true })
  for (const contents of [answer, candidate]) tell(await sealedFrom('c', 'b', contents))
  await soon()
  expect(heard.map(({ data }) => data?.signal?.type)).toEqual(['answer', 'candidate'])
})

test('what is for another page, from one ignored, sealed under another key, changed on the way or no signal is left out', async () => {
  const { open, tell, heard, ignored } = page('b')
  open()
  await soon()
  ignored.add('9-ignored')
  const honest = await sealedFrom('a', 'b', offer)
  tell({ ...(await sealedFrom('a', 'other', offer)) })
  tell(await sealedFrom('9-ignored', 'b', offer))
  tell(await sealedFrom('a', 'b', offer, 'other password'))
  tell({ ...honest, from: 'aa' })
  tell({ ...honest, data: 'AAAA' })
  tell({ ...honest, data: 'not base 64 at all' })
  tell(await sealedFrom('a', 'b', { type: 'signal', to: 'b', signal: { type: 'offer', sdp: 5 } }))
  tell(await sealedFrom('a', 'b', { type: 'signal', to: 'b', signal: { type: 'renegotiate', renegotiate: true } }))
  await soon()
  expect(heard).toEqual([])
  tell(honest)
  await soon()
  expect(heard).toHaveLength(1)
})

test('leaving a room says so', async () => {
  const { open, said, joined } = page('b')
  open()
  await soon()
  joined[Symbol.dispose]()
  await soon()
  expect(said).toEqual([{ type: 'unsubscribe', topics: [topic], from: 'b' }])
})
