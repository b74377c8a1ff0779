import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { createCoreProvider } from './core-provider.ts'
import { openTextOf, type SharedDocumentStatus } from './open-text.ts'
import { type Followed, followed } from './provider.ts'
import { watchSession } from './session-watch.ts'
import { shareDocument } from './sharing.ts'
import { createSignalLine, type SignalLine } from './signal-line.ts'

type AppClient = Client<AppContract, AppEvents>

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
  const isLast = () => [...documents.keys()].at(-1) === id
  const known = documents.get(id) ?? hold(client, id, (status) => isLast() && openTextOf(client).set(status))
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
      openTextOf(client).set([...documents.values()].at(-1)?.document.status.get() ?? null)
      known.end()
    },
  }
}

function hold(client: AppClient, id: string, onStatus: (status: SharedDocumentStatus) => void): Held {
  const doc = new Y.Doc({ gc: true, guid: id })
  const awareness = new Awareness(doc)
  const store = createCoreProvider({ client, id, doc })
  const status = followed<SharedDocumentStatus>({ store: store.status.get(), sharing: null })
  let sharing: ReturnType<typeof shareDocument> | undefined
  let isEnded = false

  const tell = () => {
    status.set({ store: store.status.get(), sharing: sharing?.status.get() ?? null })
    onStatus(status.get())
  }
  store.status.subscribe(tell)
  // Shared only once it holds what is kept here: a session may start, end and start again meanwhile.
  void store.ready.then(() => {
    if (isEnded) return
    sharing = shareDocument({ client, id, doc, awareness, line: () => lineOf(client) })
    sharing.status.subscribe(tell)
    tell()
  })

  // A window that closes disposes of nothing: what was typed last is sent on its way before the page goes.
  const lastWords = () => void store.flush()
  globalThis.addEventListener?.('beforeunload', lastWords)

  const end = async () => {
    isEnded = true
    globalThis.removeEventListener?.('beforeunload', lastWords)
    await sharing?.destroy()
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
