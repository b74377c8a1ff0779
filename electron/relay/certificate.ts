import { X509Certificate } from 'node:crypto'
import { generate } from 'selfsigned'
import { fingerprintOf } from './handshake.ts'

export type Certificate = { readonly key: string; readonly cert: string; readonly fingerprint: string }

/** A certificate for one session, which names nobody. It proves nothing by itself: the handshake ties it to the invitation. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'session' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
  })
  return { key: made.private, cert: made.cert, fingerprint: fingerprintOf(new X509Certificate(made.cert).raw) }
}
