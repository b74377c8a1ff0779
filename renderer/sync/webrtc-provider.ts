import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { writeSyncStep1 } from 'y-protocols/sync'
import type { Room, WebrtcConn } from 'y-webrtc'
import * as Y from 'yjs'
import { topicOf } from '#shared/domain/session/signalling.ts'
import { holdsAll, lookInto } from './inspect.ts'
import { OwnOnlyProvider, sayOn, sayTo } from './own-only-provider.ts'
import { followed, type SyncProvider } from './provider.ts'
import { roomKey } from './seal.ts'
import { SIGNAL_URL, type SignalLine } from './signal-line.ts'
import { onWaking } from './waking.ts'
import { fragmentingWrtc } from './wrtc.ts'

export type PeersStatus = {
  /** The host can be reached, so that new lines can be opened. Lines that are open need no host. */
  readonly signalling: boolean
  /** What this page is called on the lines; null until there is a room. */
  readonly me: string | null
  /** The pages that an open line leads to, by that name. */
  readonly to: readonly string[]
  /** How many of them hold all that this page does, as they last said. */
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
  /** Somebody holds more than this page: what is on its way has this long before it is asked for. */
  overdue: 300,
  /** Who holds what is counted at most this often. */
  count: 100,
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

type PeerState = { ticks: number; holds: ReadonlyMap<number, number> | null; isAsking: boolean }

/** Stock y-webrtc, made safe from outside: nothing of its wire between pages is changed. */
export function createWebrtcProvider(options: WebrtcOptions): SyncProvider<PeersStatus> {
  const { doc, awareness, line } = options
  const topic = topicOf(options.room.name, options.document)
  const status = followed<PeersStatus>({ signalling: line.isOpen.get(), me: null, to: [], inStep: 0 })
  const states = new WeakMap<WebrtcConn, PeerState>()
  const ignored = new Map<string, number>()
  let provider: OwnOnlyProvider | undefined
  let isWanted = false
  let isDestroyed = false
  let joined: Disposable | undefined

  const room = (): Room | null => provider?.room ?? null
  const connections = () => [...(room()?.webrtcConns.values() ?? [])]
  const stateOf = (connection: WebrtcConn): PeerState => {
    const state = states.get(connection) ?? { ticks: 0, holds: null, isAsking: false }
    states.set(connection, state)
    return state
  }
  const connectionOf = (peer: RTCPeerConnection) => connections().find((connection) => connection.peer._pc === peer)

  const countNow = () => {
    counting = undefined
    const open = connections().filter((connection) => connection.connected)
    const ours = vectorOf(doc)
    const inStep = open.filter((connection) => {
      const { holds } = stateOf(connection)
      return holds !== null && holdsAll(holds, ours)
    })
    const to = open.map(({ remotePeerId }) => remotePeerId).sort()
    status.set({ signalling: line.isOpen.get(), me: room()?.peerId ?? null, to, inStep: inStep.length })
  }
  let counting: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    counting ??= setTimeout(countNow, figures.count)
  }

  /** What a missing line between two others kept from this page is asked of whoever shows that they hold it. */
  const askIfOverdue = (connection: WebrtcConn) => {
    const state = stateOf(connection)
    const lacks = () => state.holds !== null && !holdsAll(vectorOf(doc), state.holds)
    if (state.isAsking || !lacks()) return
    state.isAsking = true
    setTimeout(() => {
      state.isAsking = false
      if (isWanted && connection.connected && lacks()) sayOn(connection, question(doc))
    }, figures.overdue)
  }

  const wrtc = fragmentingWrtc({
    inspect(peer, message) {
      const looked = lookInto(message)
      const connection = connectionOf(peer)
      if (looked.kind === 'state-vector' && connection) {
        stateOf(connection).holds = looked.vector
        askIfOverdue(connection)
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
    const open = room()
    if (open && open.webrtcConns.size > 0) sayTo(open, question(doc))
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
    provider = new OwnOnlyProvider(topic, doc, {
      signaling: [SIGNAL_URL],
      awareness,
      maxConns: figures.connections,
      filterBcConns: true,
      peerOpts: { config: { iceServers: [] }, wrtc },
    })
    provider.on('peers', tell)
    provider.on('status', () => {
      tell()
      line.announce(topic)
    })
  }

  /** The others gave up their lines to a computer that slept. */
  const wake = () => {
    for (const connection of connections()) connection.destroy()
    line.announce(topic)
  }

  let timers: ReturnType<typeof setInterval>[] = []
  let following: readonly Disposable[] = []
  const connect = () => {
    if (isWanted || isDestroyed) return
    isWanted = true
    joined = line.join({
      topic,
      key: roomKey(options.room.password, topic),
      room,
      isIgnored: (peer) => (ignored.get(peer) ?? 0) > Date.now(),
    })
    following = [line.isOpen.subscribe(tell), onWaking(wake)]
    doc.on('update', onUpdate)
    timers = [setInterval(watch, figures.watchdog), setInterval(exchange, figures.exchange)]
    if (provider) provider.connect()
    else void start()
  }

  const disconnect = () => {
    if (!isWanted) return
    isWanted = false
    for (const timer of timers) clearInterval(timer)
    clearTimeout(quiet)
    doc.off('update', onUpdate)
    for (const one of following) one[Symbol.dispose]()
    joined?.[Symbol.dispose]()
    provider?.disconnect()
    clearTimeout(counting)
    countNow()
  }

  const destroy = async () => {
    if (isDestroyed) return
    isDestroyed = true
    disconnect()
    const ending = provider
    if (!ending) return
    const present = awareness.getLocalState()
    ending.destroy()
    const closed = Promise.resolve(ending.key).then(() => {
      if (present !== null && awareness.getLocalState() === null) awareness.setLocalState(present)
      closing.delete(topic)
    })
    closing.set(topic, closed)
    await closed
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

const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))

/** Says what this page holds; who hears it answers with the rest. */
function question(doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  writeSyncStep1(encoder, doc)
  return encoding.toUint8Array(encoder)
}
