import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { z } from 'zod'
import { writeJoinCode } from '#shared/domain/session/join-code.ts'
import { type SignalFromRelay, type SignalToRelay, topicOf } from '#shared/domain/session/signalling.ts'
import type { Peer } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { makeCertificate } from './certificate.ts'
import { type Member, serveConnection } from './connection.ts'
import type { DeviceKey } from './device-key.ts'
import type { FromMember, SharedRecord, SharedSession } from './frames.ts'
import { toSign } from './handshake.ts'
import { createInvitations } from './invitations.ts'
import { limits } from './limits.ts'
import type { RelayLog } from './log.ts'
import { createTally } from './rate.ts'
import { createSignalling } from './signalling.ts'

export type PeerState = z.output<typeof Peer>

export type RelayOptions = {
  /** IPv4 address of the one interface to listen on. */
  readonly address: string
  readonly device: DeviceKey
  /** The host's person, as others see them. */
  readonly name: string
  readonly session: SharedSession
  /** Read anew for each computer that joins. */
  readonly records: () => readonly SharedRecord[]
  readonly log: RelayLog
  readonly now: () => number
  /** Everyone but the host, each time someone comes or goes. */
  readonly onPeers: (peers: readonly PeerState[]) => void
  /** For the host's own pages. */
  readonly onSignal: (signal: SignalFromRelay) => void
}

export type Relay = {
  readonly address: string
  readonly port: number
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  /** A join code for one computer; `expires` in epoch milliseconds. */
  invite(): { code: string; expires: number }
  /** What a page of the host says. */
  signal(signal: SignalToRelay): void
  peers(): readonly PeerState[]
  /** Tells everyone that the session has ended, and stops listening. */
  close(): Promise<void>
}

const HOST = 'host'

/** Opens a session's relay: TLS on one address and a port of the system's choosing. Refuses with session/port-taken. */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  const { session, device, log, now } = options
  const certificate = await makeCertificate()
  const invitations = createInvitations(now)
  const strangers = createTally(now)
  const members = new Map<string, Member>()
  const known = new Map<string, PeerState>()
  const topics = new Set(session.documents.map((document) => topicOf(session.room.name, document.id)))
  let connections = 0

  const signalling = createSignalling({
    allowed: (topic) => topics.has(topic),
    send: (to, signal) => (to === HOST ? options.onSignal(signal) : members.get(to)?.send({ t: 'signal', signal })),
    now,
  })

  const tellPeers = () => {
    const peers = [...known.values()]
    const all = [{ device: device.id, name: options.name, here: true }, ...peers]
    for (const member of members.values())
      member.send({ t: 'peers', peers: all.filter((peer) => peer.device !== member.device) })
    options.onPeers(peers)
  }

  const welcome = (member: Member) => {
    const before = members.get(member.device)
    if (!before && members.size >= limits.members) return 'session/full' as const
    members.set(member.device, member)
    before?.drop('came back by another connection')
    known.set(member.device, { device: member.device, name: member.name, here: true })
    member.send({
      t: 'welcome',
      session,
      key: device.publicKey,
      signature: device.sign(toSign('host', member.meeting)),
    })
    for (const record of options.records()) member.send({ t: 'record', record })
    member.send({ t: 'ready' })
    tellPeers()
    return null
  }

  const gone = (member: Member) => {
    if (members.get(member.device) !== member) return
    members.delete(member.device)
    signalling.leave(member.device)
    known.set(member.device, { device: member.device, name: member.name, here: false })
    tellPeers()
  }

  const take = (member: Member, frame: FromMember) => {
    if (frame.t === 'leaving') member.end()
    else if (!signalling.handle(member.device, frame.signal)) member.drop('spoke as someone else')
  }

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
  server.maxConnections = limits.connections
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    if (strangers.of(addressOf(socket)) >= limits.refusedPerMinute) return socket.destroy()
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
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
  sessions.on('wsClientError', (_error, socket) => socket.destroy())
  sessions.on('connection', (socket, request) => {
    connections += 1
    serveConnection(socket, {
      number: connections,
      fingerprint: certificate.fingerprint,
      invitations,
      log,
      now,
      onStranger: () => strangers.add(addressOf(request.socket)),
      onMember: welcome,
      onFrame: take,
      onGone: gone,
    })
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Refusal('session/port-taken', { reason: error.code ?? 'no reason given' }, { cause: error })),
    )
    server.listen(0, options.address, resolve)
  })
  server.on('error', (error: NodeJS.ErrnoException) =>
    log.warn({ code: error.code }, 'the session’s network has a problem'),
  )
  const { port } = server.address() as AddressInfo
  log.info({ port }, 'a session is open')

  return {
    address: options.address,
    port,
    fingerprint: certificate.fingerprint,
    invite() {
      const { secret, expires } = invitations.make()
      return { code: writeJoinCode({ address: options.address, port, secret }), expires }
    },
    signal: (signal) => void signalling.handle(HOST, signal),
    peers: () => [...known.values()],
    async close() {
      for (const member of [...members.values()]) {
        member.send({ t: 'ended' })
        member.end()
      }
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      sessions.close()
      setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, 500).unref()
      await closed
      log.info({ port }, 'the session is closed')
    },
  }
}

const addressOf = (socket: { readonly remoteAddress?: string | undefined }) => socket.remoteAddress ?? ''
