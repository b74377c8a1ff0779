/** Run as a process of its own: many participants without a core or a window, on the protocol that cores speak, or on Hocuspocus as it comes. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { lineSockets } from '#core/modules/session/texts/line-socket.ts'
import { makeDeviceKey } from '#relay/device-key.ts'
import { joinRelay } from '#relay/join.ts'
import { readJoining } from '#shared/domain/session/join-code.ts'
import { clock, serveBench } from './process.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const NEVER = 2 ** 31 - 1
const TOGETHER = 3
/** What a peer writes: the moment it was written, which whoever reads it compares with theirs. */
const MARK = /@([\d.]+);/g

type Peer = { readonly docs: ReadonlyMap<string, Y.Doc>; readonly isSynced: () => boolean; stop(): void }
const peers: Peer[] = []
let delays: number[] = []

function watched(): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('words').observe((event, { local }) => {
    if (local) return
    const now = clock()
    for (const { insert } of event.delta)
      if (typeof insert === 'string') for (const [, at] of insert.matchAll(MARK)) delays.push(now - Number(at))
  })
  return doc
}

function follow(socket: HocuspocusProviderWebsocket, documents: readonly string[], stop: () => void): Peer {
  const docs = new Map(documents.map((id) => [id, watched()]))
  const providers = [...docs].map(([name, document]) => {
    const provider = new HocuspocusProvider({ websocketProvider: socket, name, document, awareness: null, token: '' })
    provider.attach()
    return provider
  })
  return { docs, isSynced: () => providers.every(({ synced }) => synced), stop }
}

async function joinOurs(code: string, documents: readonly string[]): Promise<void> {
  const joining = readJoining(code)
  if (joining?.at == null) throw new Error('no address in the code')
  const sockets = lineSockets()
  const socket = new HocuspocusProviderWebsocket({
    url: 'ws://session.invalid',
    autoConnect: false,
    WebSocketPolyfill: sockets.Socket,
    messageReconnectTimeout: NEVER,
  })
  await new Promise<void>((resolve, reject) => {
    joinRelay({
      at: joining.at as NonNullable<typeof joining.at>,
      secret: joining.secret,
      device: makeDeviceKey(),
      name: 'Peer',
      log: quiet,
      now: Date.now,
      onFrame(frame, line) {
        if (frame.t !== 'welcome') return
        sockets.use(line)
        void socket.connect()
        peers.push(follow(socket, documents, () => line.leave()))
        resolve()
      },
      onBytes: (channel, said) => void (channel === 'texts' && sockets.heard(said)),
      onClose: () => reject(new Error('hung up on')),
    }).catch(reject)
  })
}

/** A busy computer does not answer every ring in time. */
async function ringUntilIn(code: string, documents: readonly string[]): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await joinOurs(code, documents)
    } catch (error) {
      if (tries === 5) throw error
    }
  }
}

const handlers = {
  /** Settles once all are inside, which the host has to allow, and hold every text. */
  async ours({ codes, documents }: { codes: readonly string[]; documents: readonly string[] }) {
    // Not all at once: a hall fills by the door, and a handshake may take five seconds.
    for (let at = 0; at < codes.length; at += TOGETHER)
      await Promise.all(codes.slice(at, at + TOGETHER).map((code) => ringUntilIn(code, documents)))
    await allSynced()
  },
  async plain({ url, count, documents }: { url: string; count: number; documents: readonly string[] }) {
    for (let n = 0; n < count; n++) {
      const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket })
      peers.push(follow(socket, documents, () => socket.destroy()))
    }
    await allSynced()
  },
  /** Everyone writes every so many milliseconds, for so long; gives how long each edit took to each of the others here. */
  async write({ every, during }: { every: number; during: number }) {
    delays = []
    const ends = clock() + during
    await Promise.all(
      peers.map(async ({ docs }) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * every))
        for (let n = 0; clock() < ends; n++) {
          const doc = [...docs.values()][n % docs.size]
          const words = doc?.getText('words')
          words?.insert(words.length, `@${clock()};`)
          await new Promise((resolve) => setTimeout(resolve, every * (0.75 + Math.random() / 2)))
        }
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 1500))
    return delays
  },
  /** How much each peer holds of each text, to see that all hold the same. */
  lengths: () => peers.map(({ docs }) => [...docs.values()].map((doc) => doc.getText('words').length)),
  stop() {
    for (const { stop } of peers.splice(0)) stop()
  },
}
export type PeersProcess = typeof handlers

async function allSynced() {
  while (!peers.every(({ isSynced }) => isSynced())) await new Promise((resolve) => setTimeout(resolve, 20))
}
serveBench(handlers)
