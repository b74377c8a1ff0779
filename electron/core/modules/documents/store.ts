import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { v7 as uuidv7 } from 'uuid'
import * as Y from 'yjs'
import { Refusal } from '#shared/rpc/errors.ts'
import { fromStore } from '#shared/ydoc/origins.ts'

/** Updates are squashed into the snapshot at this many: loading a few hundred takes milliseconds. */
export const COMPACT_AT = 500
/** The largest single update taken, in bytes, and so the largest text: a newcomer gets a whole one as one update. A flood does not fit. */
export const LARGEST_UPDATE = 32 * 1024 * 1024

type Head = { readonly id: string; readonly kind: string; readonly epoch: number }
type Update = { readonly seq: number; readonly bytes: Buffer }

/** All SQL about co-edited texts. A document has the id of the record it belongs to. */
export function documentStore(db: Database, device: string) {
  const head = db.prepare<[string], Head>('SELECT id, kind, epoch FROM document WHERE id = ?')
  const make = db.prepare<[string, string]>('INSERT INTO document (id, kind, epoch) VALUES (?, ?, 1)')
  const snapshot = db.prepare<[string, number], { upto_seq: number; state_v2: Buffer }>(
    'SELECT upto_seq, state_v2 FROM snapshot WHERE document = ? AND epoch = ?',
  )
  const updates = db.prepare<[string, number, number], Update>(
    'SELECT seq, bytes FROM update_log WHERE document = ? AND epoch = ? AND seq > ? ORDER BY seq',
  )
  const lastSeq = db.prepare<[string, number], { seq: number | null }>(
    'SELECT max(seq) AS seq FROM update_log WHERE document = ? AND epoch = ?',
  )
  const add = db.prepare<[string, number, number, string, Uint8Array]>(
    'INSERT INTO update_log (document, epoch, seq, device, bytes) VALUES (?, ?, ?, ?, ?)',
  )
  const keepSnapshot = db.prepare<[string, number, number, Uint8Array]>(
    `INSERT INTO snapshot (document, epoch, upto_seq, state_v2) VALUES (?, ?, ?, ?)
     ON CONFLICT (document) DO UPDATE SET epoch = excluded.epoch, upto_seq = excluded.upto_seq, state_v2 = excluded.state_v2`,
  )
  const squashed = db.prepare<[string, number, number]>(
    'DELETE FROM update_log WHERE document = ? AND epoch = ? AND seq <= ?',
  )
  const bytes = db.prepare<{ id: string }, { n: number }>(
    `SELECT coalesce((SELECT sum(length(bytes)) FROM update_log WHERE document = @id), 0)
       + coalesce((SELECT length(state_v2) FROM snapshot WHERE document = @id), 0) AS n`,
  )
  const pending = db.prepare<[string, number], { n: number }>(
    'SELECT count(*) AS n FROM update_log WHERE document = ? AND epoch = ?',
  )
  const addVersion = db.prepare<[string, string, string, string, number, number, Uint8Array, Uint8Array]>(
    'INSERT INTO version (id, document, label, by, at, words, state_v2, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )

  const seqAfter = (id: string, epoch: number) =>
    Math.max(lastSeq.get(id, epoch)?.seq ?? 0, snapshot.get(id, epoch)?.upto_seq ?? 0) + 1

  return {
    head: (id: string) => head.get(id),
    make(id: string, kind: string): Head {
      make.run(id, kind)
      return { id, kind, epoch: 1 }
    },

    /** The whole text, as a document nobody else holds. */
    load(id: string): Y.Doc {
      const doc = new Y.Doc({ gc: true })
      const found = head.get(id)
      if (found === undefined) return doc
      const squash = snapshot.get(id, found.epoch)
      doc.transact(() => {
        if (squash) Y.applyUpdateV2(doc, squash.state_v2, fromStore)
        for (const update of updates.all(id, found.epoch, squash?.upto_seq ?? 0))
          Y.applyUpdate(doc, update.bytes, fromStore)
      }, fromStore)
      return doc
    },

    append(id: string, epoch: number, bytes: Uint8Array): void {
      add.run(id, epoch, seqAfter(id, epoch), device, bytes)
    },

    /** Another one whenever the text has changed. */
    stamp(id: string): string {
      const epoch = head.get(id)?.epoch ?? 0
      return `${epoch}.${seqAfter(id, epoch)}`
    },

    /** What it takes in the file, in bytes. */
    bytes: (id: string) => bytes.get({ id })?.n ?? 0,

    pending: (id: string, epoch: number) => pending.get(id, epoch)?.n ?? 0,

    /** Puts the text as it stands in place of its updates, in one transaction. */
    compact(id: string, doc: Y.Doc): void {
      const found = head.get(id)
      if (found === undefined) return
      db.transaction(() => {
        const upto = seqAfter(id, found.epoch) - 1
        keepSnapshot.run(id, found.epoch, upto, Y.encodeStateAsUpdateV2(doc))
        squashed.run(id, found.epoch, upto)
      }).immediate()
    },

    nameVersion(id: string, label: string, by: string, at: number, words: number, doc: Y.Doc): string {
      const state = Y.encodeStateAsUpdateV2(doc)
      const version = uuidv7()
      addVersion.run(version, id, label, by, at, words, state, createHash('sha256').update(state).digest())
      return version
    },

    versions: (id: string) =>
      db
        .prepare<[string], { version: string; label: string; by: string; at: number; words: number }>(
          'SELECT id AS version, label, by, at, words FROM version WHERE document = ? ORDER BY at DESC, id DESC',
        )
        .all(id),

    versionState(id: string, version: string): Uint8Array {
      const found = db
        .prepare<[string, string], { state_v2: Buffer }>('SELECT state_v2 FROM version WHERE document = ? AND id = ?')
        .get(id, version)
      if (found === undefined) throw new Refusal('record/not-found')
      return new Uint8Array(found.state_v2)
    },

    ids: () => db.prepare<[], Head>('SELECT id, kind, epoch FROM document').all(),
  }
}

export type DocumentStore = ReturnType<typeof documentStore>
