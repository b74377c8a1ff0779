import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import { readSyncMessage } from 'y-protocols/sync'
import type { Room, WebrtcConn } from 'y-webrtc'
import * as Y from 'yjs'
import { fromAnotherWindow, fromPeer, fromStarter, fromStore } from '#shared/ydoc/origins.ts'
import { OwnOnlyProvider } from './own-only-provider.ts'

type Page = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly room: Room
  readonly provider: OwnOnlyProvider
}

let rooms = 0

/** Pages with y-webrtc's real rooms, whose lines are put together by hand; counts what goes over them. */
async function pagesInOneRoom(count: number) {
  const said = { updates: 0, presence: 0 }
  const pages: Page[] = []
  for (let n = 0; n < count; n++) {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    awareness.setLocalState({ user: { name: `Person ${n}` } })
    rooms += 1
    const provider = new OwnOnlyProvider(`room-${rooms}`, doc, { signaling: [], awareness })
    await provider.key
    await Promise.resolve()
    if (!provider.room) throw new Error('y-webrtc opened no room')
    pages.push({ doc, awareness, room: provider.room, provider })
  }
  /** As y-webrtc takes what comes in. */
  const take = (page: Page, message: Uint8Array) => {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) === 0) {
      said.updates += 1
      readSyncMessage(decoder, encoding.createEncoder(), page.doc, page.room)
    } else {
      said.presence += 1
      applyAwarenessUpdate(page.awareness, decoding.readVarUint8Array(decoder), page.room)
    }
  }
  for (const [n, page] of pages.entries())
    for (const [m, other] of pages.entries())
      if (n !== m) {
        const line = { connected: true, peer: { send: (message: Uint8Array) => take(other, message) } }
        page.room.webrtcConns.set(`page ${m}`, line as unknown as WebrtcConn)
      }
  onTestFinished(() => {
    for (const { provider, doc, room } of pages) {
      room.webrtcConns.clear()
      provider.destroy()
      doc.destroy()
    }
  })
  return { pages, said }
}

/** Where carets are is said a moment after they moved. */
const carets = () => new Promise((resume) => setTimeout(resume, 150))

const words = ({ doc }: Page) => doc.getText('t').toString()

test('a key goes to each of the others once, and nobody hands it on', async () => {
  const { pages, said } = await pagesInOneRoom(6)
  await fc.assert(
    fc.property(
      fc.array(fc.record({ by: fc.nat(5), at: fc.nat(1000), text: fc.string({ minLength: 1, maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 30,
      }),
      (keys) => {
        said.updates = 0
        for (const { by, at, text } of keys) {
          const written = (pages[by] as Page).doc.getText('t')
          written.insert(Math.min(at, written.length), text)
        }
        expect(said.updates).toBe(keys.length * 5)
        expect(new Set(pages.map(words)).size).toBe(1)
      },
    ),
    { numRuns: 40 },
  )
})

test('what came from the file, another window or the hub is not said again; what the app itself wrote is', async () => {
  const { pages, said } = await pagesInOneRoom(3)
  const [first, second] = pages as [Page, Page]
  const elsewhere = new Y.Doc()
  for (const origin of [fromStore, fromAnotherWindow, fromPeer('relay')]) {
    elsewhere.getText('t').insert(0, 'word ')
    Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(elsewhere), origin)
  }
  expect(said.updates).toBe(0)
  first.doc.transact(() => first.doc.getText('u').insert(0, 'A heading'), fromStarter)
  expect(said.updates).toBe(2)
  expect(second.doc.getText('u').toString()).toBe('A heading')
})

test('each says where their own caret is once for all its moves, and nothing of the others', async () => {
  const { pages, said } = await pagesInOneRoom(5)
  await carets()
  said.presence = 0
  for (let at = 0; at < 20; at++) for (const page of pages) page.awareness.setLocalStateField('cursor', at)
  await carets()
  expect(said.presence).toBe(5 * 4)
  for (const page of pages)
    expect([...page.awareness.getStates().values()].map(({ cursor }) => cursor)).toEqual([19, 19, 19, 19, 19])
})

test('who leaves is gone for all, and who comes back is there again for all', async () => {
  const { pages } = await pagesInOneRoom(3)
  const [first, second, third] = pages as [Page, Page, Page]
  const state = second.awareness.getLocalState()
  second.awareness.setLocalStateField('cursor', 1)
  await carets()
  second.awareness.setLocalState(null)
  expect(first.awareness.getStates().has(second.awareness.clientID)).toBe(false)
  second.awareness.setLocalState(state)
  await carets()
  for (const page of [first, third]) expect(page.awareness.getStates().get(second.awareness.clientID)).toEqual(state)
})

test('who disconnects and connects again is still somebody, and the others saw nobody go', async () => {
  const { pages } = await pagesInOneRoom(2)
  const [first, second] = pages as [Page, Page]
  const seen: number[][] = []
  first.awareness.on('change', ({ removed }: { removed: number[] }) => seen.push(removed))
  second.room.webrtcConns.forEach((line) => {
    line.destroy = () => undefined
  })
  second.provider.disconnect()
  expect(second.awareness.getLocalState()).toEqual({ user: { name: 'Person 1' } })
  second.provider.connect()
  second.awareness.setLocalStateField('cursor', 2)
  await carets()
  expect(seen.flat()).toEqual([])
  expect(first.awareness.getStates().get(second.awareness.clientID)).toMatchObject({ cursor: 2 })
})

test('y-webrtc forgets nobody while its room is being made, and makes none for a page that already left', async () => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: { name: 'Una' } })
  rooms += 1
  const provider = new OwnOnlyProvider(`room-${rooms}`, doc, { signaling: [], awareness })
  provider.disconnect()
  await provider.key
  await Promise.resolve()
  expect(provider.connected).toBe(false)
  expect(awareness.getLocalState()).toEqual({ user: { name: 'Una' } })
  provider.destroy()
  doc.destroy()
})
