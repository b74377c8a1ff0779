import { afterEach, expect, test } from 'vitest'
import { makeDeviceKey } from '#relay/device-key.ts'
import { joinRelay } from '#relay/join.ts'
import { readJoining } from '#shared/domain/session/join-code.ts'
import {
  computer,
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

test('who runs the session with the host invites, lets in, shares and removes from their own computer', async () => {
  const host = await computer('Morven')
  const document = await proposal(host, 'Before a hearing')
  await startSession(host, [])
  const helper = await computer('Ailsa')
  await joinAs(host, helper, 'secretariat')

  const { code, address } = await helper.client.call('session.invite', { name: 'Isla', role: 'member' })
  const guest = await computer('Isla')
  await guest.client.call('session.join', { code: `${code} ${address}` })
  const number = (await stateOf(guest))?.number
  const waiting = async () => (await stateOf(helper))?.waiting.find((one) => one.number === number)
  await until(async () => (await waiting()) !== undefined)
  await helper.client.call('session.letIn', { device: (await waiting())?.device ?? '', yes: true })
  await until(async () => (await stateOf(guest))?.standing === 'inside')
  expect((await host.client.call('session.devices', undefined)).find(({ name }) => name === 'Isla')?.confirmedBy).toBe(
    'Ailsa',
  )

  await helper.client.call('session.share', { document, on: true })
  await until(async () => (await stateOf(guest))?.documents.length === 1)
  // One of their own is brought to the host before it is shared.
  const own = await proposal(helper, 'After a hearing', 8)
  await helper.client.call('session.share', { document: own, on: true })
  await until(async () => (await stateOf(guest))?.documents.length === 2)

  const { participant = '' } = (await stateOf(guest)) ?? {}
  expect((await helper.client.call('session.remove', { participant })).documents).toHaveLength(2)
  await until(async () => (await stateOf(guest)) === null)
  // Somebody sits at the host: it is theirs to end.
  expect(await refusal(helper.client.call('session.leave', { handTo: null, forAll: true }))).toBe('session/not-allowed')
  expect(await stateOf(helper)).not.toBeNull()
})

test('a facilitator does not hand out or end the part of those who look after the group, and a member runs nothing', async () => {
  const host = await computer('Morven')
  await startSession(host, [])
  const [facilitator, member] = [await computer('Ailsa'), await computer('Isla')]
  await joinAs(host, facilitator, 'facilitator')
  await joinAs(host, member, 'member')
  const asked = (role: 'chair' | 'member') => refusal(facilitator.client.call('session.invite', { name: 'x', role }))
  expect(await asked('member')).toBe('was done')
  expect(await asked('chair')).toBe('session/not-allowed')
  const { participant = '' } = (await stateOf(host)) ?? {}
  expect(await refusal(facilitator.client.call('session.remove', { participant }))).toBe('session/not-allowed')
  const own = (await stateOf(facilitator))?.participant ?? ''
  expect(await refusal(facilitator.client.call('session.deputy', { participant: own, on: true }))).toBe(
    'session/not-allowed',
  )
  const watcher = await computer('Rory')
  await joinAs(host, watcher, 'observer')
  const watching = (await stateOf(watcher))?.participant ?? ''
  expect(await refusal(host.client.call('session.deputy', { participant: watching, on: true }))).toBe(
    'session/not-allowed',
  )
  expect(await refusal(member.client.call('session.invite', {}))).toBe('session/not-allowed')
  expect(await refusal(member.client.call('session.invitations', undefined))).toBe('session/not-allowed')
})

test('a changed app of a member that asks all the same is dropped, and nothing is done', async () => {
  const host = await computer('Morven')
  await startSession(host, [])
  const joining = readJoining(await invite(host, 'member'))
  if (!joining?.at) throw new Error('no code')
  let gone = false
  const line = await joinRelay({
    ...{ at: joining.at, secret: joining.secret, device: makeDeviceKey(), name: 'Nobody', now: Date.now },
    log: { info: () => undefined, warn: () => undefined },
    onFrame: () => undefined,
    onBytes: () => undefined,
    onClose: () => {
      gone = true
    },
  })
  const [waits] = (await stateOf(host))?.waiting ?? []
  await host.client.call('session.letIn', { device: waits?.device ?? '', yes: true })
  const before = (await host.client.call('session.invitations', undefined)).length
  line.say('running', { id: 1, asked: { t: 'invite', name: 'Another', role: 'chair' } })
  await until(() => gone)
  expect(await host.client.call('session.invitations', undefined)).toHaveLength(before)
})
