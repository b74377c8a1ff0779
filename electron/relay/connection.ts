import type { WebSocket } from 'ws'
import { deviceIdOf, signedBy } from './device-key.ts'
import type { FromHost, FromMember } from './frames.ts'
import { FromMember as FromMemberSchema, Hello, Prove, type RefusalCode, readFrame } from './frames.ts'
import { isProof, type Meeting, nonce, proofOf, toSign } from './handshake.ts'
import type { Invitations } from './invitations.ts'
import { limits } from './limits.ts'
import type { RelayLog } from './log.ts'
import { createAllowance } from './rate.ts'

/** One computer that proved its invitation. */
export type Member = {
  readonly device: string
  readonly name: string
  readonly meeting: Meeting
  send(frame: FromHost): void
  /** Says why, then hangs up. */
  refuse(code: RefusalCode): void
  drop(why: string): void
  end(): void
}

export type ConnectionOptions = {
  readonly number: number
  readonly fingerprint: string
  readonly invitations: Invitations
  readonly log: RelayLog
  readonly now: () => number
  /** The handshake came to nothing. */
  onStranger(): void
  /** Says whether there is room: a refusal code where there is not. */
  onMember(member: Member): RefusalCode | null
  onFrame(member: Member, frame: FromMember): void
  onGone(member: Member): void
}

/** Serves one connection: a stranger until it has proven its invitation, a member from then on. */
export function serveConnection(socket: WebSocket, options: ConnectionOptions): void {
  const { number, invitations, log, now } = options
  const allowance = createAllowance(limits.framesAtOnce, limits.framesPerSecond, now)
  let phase: 'hello' | 'prove' | 'member' | 'gone' = 'hello'
  let expected: { meeting: Meeting; invitation: string; secret: Uint8Array } | undefined
  let member: Member | undefined
  let heard = now()

  const send = (frame: FromHost) => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > limits.unsentBytes) return drop('does not read')
    socket.send(JSON.stringify(frame))
  }
  const drop = (why: string) => {
    if (phase === 'gone') return
    log.warn({ connection: number, device: member?.device, why }, 'dropped a connection to the session')
    gone()
    socket.terminate()
  }
  const hangUp = () => {
    gone()
    socket.close(1000)
    setTimeout(() => socket.terminate(), 1000).unref()
  }
  const refuse = (code: RefusalCode) => {
    if (phase === 'gone') return
    log.warn({ connection: number, device: member?.device, code }, 'refused a connection to the session')
    send({ t: 'refused', code })
    hangUp()
  }
  const gone = () => {
    if (phase === 'gone') return
    clearTimeout(patience)
    clearInterval(heartbeat)
    const was = phase
    phase = 'gone'
    if (was !== 'member') options.onStranger()
    else if (member) options.onGone(member)
  }

  const patience = setTimeout(() => drop('took too long to greet'), limits.handshakeMs)
  const heartbeat = setInterval(() => {
    if (phase !== 'member') return
    if (now() - heard > limits.silenceMs) drop('silent')
    else socket.ping()
  }, limits.heartbeatMs)

  const greeted = (raw: unknown, isBinary: boolean) => {
    const hello = readFrame(Hello, raw, isBinary, limits.greetingBytes)
    if (hello === null) return drop('malformed greeting')
    const secret = invitations.secretOf(hello.invitation)
    if (secret === undefined) return refuse('session/code-wrong')
    const meeting: Meeting = {
      fingerprint: options.fingerprint,
      guestNonce: hello.nonce,
      hostNonce: nonce(),
      guestKey: hello.key,
    }
    expected = { meeting, invitation: hello.invitation, secret }
    phase = 'prove'
    send({ t: 'challenge', nonce: meeting.hostNonce, proof: proofOf('host', secret, meeting) })
  }

  const proving = (raw: unknown, isBinary: boolean) => {
    const prove = readFrame(Prove, raw, isBinary, limits.greetingBytes)
    if (prove === null || expected === undefined) return drop('malformed proof')
    const { meeting, invitation, secret } = expected
    const proven =
      isProof(prove.proof, 'guest', secret, meeting) &&
      signedBy(meeting.guestKey, toSign('guest', meeting), prove.signature)
    if (!proven) return refuse('session/code-wrong')
    const device = deviceIdOf(meeting.guestKey)
    const refusal = invitations.take(invitation, device)
    if (refusal) return refuse(refusal)
    const joining = { device, name: prove.name, meeting, send, refuse, drop, end: hangUp }
    const full = options.onMember(joining)
    if (full) return refuse(full)
    member = joining
    phase = 'member'
    clearTimeout(patience)
    log.info({ connection: number, device }, 'a computer joined the session')
  }

  socket.on('message', (raw, isBinary) => {
    heard = now()
    if (phase === 'hello') return greeted(raw, isBinary)
    if (phase === 'prove') return proving(raw, isBinary)
    if (phase !== 'member' || !member) return
    if (!allowance.take()) return drop('too many frames')
    const frame = readFrame(FromMemberSchema, raw, isBinary, limits.memberBytes)
    if (frame === null) return drop('malformed frame')
    options.onFrame(member, frame)
  })
  socket.on('pong', () => {
    heard = now()
  })
  socket.on('error', () => drop('broken frame'))
  socket.on('close', gone)
}
