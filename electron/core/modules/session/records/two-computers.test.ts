import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { KindName } from '#shared/domain/records/kinds.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromCommandLine } from '#shared/ydoc/origins.ts'
import { PASSPHRASE, startTestCore, type TestCore } from '#tests/harness/core.ts'
import {
  type Computer,
  computer,
  joinAs,
  proposal,
  refusal,
  startSession,
  stopComputers,
  until,
} from '#tests/harness/session.ts'

const others: TestCore[] = []
afterEach(async () => {
  for (const other of others.splice(0)) await other[Symbol.asyncDispose]()
  await stopComputers()
})

/** The same workspace on another computer, carried there as a file. */
async function carried(from: Computer, name: string): Promise<Computer> {
  const other = startTestCore()
  others.push(other)
  const file = join(other.folder, 'carried.hearings')
  await from.client.call('workspace.backup', { file })
  await other.client.call('workspace.open', { file, secret: { by: 'passphrase', passphrase: PASSPHRASE } })
  await other.client.call('workspace.setMe', { name, role: 'secretariat' })
  return { ...other, file }
}

const all = async ({ client }: Computer, ...kinds: KindName[]) =>
  JSON.stringify(await Promise.all(kinds.map((kind) => client.call('record.list', { kind }))))

test('two computers of the secretariat keep one workspace, voices and all, and each file verifies', async () => {
  const morven = await computer('Morven')
  await morven.client.call('workspace.setMe', { name: 'Morven', role: 'chair' })
  const document = await proposal(morven, 'Getting ready')
  const idris = await carried(morven, 'Idris')
  const { id: voice } = await idris.client.call('voice.record', {
    facts: { age_band: '12-15' },
    words: 'By the bramblewick wall',
    consent: { explained_by: 'Idris', wording_version: '1', scope: 'secretariat', given_on: '2026-01-10' } as never,
  })
  await idris.client.call('record.create', {
    kind: 'evidence',
    facts: { title: 'Letter', confidentiality: 'restricted' },
  })
  await morven.client.call('record.update', {
    kind: 'proposal',
    id: document,
    facts: { title: 'Getting ready, together' },
  })

  await startSession(morven, [document], { share: { records: [], voices: false, keep: true } })
  await joinAs(morven, idris, 'secretariat')
  const same = async () => {
    const [one, other] = await Promise.all(
      [morven, idris].map((desk) => all(desk, 'proposal', 'evidence', 'voice', 'consent')),
    )
    return one === other
  }
  await until(same)
  expect(await all(morven, 'evidence')).toContain('Letter')
  expect(await all(idris, 'proposal')).toContain('Getting ready, together')
  const words = () => morven.client.call('voice.words', { id: voice, purpose: 'read' })
  await until(async () => (await words()).show)
  expect(await words()).toMatchObject({ words: 'By the bramblewick wall' })

  await idris.client.call('voice.withdraw', { id: voice, on: '2026-03-01' })
  await until(async () => !(await words()).show)
  for (const { client } of [morven, idris]) expect((await client.run('workspace.verify', undefined, {})).ok).toBe(true)
})

test('a member is refused at once what their part does not include, and works on in a workspace of their own', async () => {
  const morven = await computer('Morven')
  const document = await proposal(morven, 'Getting ready')
  const decision = await morven.client.call('record.create', {
    kind: 'decision',
    facts: { title: 'To ask', decided_on: '2026-03-01' },
  })
  const isla = await computer('Isla')
  const own = await proposal(isla, 'Their own')
  await startSession(morven, [document], { share: { records: ['proposals', 'sessions'], voices: false, keep: true } })
  await joinAs(morven, isla, 'member')
  const { client } = isla
  const get = () => client.call('record.get', { kind: 'decision', id: decision.id })
  await until(async () => (await refusal(get())) === 'was done')
  const change = (kind: KindName, id: string) =>
    refusal(client.call('record.update', { kind, id, facts: { title: 'Mine' } }))
  expect(await change('decision', decision.id)).toBe('session/not-allowed')
  expect(await refusal(client.call('record.delete', { kind: 'proposal', id: document }))).toBe('session/not-allowed')
  expect(
    await refusal(
      client.call('record.create', {
        kind: 'decision',
        facts: { title: 'Mine', decided_on: '2026-03-01', proposal: document },
      }),
    ),
  ).toBe('session/not-allowed')
  expect(await change('proposal', document)).toBe('was done')
  expect(await change('proposal', own)).toBe('was done')
  await until(async () => (await all(morven, 'proposal')).includes('Mine'))
  expect(await all(morven, 'proposal')).not.toContain(own)
  expect((await client.run('workspace.verify', undefined, {})).ok).toBe(true)
  const { participant } = (await morven.client.call('session.state', undefined)).session?.peers[0] ?? {
    participant: '',
  }
  expect(await morven.client.call('session.remove', { participant })).toMatchObject({ records: 2, voices: 0 })
  await client.call('session.leave', undefined)
  expect(await change('decision', decision.id)).toBe('was done')
})

