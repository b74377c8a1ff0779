import { connect as connectTcp } from 'node:net'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { writeJoinCode } from '#shared/domain/session/join-code.ts'
import { topicOf } from '#shared/domain/session/signalling.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { makeCertificate } from './certificate.ts'
import type { Channel } from './channels.ts'
import { makeDeviceKey } from './device-key.ts'
import type { SharedSession } from './frames.ts'
import { invitationId, nonce } from './handshake.ts'
import { createInvitations, type Invitation, type Invitations } from './invitations.ts'
import { type HostSaid, type JoinOptions, joinRelay, type Line } from './join.ts'
import { limits } from './limits.ts'
import { type Member, openRelay, type Relay, type RelayFeature, type RelayOptions } from './relay.ts'

const document = '0190a000-0000-7000-8000-000000000001'
const room = { name: 'room-of-this-session', password: 'a-password-only-those-inside-know' }
const session: Omit<SharedSession, 'participant' | 'name' | 'role'> = {
  id: 'session-1',
  workshop: null,
  title: 'Getting ready',
  epoch: 0,
  term: 0,
  room,
  documents: [{ id: document, kind: 'proposal', title: 'Preparing for a hearing' }],
  share: { records: ['proposals'], voices: false, keep: true },
  standby: [],
}
const topic = topicOf(room.name, document)

const endings: (() => unknown)[] = []
afterEach(async () => {
  for (const ending of endings.splice(0).reverse()) await ending()
})

type Told = { log: string[]; signals: unknown[]; heard: { from: string; channel: Channel; said: unknown }[] }
type Opened = {
  relay: Relay
  told: Told
  invitations: Invitations
  /** A new invitation. */
  invite(role?: SessionRole): Invitation
}

/** A relay that recognises every computer, so that whoever proves an invitation is inside. */
async function open(options: Partial<RelayOptions> = {}): Promise<Opened> {
  const told: Told = { log: [], signals: [], heard: [] }
  const note = (facts: Record<string, unknown>, message: string) =>
    void told.log.push(JSON.stringify({ facts, message }))
  const now = options.now ?? Date.now
  const invitations = createInvitations({ now })
  const hear = (channel: Channel): RelayFeature => ({
    channel,
    heard: (member, said) => void told.heard.push({ from: member.name, channel, said }),
  })
  const relay = await openRelay({
    address: '127.0.0.1',
    device: makeDeviceKey(),
    invitations,
    session: ({ participant, name, role }) => ({ ...session, participant, name, role }),
    recognised: () => true,
    me: { participant: 'host', device: 'host', name: 'Morven', role: 'chair' },
    isDeputy: () => false,
    isTopic: (one) => one === topic,
    features: [hear('room'), hear('texts')],
    log: { info: note, warn: note },
    now,
    onPeople: () => {},
    onSignal: (signal) => told.signals.push(signal),
    ...options,
  })
  endings.push(() => relay.close())
  let made = 0
  const invite = (role: SessionRole = 'member') => {
    made += 1
    return invitations.make({ name: '', role, participant: `p${made}` })
  }
  return { relay, told, invitations, invite }
}

type Guest = {
  line: Line
  frames: HostSaid[]
  bytes: { channel: Channel; said: Uint8Array }[]
  closed: Promise<void>
  isClosed: () => boolean
}

async function join(
  relay: Relay,
  { secret }: Pick<Invitation, 'secret'>,
  options: Partial<JoinOptions> = {},
): Promise<Guest> {
  const frames: HostSaid[] = []
  const bytes: Guest['bytes'] = []
  let closing = () => {}
  let isClosed = false
  const closed = new Promise<void>((resolve) => {
    closing = () => {
      isClosed = true
      resolve()
    }
  })
  const line = await joinRelay({
    at: relay,
    secret,
    device: makeDeviceKey(),
    name: 'Isla',
    log: { info: () => {}, warn: () => {} },
    now: Date.now,
    onFrame: (frame) => frames.push(frame),
    onBytes: (channel, said) => bytes.push({ channel, said: said.slice() }),
    onClose: closing,
    ...options,
  })
  endings.push(() => line.leave())
  return { line, frames, bytes, closed, isClosed: () => isClosed }
}
const welcomeOf = (guest: Guest) => guest.frames.find((frame) => frame.t === 'welcome')?.session

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

