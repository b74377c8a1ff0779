import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { limits } from '#relay/limits.ts'
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

afterEach(stopComputers)

async function session(options: Parameters<typeof computer>[1] = {}) {
  const host = await computer('Morven', options)
  const document = await proposal(host, 'Getting ready')
  await startSession(host, [document])
  return { host, document }
}
const join = (guest: Computer, code: string) => refusal(guest.client.call('session.join', { code }))
const endedOf = async ({ client }: Computer) => (await client.call('session.state', undefined)).ended

test('whoever waits is told a number and nothing else, and the host sees the same number', async () => {
  const { host } = await session()
  const guest = await computer('Isla')
  const joined = await guest.client.call('session.join', { code: await invite(host, 'adviser', 'Dr Isla Reid') })
  expect(joined.session).toMatchObject({
    standing: 'waiting',
    number: expect.stringMatching(/^\d{3} \d{3}$/),
    id: '',
    title: '',
    room: null,
    documents: [],
    peers: [],
    share: { records: [], voices: false, keep: false },
  })
  const waiting = (await stateOf(host))?.waiting ?? []
  expect(waiting).toMatchObject([{ name: 'Dr Isla Reid', role: 'adviser', number: joined.session?.number }])
  expect((await stateOf(host))?.peers).toEqual([])
  expect(JSON.stringify(joined)).not.toContain('Tuesday')
  expect(readFileSync(guest.logFile, 'utf8')).not.toContain('Tuesday')

  await host.client.call('session.letIn', { device: waiting[0]?.device ?? '', yes: true })
  await until(async () => (await stateOf(guest))?.standing === 'inside')
  expect(await stateOf(guest)).toMatchObject({ title: 'Tuesday', role: 'adviser', number: null })
  expect(await stateOf(host)).toMatchObject({ waiting: [], peers: [{ name: 'Dr Isla Reid', role: 'adviser' }] })
})

test('whoever the chair does not let in is told so, and the invitation is worth nothing any more', async () => {
  const { host } = await session()
  const guest = await computer('Isla')
  const code = await invite(host)
  await guest.client.call('session.join', { code })
  const device = (await stateOf(host))?.waiting[0]?.device ?? ''
  await host.client.call('session.letIn', { device, yes: false })
  await until(async () => (await stateOf(guest)) === null)
  expect(await endedOf(guest)).toEqual({ title: '', why: 'refused' })
  expect(await join(guest, code)).toBe('session/revoked')
  expect(await host.client.call('session.invitations', undefined)).toMatchObject([{ state: 'revoked' }])
  expect(await refusal(host.client.call('session.letIn', { device, yes: true }))).toBe('session/no-such-person')
})

test('a code that is wrong, used, late, taken back, or for a session that is over is refused in those words', async () => {
  let clock = Date.now()
  const { host } = await session({ now: () => clock })
  const [isla, rory] = [await computer('Isla'), await computer('Rory')]
  const made = await host.client.call('session.invite', { name: 'Isla' })
  expect(made.expires).toBe(clock + limits.invitationMs)
  const code = `${made.code} ${made.address}`
  const [late, takenBack] = [await invite(host), await host.client.call('session.invite', {})]

  expect(await join(isla, 'not a code')).toBe('session/code-wrong')
  expect(await join(isla, code.replace(/^.../, 'ZZZ'))).toBe('session/code-wrong')
  expect(await join(isla, `${made.link}&then=<script>alert(1)</script>`)).toBe('session/code-wrong')
  expect(await join(isla, made.link.replace('hearings:', 'javascript:'))).toBe('session/code-wrong')
  await enter(host, isla, `${made.code.toLowerCase().replaceAll('-', ' ')} ${made.address}`)
  expect(await join(rory, code)).toBe('session/code-used')
  await host.client.call('session.revoke', { invitation: takenBack.id })
  expect(await join(rory, takenBack.link)).toBe('session/revoked')
  clock = made.expires + 1
  expect(await join(rory, late)).toBe('session/code-expired')
  expect(await join(isla, late)).toBe('session/already-open')
  const states = (await host.client.call('session.invitations', undefined)).map(
    ({ name, state }) => `${name}: ${state}`,
  )
  expect(states).toEqual(['Isla: used', ': expired', ': revoked'])
  await host.client.call('session.leave', undefined)
  expect(await join(rory, code)).toBe('session/no-answer')
  expect(await stateOf(rory)).toBeNull()
})

test('one who waits is hung up on when the invitation is taken back', async () => {
  const { host } = await session()
  const guest = await computer('Isla')
  await guest.client.call('session.join', { code: await invite(host) })
  const [invitation] = await host.client.call('session.invitations', undefined)
  await host.client.call('session.revoke', { invitation: invitation?.id ?? '' })
  await until(async () => (await stateOf(guest)) === null)
  expect(await endedOf(guest)).toEqual({ title: '', why: 'removed' })
  expect((await stateOf(host))?.waiting).toEqual([])
})