test('an observer is refused any change of what is shared, a link between two things of it too, and works on in what is their own', async () => {
  const morven = await computer('Morven')
  const document = await proposal(morven, 'Getting ready')
  const other = await proposal(morven, 'Breaks')
  const ola = await computer('Ola')
  const own = await proposal(ola, 'Their own')
  await startSession(morven, [document, other], { share: { records: ['proposals'], voices: false, keep: true } })
  await joinAs(morven, ola, 'observer')
  const { client } = ola
  const standing = (id: string) => client.call('record.standing', { kind: 'proposal', id })
  await until(async () => (await refusal(client.call('record.get', { kind: 'proposal', id: other }))) === 'was done')
  const change = (id: string, facts: Record<string, number | string>) =>
    refusal(client.call('record.update', { kind: 'proposal', id, facts }))
  const link = (from: string, to: string) =>
    refusal(
      client.call('record.create', {
        kind: 'link',
        facts: { from_kind: 'proposal', from_id: from, relation: 'supports', to_kind: 'proposal', to_id: to, note: '' },
      }),
    )
  expect(await standing(document)).toEqual({ isOfSession: true, beganHere: false })
  expect(await change(document, { number: 9 })).toBe('session/not-allowed')
  expect(await link(document, other)).toBe('session/not-allowed')
  expect(await standing(own)).toEqual({ isOfSession: false, beganHere: true })
  expect(await change(own, { number: 9 })).toBe('was done')
  expect(await link(own, document)).toBe('was done')
  await client.call('session.leave', {})
  await until(async () => !(await standing(document)).isOfSession)
  expect(await change(document, { number: 9 })).toBe('was done')
})

test('what was only lent is gone from a member’s file when the session is over: records, texts and all', async () => {
  const morven = await computer('Morven')
  const document = await proposal(morven, 'Getting ready')
  const isla = await computer('Isla')
  const own = await proposal(isla, 'Their own')
  await startSession(morven, [document], { share: { records: ['proposals'], voices: false, keep: false } })
  await joinAs(morven, isla, 'member')
  const { client } = isla
  const { epoch } = await client.call('document.open', { id: document })
  const doc = new Y.Doc()
  fillBody(doc, [{ paragraph: 'Nobody should be surprised.' }], fromCommandLine)
  await client.call('document.append', { id: document, epoch, update: Y.encodeStateAsUpdate(doc), origin: 'test' })
  const textAtHost = async () => readable((await morven.client.call('document.open', { id: document })).state)
  await until(async () => (await textAtHost()).includes('surprised'))
  await morven.client.call('session.leave', undefined)
  await until(async () => (await client.call('session.state', undefined)).session === null)
  await until(async () => (await refusal(client.call('record.get', { kind: 'proposal', id: document }))) !== 'was done')
  expect((await client.call('record.list', { kind: 'proposal' })).map(({ id }) => id)).toEqual([own])
  const file = join(isla.folder, 'plain.sqlite')
  await client.call('workspace.plainCopy', { file, iUnderstand: true })
  const left = readFileSync(file).toString('latin1')
  expect(left.includes('Getting ready')).toBe(false)
  expect(left.includes('surprised')).toBe(false)
  expect((await client.run('workspace.verify', undefined, {})).ok).toBe(true)
  expect(await textAtHost()).toContain('surprised')
})

const readable = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