test('who proves an invitation learns the session, then what each part has to say, then that all is ready', async () => {
  const features: RelayFeature[] = [
    { channel: 'room', heard: () => {}, joined: (member) => member.say('room', { welcome: member.name }) },
    {
      channel: 'texts',
      heard: () => {},
      async joined(member) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        member.say('texts', new Uint8Array([1, 2, 3]))
        member.say('texts', { last: true })
      },
    },
  ]
  const { relay, invite } = await open({ features })
  const guest = await join(relay, invite('adviser'))
  expect(welcomeOf(guest)).toEqual({ ...session, participant: 'p1', name: 'Isla', role: 'adviser' })
  await until(() => guest.frames.some(({ t }) => t === 'ready'))
  const order = guest.frames.filter(({ t }) => t !== 'peers')
  expect(order.map((frame) => (frame.t === 'say' ? frame.said : frame.t))).toEqual([
    'welcome',
    { welcome: 'Isla' },
    { last: true },
    'ready',
  ])
  expect(guest.bytes).toEqual([{ channel: 'texts', said: new Uint8Array([1, 2, 3]) }])
  expect(relay.people()).toMatchObject([
    { name: 'Morven', role: 'chair', here: true },
    { name: 'Isla', role: 'adviser', here: true },
  ])
  guest.line.leave()
  await until(() => relay.people()[1]?.here === false)
})

test('what is said on a channel reaches its part at the other end, words and bytes, in order', async () => {
  const { relay, told, invite } = await open()
  const guest = await join(relay, invite())
  guest.line.say('room', { hand: true })
  guest.line.say('texts', new Uint8Array([9]))
  guest.line.say('texts', { after: 9 })
  guest.line.say('records', { nobody: 'listens' })
  guest.line.say('room', null)
  await until(() => told.heard.length === 4)
  expect(told.heard).toEqual([
    { from: 'Isla', channel: 'room', said: { hand: true } },
    { from: 'Isla', channel: 'texts', said: new Uint8Array([9]) },
    { from: 'Isla', channel: 'texts', said: { after: 9 } },
    { from: 'Isla', channel: 'room', said: null },
  ])
})

test('a part that stumbles over what was said ends that line only', async () => {
  const stumbling: RelayFeature = {
    channel: 'room',
    heard() {
      throw new TypeError('a bug')
    },
  }
  const { relay, told, invite } = await open({ features: [stumbling] })
  const [good, bad] = [await join(relay, invite()), await join(relay, invite())]
  bad.line.say('room', {})
  await bad.closed
  expect(told.log.filter((line) => line.includes('dropped'))).toHaveLength(1)
  expect(good.isClosed()).toBe(false)
})

test('a wrong secret is refused and nothing is learned', async () => {
  const { relay } = await open()
  expect(await refusal(join(relay, { secret: new Uint8Array(16).fill(7) }))).toBe('session/code-wrong')
  expect(relay.people()).toHaveLength(1)
})

test('one who knows which invitation was made, but not its secret, is refused', async () => {
  const { relay, invite } = await open()
  const { secret } = invite()
  const { socket, heard, closed } = await stranger(relay)
  const key = makeDeviceKey()
  socket.send(
    JSON.stringify({
      t: 'hello',
      version: 2,
      invitation: invitationId(secret),
      key: key.publicKey,
      nonce: nonce(),
      seal: nonce(),
    }),
  )
  await until(() => heard.length === 1)
  const signature = key.sign('something else')
  socket.send(JSON.stringify({ t: 'prove', proof: nonce(), signature, opened: nonce(), name: 'Nobody' }))
  await closed
  expect(heard.map((text) => JSON.parse(text).t)).toEqual(['challenge', 'refused'])
  expect(heard.join()).not.toContain('Getting ready')
  expect(JSON.parse(heard[1] ?? '')).toEqual({ t: 'refused', code: 'session/code-wrong' })
})

test('a code is for one computer, which may come back with it; another is refused', async () => {
  const { relay, invite } = await open()
  const invitation = invite()
  const device = makeDeviceKey()
  const first = await join(relay, invitation, { device })
  expect(await refusal(join(relay, invitation))).toBe('session/code-used')
  first.line.leave()
  const again = await join(relay, invitation, { device })
  expect(welcomeOf(again)?.title).toBe('Getting ready')
})

