import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Both sides show that they know the invitation's secret and neither says it. What each shows covers the
 * certificate that it saw, so that one in the middle with another certificate can pass nothing on.
 *
 * For one in the middle who knows the secret too, there is the comparison number. Each side is bound before it learns
 * what the other's part of the number is: the guest seals its part in the first frame and opens it in its second;
 * the host seals its key in between. So nobody can try until two numbers agree.
 */
export type Meeting = {
  /** SHA-256 of the certificate in DER, hexadecimal: the host's own, or the one the guest was shown. */
  readonly fingerprint: string
  readonly guestNonce: string
  readonly hostNonce: string
  /** The guest's public key. */
  readonly guestKey: string
  /** What the guest sealed, and the host's sealed key. */
  readonly guestSeal: string
  readonly hostSeal: string
}

export const nonce = () => randomBytes(32).toString('base64url')

export const fingerprintOf = (der: Buffer) => createHash('sha256').update(der).digest('hex')

/** What an invitation is asked for by: says nothing about its secret. */
export const invitationId = (secret: Uint8Array) => hmac(secret, 'invitation').subarray(0, 8).toString('base64url')

/** Binds to what it is opened with later: a nonce of the guest, or the host's key with the nonce of the meeting. */
export const sealOf = (...opened: readonly string[]) =>
  createHash('sha256')
    .update(['hearings-seal-2', ...opened].join('|'))
    .digest('base64url')

const words = (role: 'host' | 'guest', meeting: Meeting) =>
  [
    'hearings-session-2',
    role,
    meeting.fingerprint,
    meeting.guestNonce,
    meeting.hostNonce,
    meeting.guestKey,
    meeting.guestSeal,
    meeting.hostSeal,
  ].join('|')

export const proofOf = (role: 'host' | 'guest', secret: Uint8Array, meeting: Meeting) =>
  hmac(secret, words(role, meeting)).toString('base64url')

export function isProof(proof: string, role: 'host' | 'guest', secret: Uint8Array, meeting: Meeting): boolean {
  const given = Buffer.from(proof, 'base64url')
  const expected = hmac(secret, words(role, meeting))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a device signs with its own key, each meeting anew. */
export const toSign = (role: 'host' | 'guest', meeting: Meeting) => `device|${words(role, meeting)}`

/** Six digits that are the same at both ends when nobody is between them. `opened`: what the guest had sealed. */
export function comparisonNumber(meeting: Meeting, hostKey: string, opened: string): string {
  const hash = createHash('sha256')
    .update(['hearings-number-2', hostKey, meeting.guestKey, meeting.hostNonce, opened].join('|'))
    .digest()
  const digits = String(hash.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
  return `${digits.slice(0, 3)} ${digits.slice(3)}`
}

const hmac = (secret: Uint8Array, text: string) => createHmac('sha256', secret).update(text).digest()
