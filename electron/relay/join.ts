import type { TLSSocket } from 'node:tls'
import { WebSocket } from 'ws'
import type { Place } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Channel } from './channels.ts'
import { type DeviceKey, signedBy } from './device-key.ts'
import { FromHost, type FromMember, readBytes, readFrame, writeBytes } from './frames.ts'
import {
  comparisonNumber,
  fingerprintOf,
  invitationId,
  isProof,
  type Meeting,
  nonce,
  proofOf,
  sealOf,
  toSign,
} from './handshake.ts'
import { limits } from './limits.ts'
import type { RelayLog } from './log.ts'
import { createOutbox } from './outbox.ts'

/** A line to a host that proved the invitation. Its computer is inside once a `welcome` frame has come. */
export type Line = {
  /** The host's public key, which it signed this meeting with. */
  readonly hostKey: string
  /** To be compared by two people, where the host does not know this computer yet. */
  readonly number: string
  /** This computer's address on the network that leads to the host. */
  readonly localAddress: string
  send(frame: FromMember): void
  say(channel: Channel, said: unknown): void
  unsent(): number
  /** Says that this computer leaves, and hangs up. */
  leave(): void
}

/** What a host says once it has proven itself. */
export type HostSaid = Exclude<FromHost, { t: 'challenge' }>

export type JoinOptions = {
  readonly at: Place
  readonly secret: Uint8Array
  readonly device: DeviceKey
  readonly name: string
  /** A second line, to an instance of a server that serves texts alone. */
  readonly for?: 'texts'
  readonly log: RelayLog
  readonly now: () => number
  /** Whether this key may answer; where left out, any that proves the invitation. */
  readonly mayBeHost?: (key: string) => boolean
  /** Every frame from `welcome` or `waiting` on, in order, with the line it came by. */
  readonly onFrame: (frame: HostSaid, line: Line) => void
  readonly onBytes: (channel: Channel, said: Uint8Array) => void
  /** The line broke, or the host hung up. Called once, after a welcome or `waiting` only, and not after `leave`. */
  readonly onClose: () => void
  readonly signal?: AbortSignal
  /** How long to wait for an answer, in milliseconds. */
  readonly patienceMs?: number
  /** Waited for once the host is reached, before anything is said to it. */
  readonly mayGreet?: () => Promise<void>
}

/**
 * Rings a computer and proves the invitation. Nothing about this computer's person is said before the other side has
 * proven that it knows the invitation. Answers once this computer is inside or waits. Refuses with session/no-answer,
 * session/not-the-host, or the host's own refusal.
 */
