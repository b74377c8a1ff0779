import type { WebSocket } from 'ws'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { Channel } from './channels.ts'
import { type DeviceKey, deviceIdOf, signedBy } from './device-key.ts'
import {
  type FromHost,
  type FromMember,
  FromMember as FromMemberSchema,
  Hello,
  Prove,
  type RefusalCode,
  readBytes,
  readFrame,
  writeBytes,
} from './frames.ts'
import { comparisonNumber, isProof, type Meeting, nonce, proofOf, sealOf, toSign } from './handshake.ts'
import type { Invitation, Invitations } from './invitations.ts'
import { limits } from './limits.ts'
import type { RelayLog } from './log.ts'
import type { Meter } from './meter.ts'
import { type Budget, createOutbox } from './outbox.ts'
import { createAllowance } from './rate.ts'

/** One computer that proved its invitation: waiting to be let in, or inside. */
export type Caller = {
  readonly connection: number
  readonly device: string
  readonly key: string
  readonly name: string
  /** Of its end of the line, as the host sees it. */
  readonly address: string
  readonly invitation: Invitation
  readonly number: string
  /** The host's signature over this meeting. */
  readonly signature: string
  send(frame: FromHost): void
  /** Text of a frame that was written once for many. */
  sendText(text: string): void
  say(channel: Channel, said: unknown): void
  unsent(): number
  /** Says why, then hangs up. */
  refuse(code: RefusalCode): void
  drop(why: string): void
  end(): void
  /** From now on it is a member, with what its role may cost. */
  enter(): void
}

export type ConnectionOptions = {
  readonly number: number
  readonly address: string
  readonly fingerprint: string
  readonly device: DeviceKey
  readonly invitations: Pick<Invitations, 'get' | 'take'>
  readonly log: RelayLog
  readonly now: () => number
  readonly budget: Budget
  /** What lines are for here: the session, or, where another instance of a server holds that, its texts. */
  readonly serves?: 'texts'
  readonly meter?: Meter | undefined
  /** The handshake came to nothing. */
  onStranger(): void
  /** The handshake is over, well. */
  onKnown(): void
  onProven(caller: Caller): void
  onFrame(caller: Caller, frame: FromMember): void
  onBytes(caller: Caller, channel: Channel, said: Uint8Array): void
  onGone(caller: Caller): void
}

