import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { SessionState } from '#shared/rpc/contract/session.ts'
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

afterEach(stopComputers)

async function session(title = 'Tuesday’s session') {
  const host = await computer('Morven')
  const document = await proposal(host, 'Getting ready')
  const state = await startSession(host, [document], { title })
  return { host, document, state, invite: () => invite(host) }
}

test('a guest who is let in sees the session and the other person, and has the proposal in their own workspace', async () => {
  const { host, document, state } = await session()
  const guest = await computer('Isla')
  await joinAs(host, guest)
  await until(async () => (await stateOf(guest))?.peers[0]?.name === 'Morven')
  expect(await stateOf(guest)).toMatchObject({
    part: 'guest',
    standing: 'inside',
    number: null,
    role: 'member',
    title: 'Tuesday’s session',
    room: state.session?.room,
    epoch: 0,
    connected: true,
    documents: [{ id: document, kind: 'proposal', title: 'Getting ready' }],
    share: { records: ['proposals'], voices: false, keep: true },
    mayTakeOver: false,
  })
  expect((await stateOf(host))?.peers).toMatchObject([{ name: 'Isla', role: 'member', here: true, deputy: false }])
  const received = await guest.client.call('record.get', { kind: 'proposal', id: document })
  expect(received.facts).toMatchObject({ title: 'Getting ready', number: 7, summary: 'What happens before a hearing.' })
  expect((await guest.client.call('document.open', { id: document })).epoch).toBe(1)
  expect(await guest.client.call('change.state', undefined)).toEqual({ undo: null, redo: null })
})

test('what a guest received stays when the session is over, and is not doubled when they come again', async () => {
  const { host, document, invite } = await session()
  const guest = await computer('Isla')
  await guest.client.call('record.create', { kind: 'proposal', facts: { title: 'Their own', number: 7 } })
  await enter(host, guest, await invite())
  await guest.client.call('record.update', {
    kind: 'proposal',
    id: document,
    facts: { title: 'Getting ready, by Isla' },
  })
  await guest.client.call('session.leave', undefined)
  expect(await stateOf(guest)).toBeNull()
  await until(async () => (await stateOf(host))?.peers[0]?.here === false)
  await enter(host, guest, await invite())
  const { rows } = await guest.client.call('record.rows', { kind: 'proposal' })
  expect(rows.map((row) => row.title).sort()).toEqual(['Getting ready, by Isla', 'Their own'])
})

test('a proposal that a guest had deleted comes back when it is shared again', async () => {
  const { host, document, invite } = await session()
  const guest = await computer('Isla')
  await enter(host, guest, await invite())
  await guest.client.call('session.leave', undefined)
  await guest.client.call('record.delete', { kind: 'proposal', id: document })
  await enter(host, guest, await invite())
  await until(
    async () => (await guest.client.call('record.get', { kind: 'proposal', id: document })).deleted_at === null,
  )
})

test('when the host ends the session the guest hears that it ended, and keeps what they have', async () => {
  const { host, document, invite } = await session('Tuesday')
  const guest = await computer('Isla')
  const told: SessionState[] = []
  guest.client.on('session.changed', (state) => told.push(state))
  await enter(host, guest, await invite())
  await host.client.call('session.leave', undefined)
  await until(() => told.at(-1)?.session === null)
  expect(told.at(-1)).toEqual({ session: null, ended: { title: 'Tuesday', why: 'ended' } })
  expect((await guest.client.call('record.get', { kind: 'proposal', id: document })).deleted_at).toBeNull()
  expect(await refusal(guest.client.call('session.invite', {}))).toBe('session/none-open')
})

test('who hears that a session ended in which texts were lent hears that too, unless they look after everything', async () => {
  const host = await computer('Ailsa')
  await startSession(host, [], { share: { records: [], voices: false, keep: false } })
  const ends = new Map<string, SessionState['ended']>()
  for (const role of ['member', 'secretariat', 'guest'] as const) {
    const guest = await computer(role)
    guest.client.on('session.changed', ({ ended }) => void ends.set(role, ended))
    await joinAs(host, guest, role)
  }
  await host.client.call('session.leave', undefined)
  await until(() => [...ends.values()].filter((ended) => ended !== undefined).length === 3)
  expect([...ends].filter(([, ended]) => ended?.lent).map(([role]) => role)).toEqual(['member'])
})

test('closing the workspace leaves the session, and ends it at the host', async () => {
  const { host, invite } = await session()
  const guest = await computer('Isla')
  await enter(host, guest, await invite())
  await guest.client.call('workspace.close', undefined)
  expect(await stateOf(guest)).toBeNull()
  await until(async () => (await stateOf(host))?.peers[0]?.here === false)
  await host.client.call('workspace.close', undefined)
  expect(await stateOf(host)).toBeNull()
})

test('pages of two computers reach each other by way of the host, and a page that makes no sense is told so', async () => {
  const { host, document, invite, state } = await session()
  const guest = await computer('Isla')
  await enter(host, guest, await invite())
  const topic = `${state.session?.room?.name}/${document}`
  const heard: { from: string; to: string }[] = []
  host.client.on('session.signal', ({ message }) => heard.push(JSON.parse(message)))
  const say = (computer: Computer, from: string) =>
    computer.client.call('session.signal', {
      message: JSON.stringify({ type: 'announce', topic, from, data: 'sealed' }),
    })
  await say(host, 'p1')
  await say(guest, 'p2')
  await until(() => heard.length === 1)
  expect(heard[0]).toEqual({ type: 'announce', topic, from: 'p2', to: 'p1', data: 'sealed' })
  expect(await refusal(guest.client.call('session.signal', { message: 'not json' }))).toBe('core/bad-input')
  expect(await refusal(guest.client.call('session.signal', { message: '{"type":"announce"}' }))).toBe('core/bad-input')
  expect(await stateOf(guest)).toMatchObject({ connected: true })
})

