import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Both sides show that they know the invitation's secret and neither says it. What each shows covers the
 * certificate that it saw, so that one in the middle with another certificate can pass nothing on.
 */
export type Meeting = {
  /** SHA-256 of the certificate in DER, hexadecimal: the host's own, or the one the guest was shown. */
  readonly fingerprint: string
  readonly guestNonce: string
  readonly hostNonce: string
  /** The guest's public key. */
  readonly guestKey: string
}

export const nonce = () => randomBytes(32).toString('base64url')

export const fingerprintOf = (der: Buffer) => createHash('sha256').update(der).digest('hex')

/** What an invitation is asked for by: says nothing about its secret. */
export const invitationId = (secret: Uint8Array) => hmac(secret, 'invitation').subarray(0, 8).toString('base64url')

const words = (role: 'host' | 'guest', meeting: Meeting) =>
  ['hearings-session-1', role, meeting.fingerprint, meeting.guestNonce, meeting.hostNonce, meeting.guestKey].join('|')

export const proofOf = (role: 'host' | 'guest', secret: Uint8Array, meeting: Meeting) =>
  hmac(secret, words(role, meeting)).toString('base64url')

export function isProof(proof: string, role: 'host' | 'guest', secret: Uint8Array, meeting: Meeting): boolean {
  const given = Buffer.from(proof, 'base64url')
  const expected = hmac(secret, words(role, meeting))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a device signs with its own key, each meeting anew. */
export const toSign = (role: 'host' | 'guest', meeting: Meeting) => `device|${words(role, meeting)}`

const hmac = (secret: Uint8Array, text: string) => createHmac('sha256', secret).update(text).digest()