test('a computer that comes by a second invitation is the same person still, in its new part', async () => {
  const { relay, invite } = await open()
  const device = makeDeviceKey()
  const first = await join(relay, invite(), { device })
  const second = await join(relay, invite('observer'), { device })
  await first.closed
  expect(welcomeOf(second)).toMatchObject({ participant: 'p1', role: 'observer' })
  expect(relay.people()).toHaveLength(2)
})

test('a code nobody used within the hour has expired; a guest that came in time may still come back', async () => {
  let clock = 1_000_000
  const { relay, invite } = await open({ now: () => clock })
  const [used, unused] = [invite(), invite()]
  const device = makeDeviceKey()
  const guest = await join(relay, used, { device })
  clock = unused.expires + 1
  expect(await refusal(join(relay, unused))).toBe('session/code-expired')
  guest.line.leave()
  await join(relay, used, { device })
})

test('a computer that nobody knows waits, and both ends show the same number', async () => {
  const { relay, invite } = await open({ recognised: () => false })
  const guest = await join(relay, invite())
  expect(guest.frames.map(({ t }) => t)).toEqual(['waiting'])
  const [waiting] = relay.waiting()
  expect(waiting).toMatchObject({ name: 'Isla', role: 'member', number: guest.line.number })
  expect(relay.letIn('another', true)).toBe(false)
  relay.letIn(waiting?.device ?? '', true)
  await until(() => welcomeOf(guest) !== undefined)
  expect(relay.waiting()).toEqual([])
})

test('one who waits and speaks before it is let in is hung up on', async () => {
  const { relay, told, invite } = await open({ recognised: () => false })
  for (const speak of [
    (line: Line) => line.say('room', {}),
    (line: Line) => line.say('texts', new Uint8Array([1])),
    (line: Line) => line.send({ t: 'standby', port: 4321 }),
  ]) {
    const guest = await join(relay, invite())
    speak(guest.line)
    await guest.closed
  }
  expect(told.heard).toEqual([])
  expect(relay.waiting()).toEqual([])
})

test('two who do the handshake through one in the middle that knows the invitation see different numbers', async () => {
  const real = await open({ recognised: () => false })
  const secret = real.invite()
  const fake = await open({
    recognised: () => false,
    invitations: createInvitations({ now: Date.now, kept: [{ ...secret, device: null }] }),
  })
  const lured = await join(fake.relay, secret)
  const passedOn = await join(real.relay, secret)
  expect(lured.line.number).toBe(fake.relay.waiting()[0]?.number)
  expect(passedOn.line.number).toBe(real.relay.waiting()[0]?.number)
  expect(lured.line.number).not.toBe(passedOn.line.number)
})

test('who is removed is told why and is nobody here any more', async () => {
  const { relay, invite, invitations } = await open()
  const invitation = invite()
  const [out, other] = [await join(relay, invitation), await join(relay, invite())]
  invitations.revoke(invitation.id)
  relay.remove('p1', 'session/removed')
  await out.closed
  expect(out.frames.at(-1)).toEqual({ t: 'refused', code: 'session/removed' })
  expect(relay.people().map(({ participant }) => participant)).toEqual(['host', 'p2'])
  expect(await refusal(join(relay, invitation))).toBe('session/revoked')
  expect(other.isClosed()).toBe(false)
})

test('where nobody answers, that is what is said', async () => {
  const { relay, invite } = await open()
  const invitation = invite()
  await relay.close()
  expect(await refusal(join(relay, invitation))).toBe('session/no-answer')
})

test('one in the middle with a certificate of its own gets nothing from either side', async () => {
  const { relay, invite } = await open()
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
  const invitation = invite()
  const at = { address: '127.0.0.1', port }
  expect(await refusal(join(relay, invitation, { at, name: 'Isla of the middle' }))).toBe('session/not-the-host')
  expect(passed.length).toBeGreaterThan(0)
  expect(passed.join()).not.toContain('Isla')
  expect(relay.people()).toHaveLength(1)
  await join(relay, invitation)
})

test('garbage before the proof ends that connection only, with a line in the log', async () => {
  const { relay, told, invite } = await open()
  const guest = await join(relay, invite())
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
  await join(relay, invite())
})

test('one that connects and says nothing is hung up on', async () => {
  const { relay } = await open()
  const { closed, heard } = await stranger(relay)
  await closed
  expect(heard).toEqual([])
})

