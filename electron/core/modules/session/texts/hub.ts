import type { DirectConnection, Document, Extension, Hocuspocus, WebSocketLike } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { MemberHandle } from '../feature.ts'
import { bounds } from './bounds.ts'

/** Who is at the other end of a connection. */
export type HubContext = { readonly member: MemberHandle }
/** One member's provider, which speaks of many documents. */
export type HubConnection = ReturnType<Hocuspocus<HubContext>['handleConnection']>
/** No timer of Hocuspocus hangs up: the line knows who is there. The longest that a timer can take, in milliseconds. */
const NEVER = 2 ** 31 - 1

/** Refused without a word in the log: Hocuspocus prints an error's message. */
class NotShared extends Error {
  readonly reason = 'not-shared'
}

export type HubOptions = {
  may(who: HubContext, document: string): 'edit' | 'read' | 'nothing'
  /** The whole text as one Yjs V1 update. */
  load(document: string): Uint8Array
  /** Keeps texts the same in several hubs; what another brought is told by `arrived`. */
  readonly extension?: Extension | undefined
  arrived?(document: string, update: Uint8Array): void
  /** A member's provider was let into a document: a line can be told to it. */
  onConnected(document: string, tell: (line: string) => void): void
}

/**
 * Hocuspocus, spoken to over lines that are there already. It holds the texts it is asked to hold and keeps nothing:
 * whoever uses it does that before. Loaded when first needed, because most starts of the app need none.
 */
export function openHub({ may, load, onConnected, extension, arrived }: HubOptions) {
  let hocuspocus: Hocuspocus<HubContext> | undefined
  const held = new Map<string, Promise<DirectConnection | null>>()
  let isClosed = false

  const opened = import('@hocuspocus/server').then((library) => {
    const hub = new library.Hocuspocus<HubContext>({
      quiet: true,
      extensions: extension ? [extension] : [],
      timeout: NEVER,
      maxUnauthenticatedQueueSize: bounds.waitingBytes,
      maxUnauthenticatedQueueMessages: bounds.waitingMessages,
      maxPendingDocuments: bounds.documents,
      async onAuthenticate({ context, documentName, connectionConfig }) {
        const allowed = may(context, documentName)
        if (allowed === 'nothing') throw new NotShared()
        connectionConfig.readOnly = allowed === 'read'
      },
      async onLoadDocument({ documentName }) {
        return load(documentName)
      },
      async onChange({ documentName, update, transactionOrigin }) {
        const origin = transactionOrigin as { readonly source?: unknown } | null
        if (origin?.source === 'redis') arrived?.(documentName, update)
      },
      async connected({ connection, documentName }) {
        onConnected(documentName, (line) => connection.sendStateless(line))
      },
    })
    hocuspocus = hub
    return hub
  })

  const loaded = async (id: string) => {
    const hub = await opened
    if (isClosed) return null
    return hub.openDirectConnection(id)
  }
  const letGo = async (id: string) => {
    const holding = held.get(id)
    held.delete(id)
    hocuspocus?.closeConnections(id)
    const direct = await holding?.catch(() => null)
    await direct?.disconnect()
  }

  return {
    opened,
    isOpen: () => hocuspocus !== undefined,
    /** From now on the text is in memory, and what is new in it has to be brought. */
    async hold(id: string): Promise<void> {
      const holding = held.get(id) ?? loaded(id)
      held.set(id, holding)
      await holding
    },
    holds: (id: string) => held.has(id),
    letGo: (id: string) => void letGo(id),
    /** Undefined until it is loaded. */
    document: (id: string): Document | undefined => hocuspocus?.documents.get(id),
    /** Hands what others than members wrote to everyone, as one message. */
    bring(document: Document, updates: readonly Uint8Array[]): void {
      const origin = { source: 'local', skipStoreHooks: true } as const
      document.transact(() => {
        for (const update of updates) Y.applyUpdate(document, update, origin)
      }, origin)
    },
    connect(socket: WebSocketLike, context: HubContext): HubConnection | null {
      return hocuspocus?.handleConnection(socket, new Request('http://session.invalid/'), context) ?? null
    },
    async close(): Promise<void> {
      isClosed = true
      await Promise.all([...held.keys()].map(letGo))
      hocuspocus?.flushPendingStores()
      await extension?.onDestroy?.({ instance: await opened })
    },
  }
}
