import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Workspace } from '#core/core.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { documentsOf } from './handlers.ts'
import type { Kept } from './open-documents.ts'

const running: AsyncDisposable[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one[Symbol.asyncDispose]()
})

async function workspace() {
  let opened: Workspace | undefined
  const core = await startWithWorkspace({
    onOpen: (one) => {
      opened = one
    },
  })
  running.push(core)
  if (opened === undefined) throw new Error('no workspace')
  return { core, client: core.client, workspace: opened, documents: documentsOf(opened) }
}
const refusal = (work: () => unknown) => {
  try {
    work()
    return 'was done'
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}
const textOf = (doc: Y.Doc) => doc.getText('words').toString()
/** Words as one update after what `doc` holds already. */
const more = (doc: Y.Doc, words: string) => {
  const before = Y.encodeStateVector(doc)
  doc.getText('words').insert(doc.getText('words').length, words)
  return Y.encodeStateAsUpdate(doc, before)
}

test('what is not new is not kept again, and nobody is told of it', async () => {
  const { documents } = await workspace()
  const id = randomUUID()
  const told: Kept[] = []
  documents.listen((kept) => told.push(kept))
  const update = more(new Y.Doc(), 'once')
  const { epoch } = documents.state(id)
  expect(documents.append(id, epoch, update, 'a page')).not.toBeNull()
  expect(documents.append(id, epoch, update, 'another page')).toBeNull()
  expect(documents.take(id, 'proposal', update)).toBeNull()
  expect(told.map(({ origin }) => origin)).toEqual(['a page'])
  expect(documents.store.pending(id, epoch)).toBe(1)
})

test('an update that comes before what it rests on waits in the file, and shows once that is there', async () => {
  const { documents } = await workspace()
  const id = randomUUID()
  const page = new Y.Doc()
  const [first, second] = [more(page, 'one '), more(page, 'two')]
  const { epoch } = documents.state(id)
  documents.append(id, epoch, second)
  expect(textOf(documents.store.load(id))).toBe('')
  documents.append(id, epoch, first)
  expect(textOf(documents.store.load(id))).toBe('one two')
  documents.close(id)
  expect(textOf(documents.store.load(id))).toBe('one two')
})

test('what a session brings is in the file when it says so, and a page that writes at the same moment rests on it', async () => {
  const { documents, workspace: open } = await workspace()
  const id = randomUUID()
  const { epoch } = documents.state(id)
  const page = new Y.Doc()
  const brought = more(page, 'brought ')
  documents.take(id, 'proposal', brought)
  let saved: unknown = 'not yet'
  documents.whenSaved((error) => {
    saved = error
  })
  expect(textOf(documents.store.load(id))).toBe('')
  documents.append(id, epoch, more(page, 'written'))
  expect(saved).toBeUndefined()
  expect(textOf(documents.store.load(id))).toBe('brought written')
  const order = open.db.prepare('SELECT length(bytes) AS n FROM update_log WHERE document = ? ORDER BY seq').all(id)
  expect(order).toHaveLength(2)
})

test('what cannot be read, leaves gaps, or would make a text larger than a newcomer can be given leaves it as it was', async () => {
  const { documents } = await workspace()
  const id = randomUUID()
  const page = new Y.Doc()
  const { epoch } = documents.state(id)
  documents.append(id, epoch, more(page, 'as it was'))
  expect(refusal(() => documents.take(id, 'proposal', new Uint8Array([1, 2, 3, 4])))).toBe('document/bad-update')
  more(page, 'never said')
  expect(refusal(() => documents.take(id, 'proposal', more(page, 'gap')))).toBe('document/bad-update')
  const other = new Y.Doc()
  const long = 'x'.repeat(8_000_000)
  for (let n = 0; n < 4; n++) {
    const update = more(other, long)
    expect(refusal(() => documents.take(id, 'proposal', update))).toBe('was done')
  }
  const last = more(other, long)
  expect(refusal(() => documents.take(id, 'proposal', last))).toBe('document/too-large')
  expect(refusal(() => documents.append(id, epoch, last))).toBe('document/too-large')
  documents.save()
  expect(textOf(documents.store.load(id)).length).toBe(4 * 8_000_000 + 'as it was'.length)
})

test('blocks and sessions have texts of their own, found by their words; what has no record has none', async () => {
  const { client } = await workspace()
  const workshop = (
    await client.call('record.create', { kind: 'workshop', facts: { title: 'Tuesday', held_on: '2027-03-02' } })
  ).id
  const facts = { title: 'Notes', workshop, position: 1, minutes: 10 }
  const block = (await client.call('record.create', { kind: 'agenda_item', facts })).id
  for (const id of [workshop, block]) {
    const { epoch } = await client.call('document.open', { id })
    const doc = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    doc.getXmlFragment('body').insert(0, [paragraph])
    paragraph.insert(0, [new Y.XmlText('rowanberries')])
    await client.call('document.append', { id, epoch, update: Y.encodeStateAsUpdate(doc), origin: 'test' })
    await client.call('document.close', { id })
  }
  const { hits } = await client.call('search.find', { text: 'rowanberries' })
  expect(hits.map(({ kind }) => kind).sort()).toEqual(['agenda_item', 'workshop'])
  const stranger = client.call('document.open', { id: randomUUID() })
  expect(await stranger.catch((error: Refusal) => error.code)).toBe('record/not-found')
})