test('one computer that opens every door and says nothing leaves room for the others', async () => {
  const { relay, invite } = await open()
  const silent = Array.from({ length: limits.unprovenFromOne + 40 }, () => connectTcp(relay.port, '127.0.0.1'))
  for (const socket of silent) socket.on('error', () => {})
  endings.push(() => silent.map((socket) => socket.destroy()))
  await until(() => silent.filter((socket) => socket.destroyed || socket.readyState === 'closed').length >= 40)
  for (const socket of silent) socket.destroy()
  await until(() => silent.every((socket) => socket.destroyed))
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (let joined = 0; joined < limits.unprovenFromOne + 5; joined++) await join(relay, invite())
})

test('a session that moves to another address is joined there, and no more where it was', async () => {
  const { relay, told, invite } = await open()
  const [early, late] = [invite(), invite()]
  const before = await join(relay, early)
  const left = { address: relay.address, port: relay.port }
  await relay.move('127.0.0.2')
  expect(relay.address).toBe('127.0.0.2')
  await join(relay, late)
  expect(await refusal(join(relay, invite(), { at: left }))).toBe('session/no-answer')
  expect(told.log.some((line) => line.includes('goes on at another address'))).toBe(true)
  await before.closed
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
  const { relay, told, invite } = await open()
  const good = await join(relay, invite())
  const bad: ((line: Line) => void)[] = [
    (line) => line.send({ t: 'nonsense' } as never),
    (line) => line.send({ t: 'signal', signal: { type: 'announce', topic, from: 5, data: '' } } as never),
    (line) =>
      line.send({ t: 'signal', signal: { type: 'signal', topic, from: 'a', to: 'b', data: 'x'.repeat(100_001) } }),
    (line) => line.send({ t: 'say', channel: 'nothing', said: 1 } as never),
    (line) => line.send({ t: 'welcome' } as never),
    (line) => line.say('room', 'x'.repeat(limits.memberBytes + 1)),
    (line) => line.say('texts', new Uint8Array(limits.binaryBytes)),
    (line) => line.say('no channel' as Channel, new Uint8Array(4)),
  ]
  for (const speak of bad) {
    const guest = await join(relay, invite())
    speak(guest.line)
    await guest.closed
  }
  expect(told.log.filter((line) => line.includes('dropped')).length).toBe(bad.length)
  expect(told.heard).toEqual([])
  expect(good.isClosed()).toBe(false)
  await until(() => relay.people().filter((peer) => !peer.here).length === bad.length)
})

test('whatever bytes and words a member sends, the session goes on for the others', async () => {
  const { relay, invite } = await open()
  const good = await join(relay, invite())
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 200 })), { minLength: 1, maxLength: 5 }),
      async (messages) => {
        const invitation = invite()
        const guest = await join(relay, invitation)
        for (const message of messages)
          if (message instanceof Uint8Array) guest.line.say('texts', message)
          else guest.line.send(message as never)
        good.line.say('room', 'still here')
        guest.line.leave()
      },
    ),
    { numRuns: 25 },
  )
  expect(good.isClosed()).toBe(false)
  await join(relay, invite())
}, 30_000)

test('a guest that floods is dropped, with frames or with bytes; who edits may say more', async () => {
  const { relay, told, invite } = await open()
  const flooding = await join(relay, invite())
  for (let n = 0; n < limits.framesAtOnce + 500; n++)
    flooding.line.send({ t: 'signal', signal: { type: 'unsubscribe', topics: [topic], from: 'p0' } })
  await flooding.closed
  expect(told.log.filter((line) => line.includes('too many frames'))).toHaveLength(1)

  const [observer, member] = [await join(relay, invite('observer')), await join(relay, invite('member'))]
  const piece = new Uint8Array(60_000)
  for (let sent = 0; sent < limits.readerBytesAtOnce * 1.5; sent += piece.length) {
    observer.line.say('texts', piece)
    member.line.say('texts', piece)
  }
  await observer.closed
  expect(told.log.filter((line) => line.includes('too many bytes'))).toHaveLength(1)
  await until(() => told.heard.filter(({ from }) => from === 'Isla').length >= 52)
  expect(member.isClosed()).toBe(false)
})

test('a member that does not read is dropped before memory is, and the others are served', async () => {
  const { relay, told, invite } = await open()
  const good = await join(relay, invite())
  const slow = await join(relay, invite())
  const [, deaf] = relay.members()
  if (!deaf) throw new Error('the test lost a member')
  const piece = new Uint8Array(60_000)
  for (let sent = 0; sent <= limits.unsentBytes + 2_000_000; sent += piece.length) deaf.say('texts', piece)
  await slow.closed
  expect(told.log.some((line) => line.includes('does not read'))).toBe(true)
  expect(deaf.unsent()).toBeLessThan(limits.unsentBytes)
  relay.members()[0]?.say('texts', new Uint8Array([7]))
  await until(() => good.bytes.length === 1)
})

