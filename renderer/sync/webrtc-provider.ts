import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import { type Room, type WebrtcConn, WebrtcProvider } from 'y-webrtc'
import * as Y from 'yjs'
import { topicOf } from '#shared/domain/session/signalling.ts'
import { holdsAll, lookInto } from './inspect.ts'
import { followed, type SyncProvider } from './provider.ts'
import { roomKey } from './seal.ts'
import { SIGNAL_URL, type SignalLine } from './signal-line.ts'
import { fragmentingWrtc } from './wrtc.ts'

export type PeersStatus = {
  /** The host can be reached, so that new lines can be opened. Lines that are open need no host. */
  readonly signalling: boolean
  /** Open lines to others, and how many of those hold all that this page does (as they last said). */
  readonly connected: number
  readonly inStep: number
}

/** Figures with reasons. Milliseconds, but for the first. */
const figures = {
  /** A mesh of sixteen with a second window each. */
  connections: 32,
  /** A line that is not open by then never opens: it is given up and rung again. In ticks of the watchdog. */
  patience: 8,
  watchdog: 1000,
  /** Everyone says what they hold this often, so that nothing that got lost stays lost. */
  exchange: 10_000,
  /** And this long after the last change, so that everyone knows who holds it. */
  quiet: 700,
  /** A peer that talked nonsense is left alone this long. */
  ignored: 60_000,
} as const

export type WebrtcOptions = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly document: string
  readonly room: { readonly name: string; readonly password: string }
  readonly line: SignalLine
}

/** y-webrtc has one room per name in a page, and closes it in its own time: the next waits for the last. */
const closing = new Map<string, Promise<void>>()

type PeerState = { ticks: number; holds: ReadonlyMap<number, number> | null }

/** Stock y-webrtc, made safe from outside: nothing of its wire between pages is changed. */
export function createWebrtcProvider(options: WebrtcOptions): SyncProvider<PeersStatus> {
  const { doc, awareness, line } = options
  const topic = topicOf(options.room.name, options.document)
  const status = followed<PeersStatus>({ signalling: line.isOpen.get(), connected: 0, inStep: 0 })
  const states = new WeakMap<WebrtcConn, PeerState>()
  const ignored = new Map<string, number>()
  let provider: WebrtcProvider | undefined
  let isWanted = false
  let isDestroyed = false
  let joined: Disposable | undefined
  let present: ReturnType<Awareness['getLocalState']> = null

  const room = (): Room | null => provider?.room ?? null
  const connections = () => [...(room()?.webrtcConns.values() ?? [])]
  const stateOf = (connection: WebrtcConn): PeerState => {
    const state = states.get(connection) ?? { ticks: 0, holds: null }
    states.set(connection, state)
    return state
  }
  const connectionOf = (peer: RTCPeerConnection) => connections().find((connection) => connection.peer._pc === peer)

  const tell = () => {
    const open = connections().filter((connection) => connection.connected)
    const ours = Y.decodeStateVector(Y.encodeStateVector(doc))
    const inStep = open.filter((connection) => {
      const { holds } = stateOf(connection)
      return holds !== null && holdsAll(holds, ours)
    })
    status.set({ signalling: line.isOpen.get(), connected: open.length, inStep: inStep.length })
  }

  const wrtc = fragmentingWrtc({
    inspect(peer, message) {
      const looked = lookInto(message)
      const connection = connectionOf(peer)
      if (looked.kind === 'state-vector' && connection) {
        stateOf(connection).holds = looked.vector
        tell()
      }
      return 'take'
    },
    onOffence(peer) {
      const connection = connectionOf(peer)
      if (connection) ignored.set(connection.remotePeerId, Date.now() + figures.ignored)
    },
  })

  const exchange = () => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    writeSyncStep1(encoder, doc)
    const message = encoding.toUint8Array(encoder)
    for (const connection of connections()) if (connection.connected) sendTo(connection, message)
  }

  const watch = () => {
    for (const connection of connections()) {
      const state = stateOf(connection)
      state.ticks = connection.connected ? 0 : state.ticks + 1
      if (state.ticks > figures.patience) connection.destroy()
    }
    for (const [peer, until] of ignored) if (Date.now() > until) ignored.delete(peer)
    tell()
  }

  let quiet: ReturnType<typeof setTimeout> | undefined
  const onUpdate = () => {
    clearTimeout(quiet)
    quiet = setTimeout(exchange, figures.quiet)
    tell()
  }

  const start = async () => {
    while (closing.has(topic)) await closing.get(topic)
    if (!isWanted || provider) return
    provider = new WebrtcProvider(topic, doc, {
      signaling: [SIGNAL_URL],
      awareness,
      maxConns: figures.connections,
      filterBcConns: true,
      peerOpts: { config: { iceServers: [] }, wrtc },
    })
    provider.on('peers', tell)
  }

  let timers: ReturnType<typeof setInterval>[] = []
  let opening: Disposable | undefined
  const connect = () => {
    if (isWanted || isDestroyed) return
    isWanted = true
    joined = line.join({
      topic,
      key: roomKey(options.room.password, topic),
      room,
      isIgnored: (peer) => (ignored.get(peer) ?? 0) > Date.now(),
    })
    opening = line.isOpen.subscribe(tell)
    doc.on('update', onUpdate)
    timers = [setInterval(watch, figures.watchdog), setInterval(exchange, figures.exchange)]
    if (provider) provider.connect()
    else void start()
    if (present !== null && awareness.getLocalState() === null) awareness.setLocalState(present)
  }

  /** y-webrtc forgets who sits here when it disconnects; we do not. */
  const disconnect = () => {
    if (!isWanted) return
    isWanted = false
    present = awareness.getLocalState()
    for (const timer of timers) clearInterval(timer)
    clearTimeout(quiet)
    doc.off('update', onUpdate)
    opening?.[Symbol.dispose]()
    joined?.[Symbol.dispose]()
    provider?.disconnect()
    tell()
  }

  const destroy = async () => {
    if (isDestroyed) return
    disconnect()
    isDestroyed = true
    const ending = provider
    if (!ending) return
    ending.destroy()
    const closed = Promise.resolve(ending.key).then(() => void closing.delete(topic))
    closing.set(topic, closed)
    await closed
    if (present !== null && awareness.getLocalState() === null) awareness.setLocalState(present)
  }

  connect()
  return {
    road: 'webrtc',
    awareness,
    status,
    connect,
    disconnect,
    destroy,
    [Symbol.dispose]: () => void destroy(),
  }
}

function sendTo(connection: WebrtcConn, message: Uint8Array): void {
  try {
    connection.peer.send(message)
  } catch {
    // Closing: the exchange after it opens again makes up for it.
  }
}
