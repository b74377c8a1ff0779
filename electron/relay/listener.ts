import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import { Refusal } from '#shared/rpc/errors.ts'
import { makeCertificate } from './certificate.ts'
import { Hello, readFrame } from './frames.ts'
import { limits } from './limits.ts'
import type { RelayLog } from './log.ts'
import { createTally } from './rate.ts'

/** Who answers those who ring. */
export type Answering = (
  socket: WebSocket,
  caller: {
    address: string /** Its greeting came to nothing. */
    isStranger(): void /** It proved itself. */
    isKnown(): void
  },
) => void

/** TLS on one address and one port: knows nothing of sessions, and answers nobody until it is told how. */
export type Listener = {
  readonly address: string
  readonly port: number
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  answer(how: Answering): void
  close(): Promise<void>
}

/** `port`: any free one where left out. Refuses with session/port-taken. */
export async function openListener(options: {
  readonly address: string
  readonly port?: number | undefined
  /** How many may be connected; as many as a room of people needs where left out. */
  readonly connections?: number | undefined
  readonly log: RelayLog
  readonly now: () => number
}): Promise<Listener> {
  const { address, log } = options
  const certificate = await makeCertificate()
  const strangers = createTally(options.now)
  let answering: Answering = (socket) => socket.terminate()
  const server = createServer({
    key: certificate.key,
    cert: certificate.cert,
    minVersion: 'TLSv1.3',
    handshakeTimeout: limits.handshakeMs,
    headersTimeout: limits.handshakeMs,
    requestTimeout: limits.handshakeMs,
    connectionsCheckingInterval: 1000,
    maxHeaderSize: 4096,
  })
  server.maxConnections = options.connections ?? limits.connections
  const sockets = new Set<Socket>()
  const unproven = new Map<string, number>()
  const count = (from: string, more: number) => {
    const left = (unproven.get(from) ?? 0) + more
    if (left > 0) unproven.set(from, left)
    else unproven.delete(from)
  }
  const byPort = new Map<string, () => void>()
  server.on('connection', (socket: Socket) => {
    const from = addressOf(socket)
    if (strangers.of(from) >= limits.refusedPerMinute || (unproven.get(from) ?? 0) >= limits.unprovenFromOne)
      return socket.destroy()
    socket.setNoDelay(true)
    sockets.add(socket)
    count(from, 1)
    const door = `${from} ${socket.remotePort}`
    let isCounted = true
    const isKnown = () => {
      if (isCounted) count(from, -1)
      isCounted = false
    }
    byPort.set(door, isKnown)
    socket.on('close', () => {
      sockets.delete(socket)
      byPort.delete(door)
      isKnown()
    })
    socket.on('error', () => socket.destroy())
  })
  server.on('tlsClientError', (_error, socket) => {
    strangers.add(addressOf(socket))
    socket.destroy()
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  server.on('request', (request) => request.socket.destroy())
  const sessions = new WebSocketServer({
    server,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.memberBytes,
  })
  // The server's own errors, which it passes on: answered where they are waited for.
  sessions.on('error', () => undefined)
  sessions.on('wsClientError', (_error, socket) => socket.destroy())
  sessions.on('connection', (socket, request) => {
    const from = addressOf(request.socket)
    const isKnown = byPort.get(`${from} ${request.socket.remotePort}`) ?? (() => undefined)
    answering(socket, { address: from, isStranger: () => strangers.add(from), isKnown })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Refusal('session/port-taken', { reason: reasonOf(error.code) }, { cause: error })),
    )
    server.listen(options.port ?? 0, address, resolve)
  })
  server.on('error', (error: NodeJS.ErrnoException) =>
    log.warn({ code: error.code }, 'the session’s network has a problem'),
  )
  const { port } = server.address() as AddressInfo

  return {
    address,
    port,
    fingerprint: certificate.fingerprint,
    answer(how) {
      answering = how
    },
    async close() {
      answering = (socket) => socket.terminate()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      sessions.close()
      setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, 500).unref()
      await closed
    },
  }
}

/** A deputy stands by: whoever rings is told that the session is not held here, and nothing else. */
export const standBy: Answering = (socket, { isStranger }) => {
  const patience = setTimeout(() => {
    isStranger()
    socket.terminate()
  }, limits.handshakeMs)
  socket.on('error', () => socket.terminate())
  socket.on('close', () => clearTimeout(patience))
  socket.once('message', (raw, isBinary) => {
    if (readFrame(Hello, raw, isBinary, limits.greetingBytes) === null) {
      isStranger()
      return socket.terminate()
    }
    socket.send(JSON.stringify({ t: 'refused', code: 'session/no-answer' }))
    socket.close(1000)
  })
}

/** What a person can make of the system's word for it. */
function reasonOf(code: string | undefined): string {
  if (code === 'EADDRINUSE') return 'another program uses that port'
  if (code === 'EACCES') return 'this computer does not allow that port'
  if (code === 'EADDRNOTAVAIL') return 'this computer is not on that network any more'
  return code ?? 'no reason given'
}

const addressOf = (socket: { readonly remoteAddress?: string | undefined }) =>
  (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
