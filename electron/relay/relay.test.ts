import { connect as connectTcp } from 'node:net'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { readJoinCode, writeJoinCode } from '#shared/domain/session/join-code.ts'
import { topicOf } from '#shared/domain/session/signalling.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { makeCertificate } from './certificate.ts'
import { makeDeviceKey } from './device-key.ts'
import type { FromHost, SharedSession } from './frames.ts'
import { invitationId, nonce } from './handshake.ts'
import { type JoinOptions, joinRelay, type Line } from './join.ts'
import { limits } from './limits.ts'
import { openRelay, type PeerState, type Relay } from './relay.ts'

const document = '0190a000-0000-7000-8000-000000000001'
const session: SharedSession = {
  title: 'Getting ready',
  room: { name: 'room-of-this-session', password: 'a-password-only-those-inside-know' },
  documents: [{ id: document, title: 'Preparing for a hearing' }],
}
const record = { kind: 'proposal' as const, id: document, facts: { title: 'Preparing for a hearing', number: 4 } }
const topic = topicOf(session.room.name, document)

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const ending of endings.splice(0).reverse()) await ending()
})

type Told = { log: string[]; peers: (readonly PeerState[])[]; signals: unknown[] }

async function open(options: { now?: () => number } = {}): Promise<{ relay: Relay; told: Told }> {
  const told: Told = { log: [], peers: [], signals: [] }
  const note = (facts: Record<string, unknown>, message: string) =>
    void told.log.push(JSON.stringify({ facts, message }))
  const relay = await openRelay({
    address: '127.0.0.1',
    device: makeDeviceKey(),
    name: 'Morven',
    session,
    records: () => [record],
    log: { info: note, warn: note },
    now: options.now ?? Date.now,
    onPeers: (peers) => told.peers.push(peers),
    onSignal: (signal) => told.signals.push(signal),
  })
  endings.push(() => relay.close())
  return { relay, told }
}

type Guest = { line: Line; frames: FromHost[]; closed: Promise<void>; isClosed: () => boolean }

async function join(code: string, options: Partial<JoinOptions> = {}): Promise<Guest> {
  const frames: FromHost[] = []
  const read = readJoinCode(code)
  if (!read) throw new Error('the test made no code')
  let closing = () => {}
  let isClosed = false
  const closed = new Promise<void>((resolve) => {
    closing = () => {
      isClosed = true
      resolve()
    }
  })
  const line = await joinRelay({
    code: read,
    device: makeDeviceKey(),
    name: 'Isla',
    log: { info: () => {}, warn: () => {} },
    now: Date.now,
    onFrame: (frame) => frames.push(frame),
    onClose: closing,
    ...options,
  })
  endings.push(() => line.leave())
  return { line, frames, closed, isClosed: () => isClosed }
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'was let in',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  )

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (what()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not come about')
}

/** A raw WebSocket to the relay, for saying what no guest of ours would. */
async function stranger(relay: Relay) {
  const socket = new WebSocket(`wss://127.0.0.1:${relay.port}/`, { rejectUnauthorized: false })
  const heard: string[] = []
  socket.on('message', (raw) => heard.push(String(raw)))
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  await new Promise((resolve) => socket.on('open', resolve))
  endings.push(() => socket.terminate())
  return { socket, heard, closed }
}

test('a guest with a code learns the session, gets its records, and both see each other', async () => {
  const { relay, told } = await open()
  const guest = await join(relay.invite().code)
  expect(guest.line.session).toEqual(session)
  await until(() => guest.frames.length >= 3)
  expect(guest.frames[0]).toEqual({ t: 'record', record })
  expect(guest.frames[1]).toEqual({ t: 'ready' })
  expect(guest.frames[2]).toMatchObject({ t: 'peers', peers: [{ name: 'Morven', here: true }] })
  expect(told.peers.at(-1)).toMatchObject([{ name: 'Isla', here: true }])
  guest.line.leave()
  await until(() => told.peers.at(-1)?.[0]?.here === false)
})

test('a wrong secret is refused and nothing is learned', async () => {
  const { relay, told } = await open()
  relay.invite()
  const code = writeJoinCode({ address: '127.0.0.1', port: relay.port, secret: new Uint8Array(16).fill(7) })
  expect(await refusal(join(code))).toBe('session/code-wrong')
  expect(told.peers).toEqual([])
})

test('one who knows which invitation was made, but not its secret, is refused', async () => {
  const { relay } = await open()
  const secret = readJoinCode(relay.invite().code)?.secret ?? new Uint8Array()
  const { socket, heard, closed } = await stranger(relay)
  const key = makeDeviceKey()
  socket.send(
    JSON.stringify({ t: 'hello', version: 1, invitation: invitationId(secret), key: key.publicKey, nonce: nonce() }),
  )
  await until(() => heard.length === 1)
  const signature = key.sign('something else')
  socket.send(JSON.stringify({ t: 'prove', proof: nonce(), signature, name: 'Nobody' }))
  await closed
  expect(heard.map((text) => JSON.parse(text).t)).toEqual(['challenge', 'refused'])
  expect(heard.join()).not.toContain('Getting ready')
  expect(JSON.parse(heard[1] ?? '')).toEqual({ t: 'refused', code: 'session/code-wrong' })
})

