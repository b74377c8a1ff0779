import type { Room } from 'y-webrtc'
import { z } from 'zod'
import { opensTheLine, SignalFromRelay, type SignalToRelay } from '#shared/domain/session/signalling.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { type Followed, followed } from './provider.ts'
import { type Envelope, seal, unseal } from './seal.ts'
import type { SessionNow } from './session-watch.ts'

/** The only address y-webrtc is ever given. Nothing answers there but this page's own core. */
export const SIGNAL_URL = 'hearings:signal'
/** Every page says again that it is there, so that lines that broke are opened again. Milliseconds. */
const ANNOUNCE_EVERY = 10_000

const Candidate = z.object({
  candidate: z.string().max(2000),
  sdpMLineIndex: z.int().nullable(),
  sdpMid: z.string().max(100).nullable(),
})
const Said = z.union([
  z.object({ type: z.literal('announce'), from: z.string() }),
  z.object({
    type: z.literal('signal'),
    from: z.string(),
    to: z.string(),
    token: z.number().optional(),
    signal: z.discriminatedUnion('type', [
      z.object({ type: z.enum(['offer', 'answer']), sdp: z.string().max(60_000) }),
      z.object({ type: z.literal('candidate'), candidate: Candidate }),
    ]),
  }),
])
type Said = z.output<typeof Said>

/** A document's room, and how to reach y-webrtc's side of it. */
export type SignalRoom = {
  readonly topic: string
  readonly key: Promise<CryptoKey>
  /** y-webrtc's room once it is open. */
  room(): Room | null
  /** True for a peer that was let go for talking nonsense. */
  isIgnored(peer: string): boolean
}

export type SignalLine = {
  /** True while the host can be reached. */
  readonly isOpen: Followed<boolean>
  /** Takes part in a room's signalling until disposed. */
  join(room: SignalRoom): Disposable
  /** Says at once that this page is in a room, so that those who should ring it do. */
  announce(topic: string): void
  /** What stands in for the page's WebSocket. */
  readonly Socket: new (
    url: string,
  ) => object
}

type Socket = {
  readyState: number
  onopen: (() => void) | null
  onclose: (() => void) | null
  onmessage: ((event: { data: string }) => void) | null
}

/**
 * Carries y-webrtc's signalling to the page's core, sealed, and lets in only what makes sense now: an offer from
 * whoever should make it, an answer to an offer that was made, candidates of a line being opened.
 */
export function createSignalLine(client: Client<AppContract, AppEvents>, session: Followed<SessionNow>): SignalLine {
  const sockets = new Set<Socket>()
  const rooms = new Map<string, SignalRoom>()
  const isOpen = followed(false)
  let outgoing = Promise.resolve()
  let incoming = Promise.resolve()

  const send = (signal: SignalToRelay) =>
    client.call('session.signal', { message: JSON.stringify(signal) }).catch(() => undefined)

  const sealed = (topic: string, said: Said) => {
    const room = rooms.get(topic)
    if (!room) return
    outgoing = outgoing.then(async () => {
      const envelope: Envelope = { type: said.type, topic, from: said.from, ...('to' in said ? { to: said.to } : {}) }
      const data = await seal(await room.key, envelope, said)
      if (isOpen.get()) void send({ ...envelope, data } as SignalToRelay)
    })
  }

  const announce = (topic: string) => {
    const from = rooms.get(topic)?.room()?.peerId
    if (isOpen.get() && from !== undefined) sealed(topic, { type: 'announce', from })
  }
  const announceAll = () => {
    for (const topic of rooms.keys()) announce(topic)
  }
  let announcing: ReturnType<typeof setInterval> | undefined

  const receive = async (raw: unknown) => {
    const { data: envelope } = SignalFromRelay.safeParse(raw)
    const room = envelope && rooms.get(envelope.topic)
    const open = room?.room()
    if (!room || !open || envelope.to !== open.peerId || room.isIgnored(envelope.from)) return
    const { data: said } = Said.safeParse(await unseal(await room.key, envelope, envelope.data))
    if (!said || said.from !== envelope.from || said.type !== envelope.type) return
    if (await isTimely(open, said))
      for (const socket of sockets)
        socket.onmessage?.({ data: JSON.stringify({ type: 'publish', topic: envelope.topic, data: said }) })
  }

  const follow = () => {
    const now = session.get().session?.connected === true
    if (now === isOpen.get()) return
    isOpen.set(now)
    if (now) for (const socket of [...sockets]) opened(socket)
    else for (const socket of [...sockets]) closed(socket)
  }
  const opened = (socket: Socket) => {
    socket.readyState = 1
    socket.onopen?.()
  }
  const closed = (socket: Socket) => {
    if (!sockets.delete(socket)) return
    socket.readyState = 3
    socket.onclose?.()
  }

  const takeFromPage = (socket: Socket, text: string) => {
    const message = JSON.parse(text) as { type: string; topic?: string; data?: unknown }
    if (message.type === 'ping') queueMicrotask(() => socket.onmessage?.({ data: JSON.stringify({ type: 'pong' }) }))
    const { data: said } = Said.safeParse(message.data)
    if (message.type === 'publish' && said && message.topic !== undefined) sealed(message.topic, said)
  }

  session.subscribe(follow)
  client.on('session.signal', ({ message }) => {
    incoming = incoming.then(() => receive(JSON.parse(message))).catch(() => undefined)
  })

  class SignalSocket implements Socket {
    readyState = 0
    onopen: Socket['onopen'] = null
    onclose: Socket['onclose'] = null
    onmessage: Socket['onmessage'] = null
    onerror = null
    constructor(url: string) {
      if (url !== SIGNAL_URL) throw new DOMException('this page opens no sockets', 'SecurityError')
      sockets.add(this)
      queueMicrotask(() => {
        if (isOpen.get() && sockets.has(this) && this.readyState === 0) opened(this)
      })
    }
    send(text: string) {
      takeFromPage(this, text)
    }
    close() {
      closed(this)
    }
  }
  follow()

  return {
    isOpen,
    Socket: SignalSocket,
    announce,
    join(room) {
      rooms.set(room.topic, room)
      announcing ??= setInterval(announceAll, ANNOUNCE_EVERY)
      return {
        [Symbol.dispose]() {
          const from = room.room()?.peerId
          if (rooms.get(room.topic) === room) rooms.delete(room.topic)
          if (from !== undefined && isOpen.get()) void send({ type: 'unsubscribe', topics: [room.topic], from })
          if (rooms.size > 0) return
          clearInterval(announcing)
          announcing = undefined
        },
      }
    },
  }
}

/** Whether y-webrtc can take this now. A new offer takes the place of a line that the other side has given up. */
async function isTimely(room: Room, said: Said): Promise<boolean> {
  const connection = room.webrtcConns.get(said.from)
  if (said.type === 'announce') return !connection && opensTheLine(room.peerId, said.from)
  const isAlive = connection !== undefined && !connection.closed && !connection.peer.destroyed
  switch (said.signal.type) {
    case 'offer':
      if (opensTheLine(room.peerId, said.from)) return false
      connection?.destroy()
      for (let tries = 0; tries < 100 && room.webrtcConns.has(said.from); tries++) await Promise.resolve()
      return !room.webrtcConns.has(said.from)
    case 'answer':
      return isAlive && !connection.connected && connection.peer.initiator === true
    case 'candidate':
      return isAlive
  }
}