test('a long text does not stand before a show of hands', async () => {
  const { relay, invite } = await open()
  const order: string[] = []
  await join(relay, invite(), {
    onBytes: () => order.push('texts'),
    onFrame: (frame) => frame.t === 'say' && order.push('room'),
  })
  const member = relay.members()[0] as Member
  for (let sent = 0; sent < 12_000_000; sent += 60_000) member.say('texts', new Uint8Array(60_000))
  expect(member.unsent()).toBeGreaterThan(limits.aheadBytes)
  member.say('room', { hands: 1 })
  await until(() => order.length === 201)
  expect(order.indexOf('room')).toBeLessThan(100)
})

test('who may not edit has no part in the signalling of texts', async () => {
  const { relay, told, invite } = await open()
  const observer = await join(relay, invite('observer'))
  observer.line.send({ t: 'signal', signal: announce('p1') })
  await observer.closed
  expect(told.log.some((line) => line.includes('without a part in the texts'))).toBe(true)
})

const announce = (from: string, data = 'sealed') => ({ type: 'announce' as const, topic, from, data })
const signals = (guest: Guest) => guest.frames.flatMap((frame) => (frame.t === 'signal' ? [frame.signal] : []))

test('of any two pages exactly one is told to open the line, whoever came first', async () => {
  const { relay, told, invite } = await open()
  const [one, two] = [await join(relay, invite()), await join(relay, invite())]
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
  const { relay, told, invite } = await open()
  const [one, two, three] = [await join(relay, invite()), await join(relay, invite()), await join(relay, invite())]
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
  const { relay, invite } = await open()
  const [one, two] = [await join(relay, invite()), await join(relay, invite())]
  const other = topicOf(room.name, 'another-document')
  one.line.send({ t: 'signal', signal: { ...announce('p1'), topic: other } })
  two.line.send({ t: 'signal', signal: { ...announce('p2'), topic: other } })
  one.line.send({ t: 'signal', signal: announce('p1') })
  two.line.send({ t: 'signal', signal: announce('p2') })
  await until(() => signals(one).length === 1)
  expect(signals(one)[0]?.topic).toBe(topic)
})

test('the session ends for everyone when the host closes it, after a last word of each part', async () => {
  let said = false
  const features: RelayFeature[] = [
    {
      channel: 'receipts',
      heard: () => {},
      async closing() {
        await new Promise((resolve) => setTimeout(resolve, 30))
        said = true
      },
    },
  ]
  const { relay, invite } = await open({ features })
  const guest = await join(relay, invite())
  await relay.close()
  expect(said).toBe(true)
  await guest.closed
  expect(guest.frames.at(-1)).toEqual({ t: 'ended', why: 'ended' })
})

test('a session handed on tells everyone so', async () => {
  const { relay, invite } = await open()
  const guest = await join(relay, invite())
  await relay.close('handed')
  await guest.closed
  expect(guest.frames.at(-1)).toEqual({ t: 'ended', why: 'handed' })
})

test('a session holds a hundred and ten, and the next is told so', async () => {
  const { relay, invite } = await open()
  for (let joined = 0; joined < limits.members; joined += 11)
    await Promise.all(Array.from({ length: 11 }, () => join(relay, invite())))
  expect(relay.members()).toHaveLength(limits.members)
  expect(await refusal(join(relay, invite()))).toBe('session/full')
}, 30_000)

test('the log holds no secret, code, password, title or name', async () => {
  const { relay, told, invite } = await open()
  const invitation = invite()
  await join(relay, invitation)
  await refusal(join(relay, invitation))
  const log = told.log.join('\n')
  expect(told.log.length).toBeGreaterThan(2)
  for (const private_ of [
    writeJoinCode(invitation.secret),
    writeJoinCode(invitation.secret).replaceAll('-', ''),
    Buffer.from(invitation.secret).toString('hex'),
    Buffer.from(invitation.secret).toString('base64url'),
    room.password,
    session.title,
    'Morven',
    'Isla',
  ])
    expect(log).not.toContain(private_)
})