export function joinRelay(options: JoinOptions): Promise<Line> {
  const { at, secret, device, log } = options
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`wss://${at.address}:${at.port}/`, {
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      perMessageDeflate: false,
      followRedirects: false,
      maxPayload: limits.hostBytes,
      handshakeTimeout: limits.handshakeMs,
    })
    const guestNonce = nonce()
    const opened = nonce()
    let meeting: Meeting | undefined
    let line: Line | undefined
    let phase: 'hello' | 'prove' | 'on' | 'gone' = 'hello'
    let heard = performance.now()

    const outbox = createOutbox(socket, () => socket.terminate())
    const stop = () => {
      if (phase === 'gone') return
      clearTimeout(patience)
      clearInterval(listening)
      outbox.stop()
      const was = phase
      phase = 'gone'
      if (was === 'on') options.onClose()
    }
    const giveUp = (refusal: Refusal) => {
      if (phase === 'gone') return
      stop()
      socket.terminate()
      reject(refusal)
    }
    const send = (frame: unknown) => outbox.send(JSON.stringify(frame))
    const patience = setTimeout(
      () => giveUp(new Refusal('session/no-answer')),
      options.patienceMs ?? limits.handshakeMs,
    )
    const listening = setInterval(() => {
      if (phase === 'on' && performance.now() - heard > limits.silenceMs) socket.terminate()
    }, 1000)
    options.signal?.addEventListener('abort', () => giveUp(new Refusal('session/no-answer')), { once: true })
    if (options.signal?.aborted) giveUp(new Refusal('session/no-answer'))

    const tls = () => (socket as unknown as { _socket: TLSSocket })._socket

    const challenged = (frame: FromHost) => {
      const certificate = tls().getPeerX509Certificate()
      if (frame.t !== 'challenge' || !certificate) return giveUp(new Refusal('session/not-the-host'))
      meeting = {
        fingerprint: fingerprintOf(certificate.raw),
        guestNonce,
        hostNonce: frame.nonce,
        guestKey: device.publicKey,
        guestSeal: sealOf(opened),
        hostSeal: frame.seal,
      }
      if (!isProof(frame.proof, 'host', secret, meeting)) return giveUp(new Refusal('session/not-the-host'))
      phase = 'prove'
      send({
        t: 'prove',
        proof: proofOf('guest', secret, meeting),
        signature: device.sign(toSign('guest', meeting)),
        opened,
        name: options.name,
      })
    }

    const answered = (frame: FromHost) => {
      const isHost =
        (frame.t === 'welcome' || frame.t === 'waiting') &&
        meeting !== undefined &&
        sealOf(frame.key, meeting.hostNonce) === meeting.hostSeal &&
        signedBy(frame.key, toSign('host', meeting), frame.signature) &&
        (options.mayBeHost?.(frame.key) ?? true)
      if (!isHost || meeting === undefined) return giveUp(new Refusal('session/not-the-host'))
      phase = 'on'
      clearTimeout(patience)
      line = {
        hostKey: frame.key,
        number: comparisonNumber(meeting, frame.key, opened),
        localAddress: (tls().localAddress ?? '').replace(/^::ffff:/, ''),
        send,
        say: (channel, said) =>
          said instanceof Uint8Array
            ? outbox.send(writeBytes(channel, said), channel)
            : outbox.send(JSON.stringify({ t: 'say', channel, said }), channel),
        unsent: outbox.unsent,
        leave() {
          if (phase !== 'on') return
          send({ t: 'leaving' })
          phase = 'prove'
          stop()
          socket.close(1000)
          setTimeout(() => socket.terminate(), 1000).unref()
        },
      }
      options.onFrame(frame, line)
      resolve(line)
    }

    socket.on('open', async () => {
      tls().setNoDelay(true)
      await options.mayGreet?.()
      if (phase !== 'hello') return
      send({
        t: 'hello',
        version: 2,
        invitation: invitationId(secret),
        key: device.publicKey,
        nonce: guestNonce,
        seal: sealOf(opened),
        ...(options.for === undefined ? {} : { for: options.for }),
      })
    })
    socket.on('message', (raw, isBinary) => {
      heard = performance.now()
      if (phase === 'gone') return
      if (isBinary && phase === 'on') {
        const bytes = readBytes(raw)
        if (bytes !== null) return options.onBytes(bytes.channel, bytes.said)
      }
      const frame = readFrame(FromHost, raw, isBinary, limits.hostBytes)
      if (frame === null || (phase === 'on' && frame.t === 'challenge')) {
        log.warn({ phase }, 'the session’s host sent something that is not of a session')
        return phase === 'on' ? socket.terminate() : giveUp(new Refusal('session/not-the-host'))
      }
      if (frame.t === 'refused' && phase !== 'on') return giveUp(new Refusal(frame.code))
      if (phase === 'hello') return challenged(frame)
      if (phase === 'prove') return answered(frame)
      if (line && frame.t !== 'challenge') options.onFrame(frame, line)
    })
    socket.on('ping', () => {
      heard = performance.now()
    })
    socket.on('error', (error) => giveUpOrStop(error))
    socket.on('close', () => giveUpOrStop())
    const giveUpOrStop = (cause?: Error) => {
      if (phase === 'on') stop()
      else giveUp(new Refusal('session/no-answer', {}, cause ? { cause } : {}))
    }
  })
}
