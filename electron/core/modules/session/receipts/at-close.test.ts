import type { Database } from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainText } from '#shared/ydoc/proposal.ts'
import {
  type Computer,
  computer,
  joinAs,
  proposal,
  refusal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'
import { rowsOf, textOf, write } from '#tests/harness/workshops.ts'

afterEach(stopComputers)

const planned = async ({ client }: Computer) => {
  const facts = { title: 'Tuesday', held_on: '2026-03-30' }
  return (await client.call('record.create', { kind: 'workshop', facts })).id
}
const share = (keep: boolean) => ({ records: ['sessions' as const, 'proposals' as const], voices: false, keep })
const atClose = ({ client }: Computer, workshop: string) => client.call('session.textsAtClose', { workshop })
const wordsAtClose = async ({ client }: Computer, session: string, document: string) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await client.call('session.textAtClose', { session, document })).state)
  return plainText(doc)
}
const everyoneHolds = async ({ client }: Computer, of: number) =>
  (await client.call('session.receipt', undefined)).every((line) => line.hold === of && line.of === of)
const isOver = (one: Computer) => async () => (await stateOf(one)) === null

/** Ailsa at her computer with a text, and Isla at hers. `db`: of Ailsa's file. */
async function twoAtATable({ keep = true }: { keep?: boolean } = {}) {
  let db: Database | undefined
  const host = await computer('Ailsa', { onWorkspace: (opened) => (db = opened) })
  const workshop = await planned(host)
  const document = await proposal(host, 'Before a hearing')
  await write(host, document, 'Every child gets a letter.')
  await startSession(host, [document], { workshop, share: share(keep) })
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  await until(() => everyoneHolds(host, 2))
  const session = (await stateOf(host))?.id ?? ''
  const close = async () => {
    await host.client.call('session.leave', undefined)
    await until(isOver(isla))
  }
  return { host, isla, workshop, document, session, close, db: db as unknown as Database }
}

test('each computer says of a session that was held what everyone held at its close, and whether it still is so', async () => {
  const { host, isla, workshop, document, session, close } = await twoAtATable()
  expect(await atClose(host, workshop)).toEqual([])
  await close()
  for (const [one, here] of [
    [host, 'Ailsa'],
    [isla, 'Isla'],
  ] as const) {
    const closes = await atClose(one, workshop)
    expect(closes).toMatchObject([{ session, shared: 1, lent: false }])
    const [text] = closes[0]?.texts ?? []
    expect(text).toMatchObject({
      ...{ document, title: 'Before a hearing', kept: 'whole', now: 'same' },
      owner: { kind: 'proposal', id: document },
    })
    expect(text?.signed.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      ['Ailsa', 'Isla'].map((name) => ({ name, isHere: name === here, holds: true })),
    )
  }
  await write(isla, document, 'And a visit.')
  expect((await atClose(isla, workshop))[0]?.texts).toMatchObject([{ kept: 'whole', now: 'changed' }])
  expect((await atClose(host, workshop))[0]?.texts).toMatchObject([{ now: 'same' }])
  expect(await textOf(isla, document)).toContain('And a visit.')
  expect(await wordsAtClose(isla, session, document)).toBe('Every child gets a letter.')
})

test('a text that was deleted since is still there as it was, and leads to no record', async () => {
  const { host, workshop, document, session, close } = await twoAtATable()
  await close()
  await host.client.call('record.delete', { kind: 'proposal', id: document, evenIfReferredTo: true })
  expect((await atClose(host, workshop))[0]?.texts).toMatchObject([{ title: 'Before a hearing', owner: null }])
  expect(await wordsAtClose(host, session, document)).toBe('Every child gets a letter.')
})

test('what was only lent is not kept, and goes with the rest', async () => {
  const { host, isla, workshop, document, session, close } = await twoAtATable({ keep: false })
  await close()
  expect((await atClose(host, workshop))[0]?.texts).toMatchObject([{ document, kept: 'whole' }])
  await until(async () => (await rowsOf(isla, 'workshop')).length === 0)
  expect(await atClose(isla, workshop)).toMatchObject([{ session, lent: true, texts: [] }])
  expect(await refusal(wordsAtClose(isla, session, document))).toBe('record/not-found')
})

test('where the same session was held before, and kept, the time it was lent keeps nothing and says so', async () => {
  const { host, isla, workshop, document, session, close } = await twoAtATable()
  await close()
  await startSession(host, [document], { workshop, share: share(false) })
  await joinAs(host, isla, 'member', 'Isla')
  await until(() => everyoneHolds(host, 2))
  const again = (await stateOf(host))?.id ?? ''
  await host.client.call('session.leave', undefined)
  await until(isOver(isla))
  expect(await atClose(isla, workshop)).toMatchObject([
    { session: again, lent: true, texts: [] },
    { session, lent: false, texts: [{ document, kept: 'whole' }] },
  ])
})

test('whoever looks after everything keeps what was lent to the others, with what was signed', async () => {
  const { host, workshop, session, close } = await twoAtATable({ keep: false })
  const una = await computer('Una')
  await joinAs(host, una, 'secretariat', 'Una')
  await until(() => everyoneHolds(host, 3))
  await close()
  await until(isOver(una))
  expect(await atClose(una, workshop)).toMatchObject([{ session, lent: false, texts: [{ kept: 'whole' }] }])
})

test('what was changed in the file is told as it is found, and what cannot be opened is refused', async () => {
  const { host, workshop, document, session, close, db } = await twoAtATable()
  await close()
  const other = new Y.Doc()
  other.getText('words').insert(0, 'other words')
  db.prepare('UPDATE session_snapshot SET state_v2 = ?').run(Y.encodeStateAsUpdateV2(other))
  expect((await atClose(host, workshop))[0]?.texts).toMatchObject([{ kept: 'altered', now: 'same' }])
  db.prepare('UPDATE session_snapshot SET state_v2 = ?').run(new Uint8Array([1, 2, 3]))
  expect((await atClose(host, workshop))[0]?.texts).toMatchObject([{ kept: 'unreadable' }])
  expect(await refusal(wordsAtClose(host, session, document))).toBe('session/text-unreadable')
})

test('a session that nobody planned has its texts under the record that was made of it, at every computer', async () => {
  const host = await computer('Ailsa')
  const document = await proposal(host, 'Before a hearing')
  await startSession(host, [document], { share: share(true) })
  const isla = await computer('Isla')
  await joinAs(host, isla, 'member', 'Isla')
  await until(() => everyoneHolds(host, 2))
  await host.client.call('session.leave', undefined)
  await until(isOver(isla))
  const [record] = await rowsOf(host, 'workshop')
  for (const one of [host, isla])
    expect(await atClose(one, record?.id ?? '')).toMatchObject([{ shared: 1, texts: [{ document }] }])
})

test('a session that shared nothing says so, and one that was held a second time has both closes, the last first', async () => {
  const host = await computer('Ailsa')
  const workshop = await planned(host)
  await startSession(host, [], { workshop })
  await host.client.call('session.leave', undefined)
  expect(await atClose(host, workshop)).toMatchObject([{ shared: 0, texts: [] }])
  const document = await proposal(host, 'Before a hearing')
  await startSession(host, [document], { workshop })
  await host.client.call('session.leave', undefined)
  expect((await atClose(host, workshop)).map(({ shared }) => shared)).toEqual([1, 0])
})

test('a session that stopped without a close has kept nothing', async () => {
  const { host, isla, workshop } = await twoAtATable()
  await isla.client.call('session.leave', undefined)
  expect(await atClose(isla, workshop)).toEqual([])
  expect(await atClose(host, workshop)).toEqual([])
})
