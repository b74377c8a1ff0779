import { randomUUID } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterEach, expect, test } from 'vitest'
import { writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { cut } from '#relay/fragments.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import {
  type Computer,
  computer,
  type Guest,
  type SharedText,
  sessionInMemory,
  until,
  wordsOf,
  write,
} from '#tests/harness/texts.ts'
import { textsAtGuest } from './guest.ts'
import { textsAtHost } from './host.ts'
import { begin } from './speaker.ts'

const computers: Computer[] = []
const sessions: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close()
  for (const one of computers.splice(0)) await one[Symbol.asyncDispose]()
})

const text = (title = 'Getting ready'): SharedText => ({ id: randomUUID(), kind: 'proposal', title })

async function session(documents: readonly SharedText[], roles: Readonly<Record<string, SessionRole>> = {}) {
  const host = await computer('Morven')
  computers.push(host)
  const running = await sessionInMemory(host, documents, {
    host: (context) => [textsAtHost(context)],
    guest: (context) => [textsAtGuest(context)],
  })
  sessions.push(running)
  const guests: Guest[] = []
  for (const [name, role] of Object.entries(roles)) {
    const one = await computer(name)
    computers.push(one)
    guests.push(await running.join(one, role))
  }
  return { ...running, host, guests: guests as [Guest, Guest, Guest] }
}

const allRead = (words: string, document: SharedText, ...where: Computer[]) =>
  until(() => where.every((one) => wordsOf(one, document) === words))

/** As many turns of the event loop: enough for anything said at once to arrive everywhere, and no time at all. */
const turns = async (count: number) => {
  for (let n = 0; n < count; n++) await new Promise((resolve) => setImmediate(resolve))
}

/** A message of a provider, made by hand. */
const message = (document: string, write: (encoder: encoding.Encoder) => void) => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, document)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const update = (document: string, bytes: Uint8Array) =>
  message(document, (encoder) => {
    encoding.writeVarUint(encoder, 0)
    writeUpdate(encoder, bytes)
  })
const updateOf = (words: string) => {
  const doc = new Y.Doc()
  doc.getText('words').insert(0, words)
  return Y.encodeStateAsUpdate(doc)
}
/** Takes the place of the guest’s own provider, so that nothing of ours checks what is said. */
const lie = (guest: Guest, ...messages: Uint8Array[]) => {
  for (const feature of guest.features) feature.disconnected?.()
  for (const one of [begin, ...messages]) for (const piece of cut(one)) guest.say('texts', piece)
}
const showsItself = (document: string) =>
  message(document, (encoder) => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })

test('what is written anywhere is in everyone’s workspace file, whether their pages show it or not', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member', Rory: 'adviser' })
  const [isla, rory] = guests
  write(host, document, 'one ')
  await allRead('one ', document, isla.computer, rory.computer)
  write(isla.computer, document, 'two ', 4)
  await allRead('one two ', document, host, rory.computer)
  write(rory.computer, document, 'three', 8)
  await allRead('one two three', document, host, isla.computer)
})

test('pages are told what a session brought, once, and what they wrote themselves does not come back to them', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member', Rory: 'member' })
  const [isla, rory] = guests
  write(isla.computer, document, 'one')
  await allRead('one', document, host, rory.computer)
  const told = ({ emitted }: Computer) => emitted.filter(({ name }) => name === 'document.updated').length
  await until(() => told(host) === 1 && told(rory.computer) === 1)
  write(host, document, 'zero ')
  await allRead('zero one', document, isla.computer, rory.computer)
  expect([told(host), told(isla.computer), told(rory.computer)]).toEqual([1, 1, 2])
})

test('a newcomer gets what was written before they came, and brings what they had', async () => {
  const [first, second] = [text(), text('Afterwards')]
  const host = await computer('Morven')
  const isla = await computer('Isla')
  computers.push(host, isla)
  write(host, first, 'here before')
  write(isla, second, 'brought along')
  const running = await sessionInMemory(host, [first, second], {
    host: (context) => [textsAtHost(context)],
    guest: (context) => [textsAtGuest(context)],
  })
  sessions.push(running)
  await running.join(isla, 'member')
  await allRead('here before', first, host, isla)
  await allRead('brought along', second, host, isla)
})

test('what both wrote while the line was broken is with both when it is there again', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member' })
  const [isla] = guests
  write(host, document, 'start')
  await allRead('start', document, isla.computer)
  isla.cut()
  write(host, document, 'H')
  write(isla.computer, document, 'G', 5)
  await isla.heal()
  await until(() => wordsOf(host, document) === wordsOf(isla.computer, document))
  expect([...wordsOf(host, document)].sort()).toEqual([...'HstartG'].sort())
})

test('a long text arrives whole, in pieces', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member' })
  const [isla] = guests
  const words = 'the words of a long day '.repeat(100_000)
  write(host, document, words)
  await allRead(words, document, isla.computer)
  for (const { said } of isla.heard) expect((said as Uint8Array).length).toBeLessThanOrEqual(61_441)
})

test('a text shared while the session runs reaches everyone, and one that is shared no more is left alone', async () => {
  const [first, second] = [text(), text('Afterwards')]
  const { host, guests, share } = await session([first], { Isla: 'member' })
  const [isla] = guests
  write(host, second, 'not yet')
  share([first, second])
  await allRead('not yet', second, isla.computer)
  share([second])
  write(host, first, 'for us')
  write(host, second, ' done', 7)
  await allRead('not yet done', second, isla.computer)
  expect(wordsOf(isla.computer, first)).toBe('')
})

