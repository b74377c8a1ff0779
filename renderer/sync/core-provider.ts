import * as Y from 'yjs'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { type ErrorCode, Refusal } from '#shared/rpc/errors.ts'
import { fromAnotherWindow, fromPeer, fromStore, isChangeOrigin } from '#shared/ydoc/origins.ts'
import { afterDrawing } from './after-drawing.ts'
import { followed, type SyncProvider } from './provider.ts'

export type StoreStatus = {
  /** `waiting`: the core did not take something and is asked again; nothing is lost meanwhile. `refused`: it never will. */
  readonly state: 'opening' | 'saved' | 'saving' | 'waiting' | 'refused'
  /** Updates that the workspace file does not hold yet. */
  readonly pending: number
  /** Why it is waiting or refused. */
  readonly why: ErrorCode | null
}

export type CoreProvider = SyncProvider<StoreStatus> & {
  /** Settles when the text kept on this computer is in the document. */
  readonly ready: Promise<void>
  /** Sends what is left at once, without waiting its turn; settles when all is kept, or never will be. */
  flush(): Promise<void>
}

/** As much as goes into one call: far below what the core refuses, and quick to merge. */
const MOST_UPDATES = 200
const MOST_BYTES = 1_000_000
/** How long to wait before asking again, in milliseconds. */
const waits = [200, 500, 1000, 2000, 5000]
/** A call that is not answered by then went to a core that is gone: asked again. Milliseconds. */
const PATIENCE = 20_000
/**
 * What somebody else typed is kept by them already, and comes here key by key: it is put in the file a moment's worth at
 * a time, so that a text in which ten people write costs no more than one's own keys. Milliseconds.
 */
const OTHERS = 250
/** What the core says of a change that a session brought to it, and not a window of this computer. */
const BY_SESSION = 'session'
const fromHub = fromPeer('relay')
/** Asking again cannot change these. */
const finally_: ReadonlySet<ErrorCode> = new Set(['document/old-epoch', 'document/too-large'])

