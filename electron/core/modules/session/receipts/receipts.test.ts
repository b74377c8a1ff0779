import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { documentsOf } from '#core/modules/documents/handlers.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { Receipt } from '#shared/rpc/contract/session.ts'
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
import { textFeaturesAtGuest, textFeaturesAtHost } from '../texts/features.ts'
import { digestOf } from './digest.ts'
import { type Signature, snapshots, toSignText } from './snapshots.ts'

const computers: Computer[] = []
let closeAll: () => Promise<void> = async () => undefined
afterEach(async () => {
  await closeAll()
  for (const one of computers.splice(0)) await one[Symbol.asyncDispose]()
})

const text = (title: string): SharedText => ({ id: randomUUID(), kind: 'proposal', title })

async function session(documents: readonly SharedText[], roles: Readonly<Record<string, SessionRole>>) {
  const host = await computer('Morven')
  computers.push(host)
  const running = await sessionInMemory(host, documents, { host: textFeaturesAtHost, guest: textFeaturesAtGuest })
  let isClosed = false
  const close = async () => {
    if (!isClosed) await running.close()
    isClosed = true
  }
  closeAll = close
  const guests: Guest[] = []
  for (const [name, role] of Object.entries(roles)) {
    const one = await computer(name)
    computers.push(one)
    guests.push(await running.join(one, role))
  }
  return { host, id: running.id, guests: guests as [Guest, Guest, Guest], close }
}

const receiptOf = ({ emitted }: Computer) =>
  emitted.findLast(({ name }) => name === 'session.receipt')?.data as Receipt | undefined
const holds = (where: Computer, hold: number, of: number) => {
  const receipt = receiptOf(where)
  return receipt?.every((line) => line.hold === hold && line.of === of) ?? false
}
const digestIn = ({ workspace }: Computer, { id }: SharedText) => digestOf(documentsOf(workspace).store.load(id))

test('everyone who may read sees how many of those here hold each text, the host among them', async () => {
  const [first, second] = [text('Getting ready'), text('Afterwards')]
  const { host, guests } = await session([first, second], { Isla: 'member', Una: 'observer', Ewan: 'guest' })
  const [isla, una, ewan] = guests
  write(isla.computer, first, 'words')
  await until(() => [host, isla.computer, una.computer].every((one) => holds(one, 3, 3)))
  await until(() => receiptOf(host)?.[0]?.sha256 === digestIn(una.computer, first))
  expect(receiptOf(una.computer)?.map(({ title }) => title)).toEqual(['Getting ready', 'Afterwards'])
  expect(receiptOf(ewan.computer)).toBeUndefined()
})

test('who is behind is not counted until they hold the text again, and who left is not counted among those here', async () => {
  const document = text('Getting ready')
  const { host, guests } = await session([document], { Isla: 'member', Rory: 'member' })
  const [isla, rory] = guests
  await until(() => holds(host, 3, 3))
  rory.cut()
  write(isla.computer, document, 'while Rory was away')
  await until(() => holds(host, 2, 2) && holds(isla.computer, 2, 2))
  await rory.heal()
  await until(() => [host, isla.computer, rory.computer].every((one) => holds(one, 3, 3)))
  expect(wordsOf(rory.computer, document)).toBe('while Rory was away')
})

test('a computer that is wrong about what it holds is counted out alone, and one that talks nonsense is dropped', async () => {
  const document = text('Getting ready')
  const { host, guests } = await session([document], { Isla: 'member', Rory: 'member', Una: 'member' })
  const [isla, rory, una] = guests
  await until(() => holds(host, 4, 4))
  rory.say('receipts', { t: 'hold', document: document.id, sha256: 'ab'.repeat(32) })
  await until(() => holds(host, 3, 4) && holds(isla.computer, 3, 4))
  rory.say('receipts', { t: 'hold', document: randomUUID(), sha256: 'ab'.repeat(32) })
  una.say('receipts', { t: 'hold', document: document.id, sha256: 'not a digest' })
  await until(() => una.dropped.length === 1 && holds(host, 2, 3))
  expect(rory.dropped).toEqual([])
})

test('at the close each text is kept everywhere as it was, signed by everyone who held it', async () => {
  const [first, second] = [text('Getting ready'), text('Afterwards')]
  const { host, id, guests, close } = await session([first, second], {
    Isla: 'member',
    Una: 'observer',
    Rory: 'member',
  })
  const [isla, una, rory] = guests
  write(isla.computer, first, 'said by Isla')
  write(host, second, 'said by Morven')
  rory.say('receipts', { t: 'hold', document: first.id, sha256: 'ab'.repeat(32) })
  for (const { channel, door } of isla.features)
    if (channel === 'texts' && door && 'road' in door) door.road(first.id, 'direct')
  write(isla.computer, first, 'at the last moment ')
  await close()
  for (const where of [host, isla.computer, una.computer, rory.computer]) {
    const kept = [...snapshots(where.workspace.db).read(id)]
    expect(kept.map(({ title }) => title)).toEqual(['Afterwards', 'Getting ready'])
    for (const snapshot of kept) {
      expect(snapshot.kept).toBe('whole')
      expect(snapshot.signatures.every(({ holds }) => holds)).toBe(true)
      expect(snapshot.signatures.map(({ name }) => name).sort()).toEqual(['Isla', 'Morven', 'Rory', 'Una'])
    }
    expect(kept[1]?.sha256).toBe(digestIn(where, first))
  }
  expect(wordsOf(una.computer, first)).toBe('at the last moment said by Isla')
})

