import type { SignalToRelay } from '#shared/domain/session/signalling.ts'

/** The key of one document's room, from the session's password, which only those inside know. */
export async function roomKey(password: string, topic: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(password)
  const from = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey'])
  const salt = new TextEncoder().encode(topic)
  const info = new TextEncoder().encode('hearings signalling 1')
  const algorithm = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, from, algorithm, false, [
    'encrypt',
    'decrypt',
  ])
}

/** What is written on the envelope and must not be changed on the way. An announcement is for everyone. */
export type Envelope = Pick<SignalToRelay & { type: 'announce' | 'signal' }, 'type' | 'topic' | 'from'> & {
  readonly to?: string
}

const outside = ({ type, topic, from, to }: Envelope) =>
  new TextEncoder().encode(JSON.stringify([type, topic, from, type === 'signal' ? to : null]))

/** Seals `contents` under the room's key, bound to its envelope. Base64. */
export async function seal(key: CryptoKey, envelope: Envelope, contents: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(contents))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: outside(envelope) }, key, plain)
  const bytes = new Uint8Array(12 + sealed.byteLength)
  bytes.set(iv)
  bytes.set(new Uint8Array(sealed), 12)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/** Opens what `seal` made. Rejects where key, envelope or contents are not the same. */
export async function unseal(key: CryptoKey, envelope: Envelope, sealed: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(sealed), (letter) => letter.charCodeAt(0))
  const iv = bytes.subarray(0, 12)
  const algorithm = { name: 'AES-GCM', iv, additionalData: outside(envelope) }
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes.subarray(12))))
}
