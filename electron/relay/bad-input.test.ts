import { connect as connectTcp } from 'node:net'
import { connect as connectTls, createServer as createTlsServer } from 'node:tls'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import {
  announce,
  endAll,
  endings,
  join,
  open,
  refusal,
  signals,
  stranger,
  topic,
  until,
} from '#tests/harness/relay.ts'
import { makeCertificate } from './certificate.ts'
import type { Channel } from './channels.ts'
import { makeDeviceKey } from './device-key.ts'
import { invitationId, nonce } from './handshake.ts'
import { createInvitations } from './invitations.ts'
import type { Line } from './join.ts'
import { limits } from './limits.ts'
import type { Member } from './relay.ts'

afterEach(endAll)

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