/** Their computer hears no more of what the others hold, and answers nothing of itself. */
const silence = (guest: Guest) =>
  Object.assign(guest.features.find(({ channel }) => channel === 'receipts') ?? {}, { heard: () => undefined })
const isAskedToSign = ({ heard }: Guest) => heard.some(({ said }) => (said as { t?: string }).t === 'sign')

test('a signature that does not fit its text or its computer is not kept', async () => {
  const document = text('Getting ready')
  const { host, id, guests, close } = await session([document], { Isla: 'member', Rory: 'member' })
  const [isla, rory] = guests
  write(isla.computer, document, 'words')
  await until(() => holds(host, 3, 3))
  const sha256 = digestIn(host, document)
  silence(rory)
  const closed = close()
  await until(() => isAskedToSign(rory))
  const { device } = rory.computer
  const of = (signature: string, digest = sha256) =>
    rory.say('receipts', { t: 'signed', texts: [{ document: document.id, sha256: digest, signature }] })
  of(device.sign('something else'))
  of(host.device.sign(toSignText(id, document.id, sha256)))
  of(device.sign(toSignText(id, document.id, 'ab'.repeat(32))), 'ab'.repeat(32))
  await closed
  const [kept] = snapshots(isla.computer.workspace.db).read(id)
  expect(kept?.signatures.map(({ name }) => name).sort()).toEqual(['Isla', 'Morven'])
})

test('what is kept at the host is what was signed, also where somebody wrote on while the others signed', async () => {
  const document = text('Getting ready')
  const { host, id, guests, close } = await session([document], { Isla: 'member' })
  write(guests[0].computer, document, 'words')
  await until(() => holds(host, 2, 2))
  const [isla] = guests
  const sha256 = digestIn(host, document)
  silence(isla)
  const closed = close()
  await until(() => isAskedToSign(isla))
  write(host, document, 'late ')
  await until(() => receiptOf(host)?.[0]?.sha256 !== sha256)
  const signature = isla.computer.device.sign(toSignText(id, document.id, sha256))
  isla.say('receipts', { t: 'signed', texts: [{ document: document.id, sha256, signature }] })
  await closed
  const [kept] = snapshots(host.workspace.db).read(id)
  expect(kept).toMatchObject({ kept: 'whole', signatures: [{ name: 'Morven' }, { name: 'Isla' }] })
  expect(snapshots(host.workspace.db).text(id, document.id)?.getText('words').toString()).toBe('words')
  expect(wordsOf(host, document)).toBe('late words')
})

test('a computer that has the last words a moment after it was asked to sign them signs them then', async () => {
  const document = text('Getting ready')
  const { host, id, guests, close } = await session([document], { Isla: 'member', Rory: 'member' })
  await until(() => holds(host, 3, 3))
  const [isla, rory] = guests
  const texts = isla.features.find(({ channel }) => channel === 'texts')
  const hear = texts?.heard
  const late: unknown[] = []
  Object.assign(texts ?? {}, { heard: (said: unknown) => void late.push(said) })
  write(host, document, 'the last words')
  await until(() => late.length > 0)
  const closed = close()
  await until(() => isAskedToSign(isla))
  await new Promise((resolve) => setTimeout(resolve, 200))
  for (const said of late) hear?.(said)
  await closed
  for (const where of [host, isla.computer, rory.computer]) {
    const [kept] = snapshots(where.workspace.db).read(id)
    expect(kept?.signatures.map(({ name }) => name).sort()).toEqual(['Isla', 'Morven', 'Rory'])
  }
})

test('a state or a signature that was changed in the file is known by it, and nothing that stands there makes reading fail', async () => {
  const document = text('Getting ready')
  const { host, id, guests, close } = await session([document], { Isla: 'member' })
  write(guests[0].computer, document, 'words')
  await until(() => holds(host, 2, 2))
  await close()
  const { db } = host.workspace
  const set = (column: string, value: string | Uint8Array) => {
    const { before } =
      db.prepare<[], { before: string }>(`SELECT ${column} AS before FROM session_snapshot`).get() ?? {}
    db.prepare(`UPDATE session_snapshot SET ${column} = ?`).run(value)
    const [found] = snapshots(db).read(id)
    db.prepare(`UPDATE session_snapshot SET ${column} = ?`).run(before)
    return { kept: found?.kept, holds: found?.signatures.map(({ holds }) => holds) }
  }
  expect(set('title', 'Getting ready')).toEqual({ kept: 'whole', holds: [true, true] })
  const other = new Y.Doc()
  other.getText('words').insert(0, 'other words')
  expect(set('state_v2', Y.encodeStateAsUpdateV2(other))).toEqual({ kept: 'altered', holds: [true, true] })
  expect(set('state_v2', new Uint8Array([1, 2, 3]))).toEqual({ kept: 'unreadable', holds: [true, true] })
  expect(set('sha256', 'ab'.repeat(32))).toEqual({ kept: 'altered', holds: [false, false] })
  const [{ signatures } = { signatures: '' }] = db
    .prepare<[], { signatures: string }>('SELECT signatures FROM session_snapshot')
    .all()
  const [first, second] = JSON.parse(signatures) as [Signature, Signature]
  const swapped = [{ ...first, signature: second.signature }, second]
  expect(set('signatures', JSON.stringify(swapped))).toEqual({ kept: 'whole', holds: [false, true] })
  expect(set('signatures', JSON.stringify([first, 'nothing']))).toEqual({ kept: 'whole', holds: [true, false] })
  expect(set('signatures', '{}')).toEqual({ kept: 'whole', holds: [false] })
})
