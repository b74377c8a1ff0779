import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

function seal(key: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unseal(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
}

export type SealedWords = { readonly wrapped_key: Buffer; readonly ciphertext: Buffer }

/**
 * Words under a new key of their own, that key under the workspace's voice key; both bound to the voice's id,
 * so that neither can be moved to another voice. AES-256-GCM.
 */
export function sealWords(voiceKey: Uint8Array, voice: string, words: string): SealedWords {
  const key = randomBytes(32)
  return {
    wrapped_key: seal(voiceKey, key, `key of ${voice}`),
    ciphertext: seal(key, Buffer.from(words, 'utf8'), `words of ${voice}`),
  }
}

/** The words again; throws where anything was altered. */
export function unsealWords(voiceKey: Uint8Array, voice: string, sealed: SealedWords): string {
  const key = unseal(voiceKey, sealed.wrapped_key, `key of ${voice}`)
  return unseal(key, sealed.ciphertext, `words of ${voice}`).toString('utf8')
}