test('a text that pages hold by way of each other is carried at leisure, and at once as soon as someone reads along', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member', Una: 'observer' })
  const [isla, una] = guests
  const road = (guest: Guest, to: 'direct' | 'hub') => {
    for (const { channel, door } of guest.features)
      if (channel === 'texts' && door && 'road' in door) door.road(document.id, to)
  }
  write(isla.computer, document, 'a')
  await allRead('a', document, host, una.computer)
  road(isla, 'direct')
  write(isla.computer, document, 'b')
  await turns(100)
  expect(wordsOf(host, document)).toBe('a')
  await allRead('ba', document, host, una.computer)
  road(una, 'hub')
  await until(() => isla.heard.some(({ said }) => Buffer.from(said as Uint8Array).includes('at-once')))
  write(isla.computer, document, 'c')
  await turns(100)
  expect(wordsOf(host, document)).toBe('cba')
})

test('an observer’s computer that skips its own check changes no text anywhere, and the others go on', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member', Una: 'observer' })
  const [isla, una] = guests
  write(host, document, 'as it was')
  await allRead('as it was', document, isla.computer, una.computer)
  lie(una, showsItself(document.id), update(document.id, updateOf('phantom ')))
  write(isla.computer, document, ', and more', 9)
  await allRead('as it was, and more', document, host, isla.computer)
  expect(wordsOf(una.computer, document)).toBe('as it was')
  expect(una.dropped).toEqual([])
})

test('who may not read is told nothing: not by asking, and not by bringing', async () => {
  const [document, secret] = [text(), text('Not shared')]
  const { host, guests } = await session([document], { Ewan: 'guest', Isla: 'member' })
  const [ewan, isla] = guests
  write(host, document, 'for those who read')
  write(host, secret, 'for the host alone')
  const asks = (id: string) =>
    message(id, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      writeSyncStep1(encoder, new Y.Doc())
    })
  lie(ewan, showsItself(document.id), asks(document.id), update(document.id, updateOf('from outside')))
  lie(isla, showsItself(secret.id), asks(secret.id), update(secret.id, updateOf('from outside')))
  await until(() => ewan.heard.length >= 2 && isla.heard.length >= 2)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const told = [...ewan.heard, ...isla.heard].map(({ said }) => Buffer.from(said as Uint8Array).toString('latin1'))
  for (const line of told) expect(line).not.toMatch(/for those|for the host/)
  expect(wordsOf(host, document)).toBe('for those who read')
  expect(wordsOf(host, secret)).toBe('for the host alone')
})

const offences: readonly [string, (document: string) => unknown[]][] = [
  ['an update that cannot be read', (id) => [update(id, new Uint8Array([1, 1, 255, 3, 7, 7, 7]))]],
  [
    'an update that rests on what nobody has',
    (id) => {
      const doc = new Y.Doc()
      doc.getText('words').insert(0, 'first')
      const before = Y.encodeStateVector(doc)
      doc.getText('words').insert(5, 'second')
      return [update(id, Y.encodeStateAsUpdate(doc, before))]
    },
  ],
  [
    'a state that is no state',
    (id) => [
      message(id, (encoder) => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarUint8Array(encoder, new Uint8Array([255, 255, 255, 255, 15, 1]))
      }),
    ],
  ],
  ['a message of no kind', (id) => [message(id, (encoder) => encoding.writeVarUint(encoder, 99))]],
  [
    'what only servers say to each other',
    (id) => [
      message(id, (encoder) => {
        encoding.writeVarUint(encoder, 6)
        encoding.writeVarString(encoder, 'everyone')
      }),
    ],
  ],
  ['noise', () => [new Uint8Array(50_000).fill(200)]],
  ['a flood', (id) => Array.from({ length: 5000 }, () => showsItself(id))],
  [
    'asking for everything over and over',
    (id) =>
      Array.from({ length: 1300 }, () =>
        message(id, (encoder) => {
          encoding.writeVarUint(encoder, 0)
          writeSyncStep1(encoder, new Y.Doc())
        }),
      ),
  ],
]

for (const [what, said] of offences)
  test(`whoever says ${what} is dropped, and the others go on`, async () => {
    const document = text()
    const { host, guests } = await session([document], { Isla: 'member', Rory: 'member' })
    const [isla, rory] = guests
    write(host, document, 'before')
    await allRead('before', document, isla.computer, rory.computer)
    lie(rory, showsItself(document.id), ...(said(document.id) as Uint8Array[]))
    await until(() => rory.dropped.length > 0)
    expect(rory.dropped).toHaveLength(1)
    expect(isla.dropped).toEqual([])
    write(isla.computer, document, ' and after', 6)
    await allRead('before and after', document, host, isla.computer)
    await rory.heal()
    await allRead('before and after', document, rory.computer)
  })

test('what the host cannot save is not acknowledged and not told to others; it is said again once there is room', async () => {
  const document = text()
  const { host, guests } = await session([document], { Isla: 'member', Rory: 'member' })
  const [isla, rory] = guests
  write(host, document, 'before')
  await allRead('before', document, isla.computer, rory.computer)
  const { db } = host.workspace
  db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON update_log BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  write(isla.computer, document, ' and after', 6)
  await until(() => isla.dropped.length === 1)
  expect(wordsOf(host, document)).toBe('before')
  expect(wordsOf(rory.computer, document)).toBe('before')
  db.exec('DROP TRIGGER full')
  await isla.heal()
  await allRead('before and after', document, host, isla.computer, rory.computer)
})

test('what is no piece of a message at all ends with who says it', async () => {
  const document = text()
  const { guests } = await session([document], { Isla: 'member', Rory: 'member', Una: 'member' })
  const [isla, rory, una] = guests
  isla.say('texts', { not: 'bytes' })
  rory.say('texts', new Uint8Array([7, 7, 7]))
  una.say('texts', new Uint8Array())
  await until(() => guests.every(({ dropped }) => dropped.length === 1))
})
