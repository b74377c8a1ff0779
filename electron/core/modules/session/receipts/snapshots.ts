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

/** A session that closed here. `shared`: how many texts were, by then. `lent`: they were not to stay on this computer. */
export type Close = {
  readonly session: string
  /** Its record; null where it has none. */
  readonly workshop: string | null
  readonly at: number
  readonly shared: number
  readonly lent: boolean
}

/** A snapshot as it is found in the file, where anything may have happened to it. */
export type KeptSnapshot = Omit<Snapshot, 'signatures'> & {
  /** `unreadable`: it cannot be opened. `altered`: it can, and is not what was signed. */
  readonly kept: 'whole' | 'altered' | 'unreadable'
  /** Everyone's, each with whether it is of this text and of the computer it names. */
  readonly signatures: readonly (Signature & { readonly holds: boolean })[]
}

type Row = Omit<Snapshot, 'signatures'> & { readonly state_v2: Buffer; readonly signatures: string }

/** All SQL about what texts were when a session closed. */
export function snapshots(db: Database) {
  const judged = ({ state_v2, signatures, ...snapshot }: Row): KeptSnapshot => {
    const doc = docOf(state_v2)
    const kept = doc === null ? 'unreadable' : digestOf(doc) === snapshot.sha256 ? 'whole' : 'altered'
    doc?.destroy()
    const { session, document, sha256 } = snapshot
    return {
      ...snapshot,
      kept,
      signatures: signaturesIn(signatures).map((one) => ({ ...one, holds: isSigned(session, document, sha256, one) })),
    }
  }

  return {
    /** `state`: the text as it was signed, Yjs V2. */
    keep({ session, document, at, title, sha256, signatures }: Snapshot, state: Uint8Array): void {
      db.prepare(
        `INSERT INTO session_snapshot (session, document, at, title, state_v2, sha256, signatures) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (session, document) DO UPDATE SET at = excluded.at, title = excluded.title,
           state_v2 = excluded.state_v2, sha256 = excluded.sha256, signatures = excluded.signatures`,
      ).run(session, document, at, title, state, sha256, JSON.stringify(signatures))
    },

    /** Notes that a session closed; what is known of it already stays where less is known now. */
    closed({ session, workshop, at, shared, lent }: Close): void {
      db.prepare(
        `INSERT INTO session_close (session, workshop, at, shared, lent) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (session) DO UPDATE SET workshop = coalesce(excluded.workshop, workshop), at = excluded.at,
           shared = excluded.shared, lent = excluded.lent`,
      ).run(session, workshop, at, shared, lent ? 1 : 0)
    },

    /** Every time the session of a record closed here, the last first. */
    closesOf: (workshop: string): Close[] =>
      db
        .prepare<[string], Omit<Close, 'lent'> & { readonly lent: number }>(
          'SELECT session, workshop, at, shared, lent FROM session_close WHERE workshop = ? ORDER BY at DESC, session DESC',
        )
        .all(workshop)
        .map((row) => ({ ...row, lent: row.lent === 1 })),

    /** Those of one session by their titles, read from the file one at a time: a text can be large. */
    *read(session: string): Generator<KeptSnapshot> {
      const documents = db
        .prepare<[string], { document: string }>(
          'SELECT document FROM session_snapshot WHERE session = ? ORDER BY title COLLATE NOCASE, document',
        )
        .all(session)
      const one = db.prepare<[string, string], Row>(
        'SELECT session, document, at, title, state_v2, sha256, signatures FROM session_snapshot WHERE session = ? AND document = ?',
      )
      for (const { document } of documents) {
        const row = one.get(session, document)
        if (row) yield judged(row)
      }
    },

    /** The text of a snapshot: undefined where there is none, null where it cannot be opened. */
    text(session: string, document: string): Y.Doc | null | undefined {
      const row = db
        .prepare<[string, string], Pick<Row, 'state_v2'>>(
          'SELECT state_v2 FROM session_snapshot WHERE session = ? AND document = ?',
        )
        .get(session, document)
      return row && docOf(row.state_v2)
    },
  }
}

function docOf(state: Uint8Array): Y.Doc | null {
  const doc = new Y.Doc()
  try {
    Y.applyUpdateV2(doc, state)
    return doc
  } catch {
    doc.destroy()
    return null
  }
}

const nobody: Signature = { participant: '', name: '', device: '', key: '', signature: '' }

/** What cannot be read as a signature is one that does not hold, and nobody's. */
function signaturesIn(json: string): Signature[] {
  const list = z.array(z.unknown()).safeParse(JSON.parse(json))
  return list.success ? list.data.map((one) => Signature.safeParse(one).data ?? nobody) : [nobody]
}
