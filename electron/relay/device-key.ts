import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** The key that a computer is known by. The public half is 32 bytes in base64url. */
export type DeviceKey = {
  readonly publicKey: string
  /** Short name of the key, for lists and logs. */
  readonly id: string
  sign(message: string): string
  /** PKCS#8 in PEM, to keep. */
  export(): string
}

export function makeDeviceKey(): DeviceKey {
  return deviceKeyOf(generateKeyPairSync('ed25519').privateKey)
}

/** Reads a kept key; throws where it is not an Ed25519 one. */
export function readDeviceKey(pem: string): DeviceKey {
  const key = createPrivateKey(pem)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  return deviceKeyOf(key)
}

export const deviceIdOf = (publicKey: string) =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 32)

export function signedBy(publicKey: string, message: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(message), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

function deviceKeyOf(key: KeyObject): DeviceKey {
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
  return {
    publicKey,
    id: deviceIdOf(publicKey),
    sign: (message) => sign(null, Buffer.from(message), key).toString('base64url'),
    export: () => key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}