test('a code is for one computer, which may come back with it; another is refused', async () => {
  const { relay } = await open()
  const { code } = relay.invite()
  const device = makeDeviceKey()
  const first = await join(code, { device })
  expect(await refusal(join(code))).toBe('session/code-used')
  first.line.leave()
  const again = await join(code, { device })
  expect(again.line.session.title).toBe('Getting ready')
})

test('a code nobody used within the hour has expired; a guest that came in time may still come back', async () => {
  let clock = 1_000_000
  const { relay } = await open({ now: () => clock })
  const used = relay.invite()
  const unused = relay.invite()
  const device = makeDeviceKey()
  const guest = await join(used.code, { device })
  clock = unused.expires + 1
  expect(await refusal(join(unused.code))).toBe('session/code-expired')
  guest.line.leave()
  await join(used.code, { device })
})

test('where nobody answers, that is what is said', async () => {
  const { relay } = await open()
  const { code } = relay.invite()
  await relay.close()
  expect(await refusal(join(code))).toBe('session/no-answer')
})

test('one in the middle with a certificate of its own gets nothing from either side', async () => {
  const { relay, told } = await open()
  const own = await makeCertificate()
  const passed: string[] = []
  const middle = createTlsServer({ key: own.key, cert: own.cert }, (near) => {
    const far = connectTls({ host: '127.0.0.1', port: relay.port, rejectUnauthorized: false })
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
    near.on('data', (bytes) => {
      passed.push(bytes.toString('latin1'))
      far.write(bytes)
    })
    far.pipe(near)
  })
  await new Promise<void>((resolve) => middle.listen(0, '127.0.0.1', resolve))
  endings.push(() => middle.close())
  const { port } = middle.address() as { port: number }
  const secret = readJoinCode(relay.invite().code)?.secret ?? new Uint8Array()
  const lured = writeJoinCode({ address: '127.0.0.1', port, secret })
  expect(await refusal(join(lured, { name: 'Isla of the middle' }))).toBe('session/not-the-host')
  expect(passed.length).toBeGreaterThan(0)
  expect(passed.join()).not.toContain('Isla')
  expect(told.peers).toEqual([])
  await join(writeJoinCode({ address: '127.0.0.1', port: relay.port, secret }))
})

test('garbage before the proof ends that connection only, with a line in the log', async () => {
  const { relay, told } = await open()
  const guest = await join(relay.invite().code)
  const rubbish: (string | Buffer)[] = [
    'not json',
    '{}',
    '{"t":"hello"}',
    '[]',
    'null',
    JSON.stringify({ t: 'signal', signal: { type: 'unsubscribe', topics: [topic], from: 'p0' } }),
    Buffer.from([0, 1, 2, 255]),
    'x'.repeat(limits.greetingBytes + 1),
    'x'.repeat(limits.memberBytes + 1),
    `{"t":"hello","__proto__":{"t":"x"},${'"a":['.repeat(300)}`,
  ]
  for (const frame of rubbish) {
    const { socket, heard, closed } = await stranger(relay)
    socket.send(frame)
    await closed
    expect(heard).toEqual([])
  }
  const tcp = connectTcp(relay.port, '127.0.0.1')
  tcp.on('error', () => {})
  tcp.write('GET / HTTP/1.1\r\n\r\n')
  await new Promise((resolve) => tcp.on('close', resolve))
  expect(told.log.filter((line) => line.includes('dropped'))).toHaveLength(rubbish.length)
  expect(guest.isClosed()).toBe(false)
  await join(relay.invite().code)
})

test('one that connects and says nothing is hung up on', async () => {
  const { relay } = await open()
  const { closed, heard } = await stranger(relay)
  await closed
  expect(heard).toEqual([])
})

test('one that keeps knocking is no longer answered, for a minute', async () => {
  const { relay } = await open()
  for (let knock = 0; knock < limits.refusedPerMinute; knock++) {
    const { socket, closed } = await stranger(relay)
    socket.send('knock')
    await closed
  }
  const socket = new WebSocket(`wss://127.0.0.1:${relay.port}/`, { rejectUnauthorized: false })
  const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
  expect(error).toBeInstanceOf(Error)
})