test('a session is opened on a network of this computer and on nothing else, with proposals that are here', async () => {
  const host = await computer('Morven')
  const document = await proposal(host, 'Getting ready')
  const { client } = host
  const start = (address: string, documents = [document]) =>
    refusal(client.call('session.start', { title: 'Tuesday', address, documents }))
  expect(await client.call('session.networks', undefined)).toContainEqual({
    name: 'This computer only (127.0.0.1)',
    address: '127.0.0.1',
  })
  expect(await start('0.0.0.0')).toBe('session/port-taken')
  expect(await start('192.0.2.7')).toBe('session/port-taken')
  expect(await start('127.0.0.1', ['0190a000-0000-7000-8000-000000000009'])).toBe('record/not-found')
  expect(await stateOf(host)).toBeNull()
  expect(await start('127.0.0.1')).toBe('was done')
  expect(await start('127.0.0.1')).toBe('session/already-open')
})

test('without a session there is nothing to invite to and nobody to signal to', async () => {
  const { client } = await computer('Morven')
  expect(await refusal(client.call('session.invite', {}))).toBe('session/none-open')
  const message = JSON.stringify({ type: 'announce', topic: 't', from: 'p', data: '' })
  expect(await refusal(client.call('session.signal', { message }))).toBe('session/none-open')
  await client.call('session.leave', undefined)
})

test('the key of a computer is kept where only its owner reads it, and no log holds a secret of the session', async () => {
  const { host, invite, state } = await session()
  const guest = await computer('Isla')
  const code = await invite()
  await guest.client.call('session.join', { code })
  for (const { logFile } of [host, guest]) {
    const folder = join(logFile, '..')
    const kept = join(folder, 'device-key.json')
    if (process.platform !== 'win32') expect(statSync(kept).mode & 0o777).toBe(0o600)
    const log = readFileSync(logFile, 'utf8')
    const key = JSON.parse(readFileSync(kept, 'utf8')).key.split('\n')[1]
    for (const secret of [
      code.split(' ')[0],
      code.split(' ')[0]?.replaceAll('-', ''),
      key,
      state.session?.room?.password,
      'Tuesday',
      'Isla',
      'Getting ready',
    ])
      expect(log).not.toContain(secret)
  }
})

test('a computer that was let in once is recognised, keeps its name in the room, and may be forgotten', async () => {
  const { host, invite } = await session()
  const guest = await computer('Isla')
  await enter(host, guest, await invite())
  await guest.client.call('session.leave', undefined)
  const again = await guest.client.call('session.join', { code: await invite() })
  expect(again.session).toMatchObject({ standing: 'inside', number: null })
  expect((await stateOf(host))?.peers).toHaveLength(1)
  const [device] = await host.client.call('session.devices', undefined)
  expect(device).toMatchObject({ name: 'Isla', confirmedBy: 'Morven', confirmedAt: expect.any(Number) })
  await guest.client.call('session.leave', undefined)
  await host.client.call('session.leave', undefined)

  const document = await proposal(host, 'Another day', 8)
  await startSession(host, [document])
  const nextDay = await guest.client.call('session.join', { code: await invite() })
  expect(nextDay.session).toMatchObject({ standing: 'inside' })
  await guest.client.call('session.leave', undefined)
  await host.client.call('session.leave', undefined)

  await host.client.call('session.forgetDevice', { device: device?.device ?? '' })
  expect(await host.client.call('session.devices', undefined)).toEqual([])
  await startSession(host, [document])
  const forgotten = await guest.client.call('session.join', { code: await invite() })
  expect(forgotten.session).toMatchObject({ standing: 'waiting' })
})

test('a guest whose line breaks comes back by itself, with the same code, and is the same person', async () => {
  const { host, invite } = await session()
  const guest = await computer('Isla')
  using line = await cable(await invite())
  await enter(host, guest, line.code)
  await until(async () => (await stateOf(guest))?.peers[0]?.here === true)
  line.pull()
  await until(async () => (await stateOf(guest))?.connected === false)
  expect((await stateOf(guest))?.peers).toMatchObject([{ name: 'Morven', here: false }])
  await until(async () => (await stateOf(host))?.peers[0]?.here === false)
  line.plugIn()
  await until(async () => (await stateOf(guest))?.connected === true)
  await until(async () => (await stateOf(guest))?.peers[0]?.here === true)
  await until(async () => (await stateOf(host))?.peers[0]?.here === true)
  expect((await stateOf(host))?.peers).toHaveLength(1)
})

test('a guest who leaves while the line is broken is not rung back in', async () => {
  const { host, invite } = await session()
  const guest = await computer('Isla')
  using line = await cable(await invite())
  await enter(host, guest, line.code)
  line.pull()
  await until(async () => (await stateOf(guest))?.connected === false)
  await guest.client.call('session.leave', undefined)
  line.plugIn()
  await guest.client.call('session.start', {
    title: 'Their own',
    address: '127.0.0.1',
    documents: [await proposal(guest, 'Their own')],
  })
  expect((await stateOf(guest))?.part).toBe('host')
  expect((await stateOf(host))?.peers).toMatchObject([{ here: false }])
})