/** Keeps a document in the workspace file as it is typed, and brings in what other windows type. */
export function createCoreProvider(options: {
  readonly client: Client<AppContract, AppEvents>
  readonly id: string
  readonly doc: Y.Doc
  /** Milliseconds; for tests. */
  readonly patience?: number
}): CoreProvider {
  const { client, id, doc, patience = PATIENCE } = options
  const origin = crypto.randomUUID()
  const status = followed<StoreStatus>({ state: 'opening', pending: 0, why: null })
  const ready = Promise.withResolvers<void>()
  const settled = new Set<() => void>()
  let waiting: Uint8Array[] = []
  let underWay = 0
  let epoch: number | undefined
  let trouble: { readonly tries: number; readonly why: ErrorCode } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** True after trouble, and after a time without listening: the core may lack more than what is waiting. */
  let mayLack = false
  let isRefused = false
  let isListening = false
  let isEnding = false
  let isPutOff = false
  let others: ReturnType<typeof setTimeout> | undefined
  let events: Disposable | undefined

  const stateNow = (): StoreStatus['state'] => {
    if (isRefused) return 'refused'
    if (trouble) return 'waiting'
    if (epoch === undefined) return 'opening'
    return waiting.length + underWay > 0 ? 'saving' : 'saved'
  }
  const tell = () => {
    const state = stateNow()
    status.set({ state, pending: waiting.length + underWay, why: trouble?.why ?? null })
    if (state !== 'saved' && state !== 'refused') return
    for (const settle of settled) settle()
    settled.clear()
  }

  const append = async (updates: readonly Uint8Array[], update: Uint8Array, at: number) => {
    underWay += updates.length
    try {
      await answered(client.call('document.append', { id, epoch: at, update, origin }), patience)
    } catch (error) {
      waiting = [...updates, ...waiting]
      throw error
    } finally {
      underWay -= updates.length
    }
  }

  /** As many updates as go into one call. */
  const nextOnes = (): Uint8Array[] => {
    let count = 0
    let bytes = 0
    for (const update of waiting) {
      if (count > 0 && (count >= MOST_UPDATES || bytes + update.byteLength > MOST_BYTES)) break
      count += 1
      bytes += update.byteLength
    }
    return waiting.splice(0, count)
  }

  const sendNext = async (at: number) => {
    const updates = nextOnes()
    const [only] = updates
    if (only === undefined) return
    try {
      await append(updates, updates.length === 1 ? only : Y.mergeUpdates(updates), at)
    } catch (error) {
      inTrouble(error)
    }
    pump()
  }

  /** One call at a time; what is typed meanwhile goes together in the next. */
  const pump = () => {
    if (epoch !== undefined && !trouble && !isRefused && underWay === 0 && waiting.length > 0) void sendNext(epoch)
    tell()
  }

  const inTrouble = (error: unknown) => {
    mayLack = true
    const why = error instanceof Refusal ? error.code : 'core/unexpected'
    trouble = { tries: (trouble?.tries ?? 0) + (timer ? 0 : 1), why }
    if (finally_.has(why)) isRefused = true
    else timer ??= setTimeout(makeUp, waits[Math.min(trouble.tries, waits.length) - 1])
  }

  /** Reads what the core holds, and gives it all that it lacks where it may lack something. */
  const makeUp = async () => {
    timer = undefined
    try {
      const held = await answered(client.call('document.open', { id }), patience)
      if (epoch !== undefined && held.epoch !== epoch) throw new Refusal('document/old-epoch')
      epoch = held.epoch
      Y.applyUpdate(doc, held.state, fromStore)
      if (mayLack) {
        const lacking = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(held.state))
        await append(waiting.splice(0), lacking, epoch)
      }
      mayLack = false
      trouble = null
      ready.resolve()
    } catch (error) {
      inTrouble(error)
    }
    pump()
  }

  const onUpdate = (update: Uint8Array, from: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (isKept(from)) return
    waiting.push(update)
    if (!local) {
      if (others === undefined) others = setTimeout(keepOthers, OTHERS)
      return
    }
    tell()
    if (isPutOff) return
    isPutOff = true
    afterDrawing(() => {
      isPutOff = false
      pump()
    })
  }
  const keepOthers = () => {
    others = undefined
    pump()
  }

  const connect = () => {
    if (isListening || isEnding) return
    isListening = true
    doc.on('update', onUpdate)
    events = client.on('document.updated', (updated) => {
      if (updated.id !== id || updated.origin === origin || updated.epoch !== epoch) return
      Y.applyUpdate(doc, updated.update, updated.origin === BY_SESSION ? fromHub : fromAnotherWindow)
    })
    void makeUp()
  }

  const disconnect = () => {
    isListening = false
    mayLack = true
    doc.off('update', onUpdate)
    events?.[Symbol.dispose]()
  }

  const flush = (): Promise<void> => {
    if (epoch !== undefined && !trouble && !isRefused) while (waiting.length > 0) void sendNext(epoch)
    const state = stateNow()
    if (state === 'saved' || state === 'refused') return Promise.resolve()
    return new Promise((resolve) => settled.add(resolve))
  }

  const destroy = async () => {
    if (isEnding) return
    isEnding = true
    disconnect()
    await flush()
    await client.call('document.close', { id }).catch(() => undefined)
  }

  connect()
  return {
    road: 'store',
    awareness: null,
    status,
    ready: ready.promise,
    connect,
    disconnect,
    flush,
    destroy,
    [Symbol.dispose]: () => void destroy(),
  }
}

/** The core had it before this page did. */
function isKept(from: unknown): boolean {
  if (!isChangeOrigin(from)) return false
  return from.by === 'store' || from.by === 'another-window' || (from.by === 'peer' && from.via === 'relay')
}

/** The answer, or a refusal where none comes. */
function answered<T>(asked: Promise<T>, patience: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Refusal('core/restarted')), patience)
    asked.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
