import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { createCoreProvider, type StoreStatus } from './core-provider.ts'
import { type Followed, followed, type SyncProvider } from './provider.ts'
import { watchSession } from './session-watch.ts'
import { createSignalLine, type SignalLine } from './signal-line.ts'
import { createWebrtcProvider, type PeersStatus } from './webrtc-provider.ts'

type AppClient = Client<AppContract, AppEvents>

export type SharedDocumentStatus = {
  readonly store: StoreStatus
  /** Null where no session shares this document. */
  readonly peers: PeersStatus | null
}

export type SharedDocument = Disposable & {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly status: Followed<SharedDocumentStatus>
  /** Settles when the text kept on this computer is in the document. */
  readonly ready: Promise<void>
  /** Before a window closes: settles when the workspace file holds everything. */
  flush(): Promise<void>
}

type Held = { readonly document: SharedDocument; users: number; end(): void }

const held = new WeakMap<AppClient, Map<string, Held>>()
const lines = new WeakMap<AppClient, SignalLine>()

/** One line for a page, and the only WebSocket in it. */
function lineOf(client: AppClient): SignalLine {
  const known = lines.get(client)
  if (known) return known
  const line = createSignalLine(client, watchSession(client))
  lines.set(client, line)
  Object.defineProperty(globalThis, 'WebSocket', { value: line.Socket, configurable: true, writable: true })
  return line
}

/**
 * Opens a co-edited document: kept by the core always, and shared directly with others whenever a session shares
 * it. Two who open the same document in one page get the same one, which ends with the last of them.
 */
export function openSharedDocument({
  client,
  id,
}: {
  readonly client: AppClient
  readonly id: string
}): SharedDocument {
  const documents = held.get(client) ?? new Map<string, Held>()
  held.set(client, documents)
  const known = documents.get(id) ?? hold(client, id)
  documents.set(id, known)
  known.users += 1
  let isDisposed = false
  return {
    ...known.document,
    [Symbol.dispose]() {
      if (isDisposed) return
      isDisposed = true
      known.users -= 1
      if (known.users > 0) return
      documents.delete(id)
      known.end()
    },
  }
}

function hold(client: AppClient, id: string): Held {
  const doc = new Y.Doc({ gc: true, guid: id })
  const awareness = new Awareness(doc)
  const store = createCoreProvider({ client, id, doc })
  const session = watchSession(client)
  const status = followed<SharedDocumentStatus>({ store: store.status.get(), peers: null })
  let peers: SyncProvider<PeersStatus> | undefined
  let room: string | undefined
  let isReady = false
  let isEnded = false

  const tell = () => status.set({ store: store.status.get(), peers: peers?.status.get() ?? null })

  /** Follows the session: a document is shared from when it starts to when it ends, and stays open here after. */
  const follow = () => {
    const now = session.get().session
    const shares = isReady && !isEnded && now?.documents.some((document) => document.id === id)
    const wanted = shares ? now : undefined
    if (wanted?.room.name === room) return
    void peers?.destroy()
    peers = undefined
    room = wanted?.room.name
    if (wanted) {
      peers = createWebrtcProvider({ doc, awareness, document: id, room: wanted.room, line: lineOf(client) })
      peers.status.subscribe(tell)
    }
    tell()
  }

  store.status.subscribe(tell)
  const following = session.subscribe(follow)
  void store.ready.then(() => {
    isReady = true
    follow()
  })

  // A window that closes disposes of nothing: what was typed last is sent on its way before the page goes.
  const lastWords = () => void store.flush()
  globalThis.addEventListener?.('beforeunload', lastWords)

  const end = async () => {
    isEnded = true
    globalThis.removeEventListener?.('beforeunload', lastWords)
    following[Symbol.dispose]()
    await peers?.destroy()
    await store.destroy()
    awareness.destroy()
    doc.destroy()
  }

  const document: SharedDocument = {
    doc,
    awareness,
    status,
    ready: store.ready,
    flush: store.flush,
    [Symbol.dispose]: () => undefined,
  }
  return { document, users: 0, end: () => void end() }
}
