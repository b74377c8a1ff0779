import { afterEach, expect, test } from 'vitest'
import { writeJoinCode } from '#shared/domain/session/join-code.ts'
import { topicOf } from '#shared/domain/session/signalling.ts'
import {
  announce,
  endAll,
  join,
  open,
  refusal,
  room,
  session,
  signals,
  topic,
  until,
  welcomeOf,
} from '#tests/harness/relay.ts'
import { makeDeviceKey } from './device-key.ts'
import { limits } from './limits.ts'
import type { RelayFeature } from './relay.ts'

afterEach(endAll)

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
