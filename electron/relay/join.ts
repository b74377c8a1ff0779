import type { TLSSocket } from 'node:tls'
import { WebSocket } from 'ws'
import type { JoinCode } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { type DeviceKey, signedBy } from './device-key.ts'
import { FromHost, type FromMember, readFrame, type SharedSession } from './frames.ts'
import { fingerprintOf, invitationId, isProof, type Meeting, nonce, proofOf, toSign } from './handshake.ts'
import { limits } from './limits.ts'
import type { RelayLog } from './log.ts'

export type Line = {
  readonly session: SharedSession
  /** The host's public key, which it signed this meeting with. */
  readonly hostKey: string
  send(frame: FromMember): void
  /** Says that this computer leaves, and hangs up. */
  leave(): void
}

export type JoinOptions = {
  readonly code: JoinCode
  readonly device: DeviceKey
  readonly name: string
  readonly log: RelayLog
  readonly now: () => number
  /** Every frame after the welcome, in order. */
  readonly onFrame: (frame: FromHost) => void
  /** The line broke, or the host hung up. Called once, after a welcome only. */
  readonly onClose: () => void
}

/**
 * Rings the computer a join code names and proves the invitation. Nothing about this computer or its person is
 * said before the other side has proven that it made the invitation. Refuses with session/no-answer,
 * session/not-the-host, or the host's own refusal.
 */
export function joinRelay(options: JoinOptions): Promise<Line> {
  const { code, device, log, now } = options
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`wss://${code.address}:${code.port}/`, {
      rejectUnauthorized: false,
      minVersion: 'TLSv1.3',
      perMessageDeflate: false,
      followRedirects: false,
      maxPayload: limits.hostBytes,
      handshakeTimeout: limits.handshakeMs,
    })
    const guestNonce = nonce()
    let meeting: Meeting | undefined
    let phase: 'hello' | 'prove' | 'joined' | 'gone' = 'hello'
    let heard = now()

    const stop = () => {
      clearTimeout(patience)
      clearInterval(listening)
      const was = phase
      phase = 'gone'
      if (was === 'joined') options.onClose()
    }
    const giveUp = (refusal: Refusal) => {
      if (phase === 'gone') return
      stop()
      socket.terminate()
      reject(refusal)
    }
    const send = (frame: unknown) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
    }
    const patience = setTimeout(() => giveUp(new Refusal('session/no-answer')), limits.handshakeMs)
    const listening = setInterval(() => {
      if (phase === 'joined' && now() - heard > limits.silenceMs) socket.terminate()
    }, 1000)

    const challenged = (frame: FromHost) => {
      const certificate = (socket as unknown as { _socket: TLSSocket })._socket.getPeerX509Certificate()
      if (frame.t !== 'challenge' || !certificate) return giveUp(new Refusal('session/not-the-host'))
      meeting = {
        fingerprint: fingerprintOf(certificate.raw),
        guestNonce,
        hostNonce: frame.nonce,
        guestKey: device.publicKey,
      }
      if (!isProof(frame.proof, 'host', code.secret, meeting)) return giveUp(new Refusal('session/not-the-host'))
      phase = 'prove'
      send({
        t: 'prove',
        proof: proofOf('guest', code.secret, meeting),
        signature: device.sign(toSign('guest', meeting)),
        name: options.name,
      })
    }

    const welcomed = (frame: FromHost) => {
      if (frame.t !== 'welcome' || !meeting || !signedBy(frame.key, toSign('host', meeting), frame.signature))
        return giveUp(new Refusal('session/not-the-host'))
      phase = 'joined'
      clearTimeout(patience)
      resolve({
        session: frame.session,
        hostKey: frame.key,
        send,
        leave() {
          send({ t: 'leaving' })
          phase = 'gone'
          stop()
          socket.close(1000)
          setTimeout(() => socket.terminate(), 1000).unref()
        },
      })
    }

    socket.on('open', () =>
      send({
        t: 'hello',
        version: 1,
        invitation: invitationId(code.secret),
        key: device.publicKey,
        nonce: guestNonce,
      }),
    )
    socket.on('message', (raw, isBinary) => {
      heard = now()
      if (phase === 'gone') return
      const frame = readFrame(FromHost, raw, isBinary, limits.hostBytes)
      if (frame === null) {
        log.warn({ phase }, 'the session’s host sent something that is not of a session')
        return phase === 'joined' ? socket.terminate() : giveUp(new Refusal('session/not-the-host'))
      }
      if (frame.t === 'refused' && phase !== 'joined') return giveUp(new Refusal(frame.code))
      if (phase === 'hello') return challenged(frame)
      if (phase === 'prove') return welcomed(frame)
      options.onFrame(frame)
    })
    socket.on('ping', () => {
      heard = now()
    })
    socket.on('error', (error) => giveUp(new Refusal('session/no-answer', {}, { cause: error })))
    socket.on('close', () => (phase === 'joined' ? stop() : giveUp(new Refusal('session/no-answer'))))
  })
}