test('garbage from a guest ends its line; the others notice nothing but that it went', async () => {
  const { relay, told } = await open()
  const good = await join(relay.invite().code)
  const bad: unknown[] = [
    { t: 'nonsense' },
    { t: 'signal', signal: { type: 'announce', topic, from: 5, data: '' } },
    { t: 'signal', signal: { type: 'signal', topic, from: 'a', to: 'b', data: 'x'.repeat(100_001) } },
    'x'.repeat(limits.memberBytes + 1),
  ]
  for (const frame of bad) {
    const guest = await join(relay.invite().code)
    guest.line.send(frame as never)
    await guest.closed
  }
  expect(told.log.filter((line) => line.includes('dropped')).length).toBe(bad.length)
  expect(good.isClosed()).toBe(false)
  await until(() =>
    good.frames.some((frame) => frame.t === 'peers' && frame.peers.filter((peer) => !peer.here).length === bad.length),
  )
})

test('a guest that floods is dropped', async () => {
  const { relay, told } = await open()
  const guest = await join(relay.invite().code)
  for (let n = 0; n < limits.framesAtOnce + 500; n++)
    guest.line.send({ t: 'signal', signal: { type: 'unsubscribe', topics: [topic], from: 'p0' } })
  await guest.closed
  expect(told.log.some((line) => line.includes('too many frames'))).toBe(true)
})

const announce = (from: string, data = 'sealed') => ({ type: 'announce' as const, topic, from, data })
const signals = (guest: Guest) => guest.frames.flatMap((frame) => (frame.t === 'signal' ? [frame.signal] : []))

test('of any two pages exactly one is told to open the line, whoever came first', async () => {
  const { relay, told } = await open()
  const [one, two] = [await join(relay.invite().code), await join(relay.invite().code)]
  relay.signal(announce('b-host'))
  one.line.send({ t: 'signal', signal: announce('a-one') })
  await until(() => signals(one).length === 1)
  two.line.send({ t: 'signal', signal: announce('c-two') })
  await until(() => signals(one).length === 2 && told.signals.length === 1)
  expect(signals(one).map(({ from, to }) => `${to} rings ${from}`)).toEqual(['a-one rings b-host', 'a-one rings c-two'])
  expect(told.signals).toEqual([{ ...announce('c-two'), to: 'b-host' }])
  expect(signals(two)).toEqual([])
})

test('a signal reaches the one page it is for, and only from who its sender is', async () => {
  const { relay, told } = await open()
  const [one, two, three] = [
    await join(relay.invite().code),
    await join(relay.invite().code),
    await join(relay.invite().code),
  ]
  one.line.send({ t: 'signal', signal: announce('p1') })
  two.line.send({ t: 'signal', signal: announce('p2') })
  three.line.send({ t: 'signal', signal: announce('p3') })
  await until(() => signals(one).length === 2 && signals(two).length === 1)
  one.line.send({ t: 'signal', signal: { type: 'signal', topic, from: 'p1', to: 'p2', data: 'an offer' } })
  await until(() => signals(two).length === 2)
  expect(signals(two)[1]).toEqual({ type: 'signal', topic, from: 'p1', to: 'p2', data: 'an offer' })
  expect(signals(three)).toEqual([])
  three.line.send({ t: 'signal', signal: { type: 'signal', topic, from: 'p1', to: 'p2', data: 'forged' } })
  await three.closed
  expect(signals(two)).toHaveLength(2)
  expect(told.log.some((line) => line.includes('spoke as someone else'))).toBe(true)
})

test('a document that is not shared has no signalling', async () => {
  const { relay } = await open()
  const [one, two] = [await join(relay.invite().code), await join(relay.invite().code)]
  const other = topicOf(session.room.name, 'another-document')
  one.line.send({ t: 'signal', signal: { ...announce('p1'), topic: other } })
  two.line.send({ t: 'signal', signal: { ...announce('p2'), topic: other } })
  one.line.send({ t: 'signal', signal: announce('p1') })
  two.line.send({ t: 'signal', signal: announce('p2') })
  await until(() => signals(one).length === 1)
  expect(signals(one)[0]?.topic).toBe(topic)
})

test('the session ends for everyone when the host closes it', async () => {
  const { relay } = await open()
  const guest = await join(relay.invite().code)
  await relay.close()
  await guest.closed
  expect(guest.frames.at(-1)).toEqual({ t: 'ended' })
})

test('the room holds fifteen guests, and the next is told so', async () => {
  const { relay } = await open()
  for (let n = 0; n < limits.members; n++) await join(relay.invite().code)
  expect(await refusal(join(relay.invite().code))).toBe('session/full')
})

test('the log holds no secret, code, password, title or name', async () => {
  const { relay, told } = await open()
  const { code } = relay.invite()
  await join(code)
  await refusal(join(code))
  const secret = Buffer.from(readJoinCode(code)?.secret ?? [])
  const log = told.log.join('\n')
  expect(told.log.length).toBeGreaterThan(2)
  for (const private_ of [
    code,
    code.replaceAll('-', ''),
    secret.toString('hex'),
    secret.toString('base64url'),
    session.room.password,
    session.title,
    'Morven',
    'Isla',
  ])
    expect(log).not.toContain(private_)
})
