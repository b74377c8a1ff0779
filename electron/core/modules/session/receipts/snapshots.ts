import type { Database } from 'better-sqlite3'
import * as Y from 'yjs'
import { z } from 'zod'
import { deviceIdOf, signedBy } from '#relay/device-key.ts'
import { digestOf } from './digest.ts'

/** Someone who was there when a session closed, and says with their computer's key that they hold this text. */
export const Signature = z.strictObject({
  participant: z.string().max(60),
  name: z.string().max(200),
  device: z.string().max(64),
  key: z.string().max(64),
  signature: z.string().max(128),
})
export type Signature = z.output<typeof Signature>

export type Snapshot = {
  readonly session: string
  readonly document: string
  readonly at: number
  readonly title: string
  /** Of what stands in the text (`digestOf`), not of the bytes that keep it. */
  readonly sha256: string
  readonly signatures: readonly Signature[]
}

/** What a computer signs. Nothing else that it signs begins like this. */
export const toSignText = (session: string, document: string, sha256: string) =>
  `hearings text at close\n${session}\n${document}\n${sha256}`

/** True where the signature is of the computer it names, and of this text. */
export function isSigned(session: string, document: string, sha256: string, { device, key, signature }: Signature) {
  return deviceIdOf(key) === device && signedBy(key, toSignText(session, document, sha256), signature)
}

/** All SQL about what texts were when a session closed. */
export function snapshots(db: Database) {
  return {
    keep({ session, document, at, title, sha256, signatures }: Snapshot, doc: Y.Doc): void {
      db.prepare(
        `INSERT INTO session_snapshot (session, document, at, title, state_v2, sha256, signatures) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (session, document) DO UPDATE SET at = excluded.at, title = excluded.title,
           state_v2 = excluded.state_v2, sha256 = excluded.sha256, signatures = excluded.signatures`,
      ).run(session, document, at, title, Y.encodeStateAsUpdateV2(doc), sha256, JSON.stringify(signatures))
    },

    /** Those of one session, each with whether its text still is what was signed, and by whom that holds. */
    read(session: string) {
      return db
        .prepare<[string], Omit<Snapshot, 'signatures'> & { readonly state_v2: Buffer; readonly signatures: string }>(
          'SELECT session, document, at, title, state_v2, sha256, signatures FROM session_snapshot WHERE session = ? ORDER BY title, document',
        )
        .all(session)
        .map(({ state_v2, signatures, ...snapshot }) => {
          const doc = new Y.Doc()
          Y.applyUpdateV2(doc, state_v2)
          const isWhole = digestOf(doc) === snapshot.sha256
          doc.destroy()
          const signed = z.array(Signature).parse(JSON.parse(signatures))
          return {
            ...snapshot,
            isWhole,
            signatures: signed.filter((one) => isSigned(session, snapshot.document, snapshot.sha256, one)),
          }
        })
    },
  }
}
