import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { type Computer, computer, type Guest, type SharedText, sessionInMemory, until } from '#tests/harness/texts.ts'
import { presenceAtGuest } from './guest.ts'
import { presenceAtHost } from './host.ts'
import { framed } from './states.ts'

const computers: Computer[] = []
const sessions: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close()
  for (const one of computers.splice(0)) await one[Symbol.asyncDispose]()
})

const document: SharedText = { id: randomUUID(), kind: 'proposal', title: 'Getting ready' }

async function session(roles: Readonly<Record<string, SessionRole>>) {
  const host = await computer('Morven')
  computers.push(host)
  const running = await sessionInMemory(host, [document], {
    host: (context) => [presenceAtHost(context)],
    guest: (context) => [presenceAtGuest(context)],
  })
  sessions.push(running)
  const guests: Guest[] = []
  for (const [name, role] of Object.entries(roles)) {
    const one = await computer(name)
    computers.push(one)
    guests.push(await running.join(one, role))
  }
  return { host, running, guests: guests as [Guest, Guest, Guest] }
}

/** A window that shows the text and says who is in it. */
function window(name: string) {
  const awareness = new Awareness(new Y.Doc())
  clearInterval(awareness._checkInterval)
  awareness.setLocalStateField('user', { name })
  return { id: awareness.clientID, awareness, says: () => encodeAwarenessUpdate(awareness, [awareness.clientID]) }
}
/** Whom a page of this computer sees, from all it was told. */
function seenBy({ emitted }: Computer): string[] {
  const awareness = new Awareness(new Y.Doc())
  clearInterval(awareness._checkInterval)
  for (const { name, data } of emitted)
    if (name === 'session.present') applyAwarenessUpdate(awareness, (data as { update: Uint8Array }).update, 'hub')
  return [...awareness.getStates().values()].flatMap(({ user }) => (user ? [String(user.name)] : [])).sort()
}
const present = (features: readonly { readonly door?: unknown }[], update: Uint8Array) =>
  (features[0] as { door: { present(document: string, update: Uint8Array): void } }).door.present(document.id, update)

test('everyone who may read sees who is in a text, newcomers too, and nobody hears themselves', async () => {
  const { host, running, guests } = await session({ Isla: 'member', Una: 'observer', Ewan: 'guest' })
  const [isla, una, ewan] = guests
  present(running.features, window('Morven').says())
  present(isla.features, window('Isla').says())
  await until(() => seenBy(una.computer).length === 2)
  expect(seenBy(una.computer)).toEqual(['Isla', 'Morven'])
  expect(seenBy(host)).toEqual(['Isla'])
  expect(seenBy(isla.computer)).toEqual(['Morven'])
  const rory = await computer('Rory')
  computers.push(rory)
  await running.join(rory, 'member')
  await until(() => seenBy(rory).length === 2)
  expect(ewan.heard).toEqual([])
})

test('nobody shows a window as somebody else’s', async () => {
  const { host, guests } = await session({ Isla: 'member', Rory: 'member' })
  const [isla, rory] = guests
  const forged = window('Rory')
  forged.awareness.setLocalStateField('participant', rory.member.participant)
  present(isla.features, forged.says())
  const own = window('Isla')
  own.awareness.setLocalStateField('participant', isla.member.participant)
  present(isla.features, own.says())
  await until(() => seenBy(rory.computer).length > 0)
  expect(seenBy(rory.computer)).toEqual(['Isla'])
  expect(seenBy(host)).toEqual(['Isla'])
})

test('who leaves is gone from everyone’s screen at once, and is there again when the line is', async () => {
  const { host, guests } = await session({ Isla: 'member', Rory: 'member' })
  const [isla, rory] = guests
  present(isla.features, window('Isla').says())
  await until(() => seenBy(host).length === 1 && seenBy(rory.computer).length === 1)
  isla.cut()
  await until(() => seenBy(host).length === 0 && seenBy(rory.computer).length === 0)
  const back = window('Isla')
  present(isla.features, back.says())
  await isla.heal()
  await until(() => seenBy(host).length === 1 && seenBy(rory.computer).length === 1)
})

test('nobody speaks for another’s window, and who takes part only is not heard', async () => {
  const { host, guests } = await session({ Isla: 'member', Rory: 'member', Ewan: 'guest' })
  const [isla, rory, ewan] = guests
  const { awareness, says } = window('Isla')
  present(isla.features, says())
  await until(() => seenBy(host).length === 1)
  const forged = new Awareness(new Y.Doc())
  clearInterval(forged._checkInterval)
  applyAwarenessUpdate(forged, says(), 'seen')
  forged.clientID = awareness.clientID
  forged.setLocalState({ user: { name: 'Someone else' } })
  rory.say('presence', framed(document.id, encodeAwarenessUpdate(forged, [forged.clientID])))
  forged.setLocalState(null)
  rory.say('presence', framed(document.id, encodeAwarenessUpdate(forged, [forged.clientID])))
  ewan.say('presence', framed(document.id, window('Ewan').says()))
  present(rory.features, window('Rory').says())
  await until(() => seenBy(host).length === 2)
  expect(seenBy(host)).toEqual(['Isla', 'Rory'])
})

test('whoever says too much, too often, or nothing that makes sense is dropped', async () => {
  const { guests } = await session({ Isla: 'member', Rory: 'member', Una: 'member' })
  const [isla, rory, una] = guests
  const loud = window('I'.repeat(17_000))
  isla.say('presence', framed(document.id, loud.says()))
  rory.say('presence', framed(document.id, new Uint8Array([1, 2, 3, 4, 5])))
  for (let n = 0; n < 300; n++) una.say('presence', framed(document.id, window('Una').says()))
  await until(() => guests.every(({ dropped }) => dropped.length === 1))
})