/** Serves one connection: a stranger until it has proven its invitation, then a caller, and once let in a member. */
export function serveConnection(socket: WebSocket, options: ConnectionOptions): void {
  const { number, address, device, invitations, log, now } = options
  const frames = createAllowance(limits.framesAtOnce, limits.framesPerSecond, now)
  let bytes = createAllowance(limits.readerBytesAtOnce, limits.readerBytesPerSecond, now)
  let phase: 'hello' | 'prove' | 'waiting' | 'member' | 'gone' = 'hello'
  let expected: { meeting: Meeting; invitation: Invitation } | undefined
  let caller: Caller | undefined
  let heard = performance.now()
  let isRefused = false
  options.meter?.line(1)

  const outbox = createOutbox(socket, () => drop('does not read'), options.budget)
  const send = (frame: FromHost) => outbox.send(JSON.stringify(frame))
  const drop = (why: string) => {
    if (phase === 'gone') return
    isRefused = true
    log.warn({ connection: number, device: caller?.device, why }, 'dropped a connection to the session')
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
    isRefused = true
    log.warn({ connection: number, device: caller?.device, code }, 'refused a connection to the session')
    options.meter?.refused()
    send({ t: 'refused', code })
    hangUp()
  }
  const gone = () => {
    if (phase === 'gone') return
    clearTimeout(patience)
    clearInterval(heartbeat)
    outbox.stop()
    options.meter?.line(-1)
    // One that knows of an invitation and hangs up was in a hurry, and found another way in.
    const wasStranger = phase === 'hello' || isRefused
    phase = 'gone'
    if (caller) options.onGone(caller)
    else if (wasStranger) options.onStranger()
  }

  let patience = setTimeout(() => drop('took too long to greet'), limits.handshakeMs)
  const heartbeat = setInterval(() => {
    if (caller === undefined) return
    if (performance.now() - heard > limits.silenceMs) drop('silent')
    else socket.ping()
  }, limits.heartbeatMs)

  /** It knows where to ring next, and is no stranger for having rung here. */
  const sendElsewhere = () => {
    phase = 'prove'
    send({ t: 'refused', code: 'session/no-answer' })
    hangUp()
  }

  const greeted = (raw: unknown, isBinary: boolean) => {
    const hello = readFrame(Hello, raw, isBinary, limits.greetingBytes)
    if (hello === null) return drop('malformed greeting')
    if (hello.for !== options.serves) return sendElsewhere()
    const invitation = invitations.get(hello.invitation)
    if (invitation === undefined) return refuse('session/code-wrong')
    const hostNonce = nonce()
    const meeting: Meeting = {
      fingerprint: options.fingerprint,
      guestNonce: hello.nonce,
      hostNonce,
      guestKey: hello.key,
      guestSeal: hello.seal,
      hostSeal: sealOf(device.publicKey, hostNonce),
    }
    expected = { meeting, invitation }
    phase = 'prove'
    const proof = proofOf('host', invitation.secret, meeting)
    send({ t: 'challenge', nonce: hostNonce, seal: meeting.hostSeal, proof })
  }

  const proving = (raw: unknown, isBinary: boolean) => {
    const prove = readFrame(Prove, raw, isBinary, limits.greetingBytes)
    if (prove === null || expected === undefined) return drop('malformed proof')
    const { meeting, invitation } = expected
    const proven =
      isProof(prove.proof, 'guest', invitation.secret, meeting) &&
      sealOf(prove.opened) === meeting.guestSeal &&
      signedBy(meeting.guestKey, toSign('guest', meeting), prove.signature)
    if (!proven) return refuse('session/code-wrong')
    const taken = invitations.take(invitation.id, deviceIdOf(meeting.guestKey))
    // Not let in yet, as far as is known here: it rings again, and is no stranger for it.
    if (taken === 'session/no-answer') return sendElsewhere()
    if (typeof taken === 'string') return refuse(taken)
    clearTimeout(patience)
    patience = setTimeout(() => drop('nobody let it in'), limits.waitingMs)
    phase = 'waiting'
    caller = {
      connection: number,
      device: deviceIdOf(meeting.guestKey),
      key: meeting.guestKey,
      name: taken.name === '' ? prove.name : taken.name,
      address,
      invitation: taken,
      number: comparisonNumber(meeting, device.publicKey, prove.opened),
      signature: device.sign(toSign('host', meeting)),
      send,
      sendText: (text) => outbox.send(text),
      say: (channel, said) =>
        said instanceof Uint8Array
          ? outbox.send(writeBytes(channel, said), channel)
          : outbox.send(JSON.stringify({ t: 'say', channel, said }), channel),
      unsent: outbox.unsent,
      refuse,
      drop,
      end: hangUp,
      enter() {
        if (phase !== 'waiting') return
        clearTimeout(patience)
        phase = 'member'
        if (roleMay(taken.role, 'edit'))
          bytes = createAllowance(limits.editorBytesAtOnce, limits.editorBytesPerSecond, now)
        log.info({ connection: number, device: caller?.device }, 'a computer joined the session')
      },
    }
    options.onKnown()
    options.onProven(caller)
  }

  const told = (raw: unknown, isBinary: boolean) => {
    if (caller === undefined) return
    if (!frames.take()) return drop('too many frames')
    if (!bytes.take(Buffer.isBuffer(raw) ? raw.length : 0)) return drop('too many bytes')
    if (isBinary) {
      const heardBytes = phase === 'member' ? readBytes(raw) : null
      return heardBytes === null
        ? drop('malformed frame')
        : options.onBytes(caller, heardBytes.channel, heardBytes.said)
    }
    const frame = readFrame(FromMemberSchema, raw, isBinary, limits.memberBytes)
    if (frame === null) return drop('malformed frame')
    if (phase === 'waiting' && frame.t !== 'leaving') return drop('spoke before it was let in')
    options.onFrame(caller, frame)
  }

  socket.on('message', (raw, isBinary) => {
    heard = performance.now()
    options.meter?.frame(Buffer.isBuffer(raw) ? raw.length : 0)
    if (phase === 'hello') return greeted(raw, isBinary)
    if (phase === 'prove') return proving(raw, isBinary)
    if (phase !== 'gone') told(raw, isBinary)
  })
  socket.on('pong', () => {
    heard = performance.now()
  })
  socket.on('error', () => drop('broken frame'))
  socket.on('close', gone)
}