test('a link works as well as a code with an address, and a code alone is found on this network', async () => {
  const { host } = await session()
  const [isla, rory, elsewhere] = [await computer('Isla'), await computer('Rory'), await computer('Ailsa')]
  await enter(host, isla, (await host.client.call('session.invite', {})).link)
  const { code } = await host.client.call('session.invite', {})
  await until(async () => (await rory.client.call('session.nearby', undefined)).count >= 1)
  await enter(host, rory, code)
  expect((await stateOf(host))?.peers).toHaveLength(2)

  // Two sessions at once on one network: each code finds its own.
  await startSession(elsewhere, [await proposal(elsewhere, 'Another group')], { title: 'Another' })
  const other = await computer('Eilidh')
  await enter(elsewhere, other, (await elsewhere.client.call('session.invite', {})).code)
  expect(await stateOf(other)).toMatchObject({ title: 'Another' })
  const third = await computer('Callum')
  await enter(host, third, (await host.client.call('session.invite', {})).code)
  expect(await stateOf(third)).toMatchObject({ title: 'Tuesday' })
})

test('a code for a session that nobody holds is looked for, and not found', async () => {
  const { host } = await session()
  const { code } = await host.client.call('session.invite', {})
  await host.client.call('session.leave', undefined)
  const guest = await computer('Isla')
  expect(await join(guest, code)).toMatch(/^session\/(not-found-nearby|code-wrong|no-answer)$/)
})

test('a guest of activities learns neither the texts nor the room, and an observer reads without it', async () => {
  const { host, document } = await session()
  const [visitor, observer] = [await computer('Ailsa'), await computer('Rory')]
  await joinAs(host, visitor, 'guest')
  await joinAs(host, observer, 'observer')
  expect(await stateOf(visitor)).toMatchObject({ role: 'guest', room: null, documents: [], title: 'Tuesday' })
  expect(await stateOf(observer)).toMatchObject({ role: 'observer', room: null, documents: [{ id: document }] })
})

test('a text is shared, and shared no more, while the session is open, and everyone who may read hears it', async () => {
  const { host, document } = await session()
  const [member, visitor] = [await computer('Isla'), await computer('Ailsa')]
  await joinAs(host, member)
  await joinAs(host, visitor, 'guest')
  const another = await proposal(host, 'On the day', 8)
  await host.client.call('session.share', { document: another, on: true })
  await until(async () => (await stateOf(member))?.documents.length === 2)
  expect((await stateOf(host))?.documents.map(({ title }) => title)).toEqual(['Getting ready', 'On the day'])
  expect((await stateOf(visitor))?.documents).toEqual([])
  await host.client.call('session.share', { document, on: false })
  await until(async () => (await stateOf(member))?.documents.length === 1)
  expect((await stateOf(member))?.documents).toMatchObject([{ id: another }])
  const unknown = '0190a000-0000-7000-8000-000000000009'
  expect(await refusal(host.client.call('session.share', { document: unknown, on: true }))).toBe('record/not-found')
  expect(await refusal(member.client.call('session.share', { document, on: true }))).toBe('session/not-allowed')
})

test('who is removed is out at once and stays out; the others get new keys', async () => {
  const { host } = await session()
  const [isla, rory] = [await computer('Isla'), await computer('Rory')]
  const code = await joinAs(host, isla)
  await joinAs(host, rory)
  const before = await stateOf(rory)
  const participant = (await stateOf(isla))?.participant ?? ''
  const held = await host.client.call('session.remove', { participant })
  expect(held).toMatchObject({ documents: expect.any(Array), records: expect.any(Number), voices: 0 })
  await until(async () => (await stateOf(isla)) === null)
  expect(await endedOf(isla)).toEqual({ title: 'Tuesday', why: 'removed' })
  await until(async () => (await stateOf(rory))?.epoch === 1)
  const after = await stateOf(rory)
  expect(after?.room?.password).not.toBe(before?.room?.password)
  expect(after?.room).toEqual((await stateOf(host))?.room)
  await until(async () => (await stateOf(rory))?.peers.length === 1)
  expect(await join(isla, code)).toBe('session/revoked')
  expect(await refusal(host.client.call('session.remove', { participant }))).toBe('session/no-such-person')
  const me = (await stateOf(host))?.participant ?? ''
  expect(await refusal(host.client.call('session.remove', { participant: me }))).toBe('session/no-such-person')
})

test('clocks that are a day wrong keep nobody out: the host’s alone says when an invitation is too old', async () => {
  const day = 86_400_000
  const { host } = await session({ now: () => Date.now() + day })
  const behind = await computer('Isla', { now: () => Date.now() - day })
  await joinAs(host, behind)
  expect(await stateOf(behind)).toMatchObject({ standing: 'inside', connected: true })
})
