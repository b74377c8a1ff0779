import { createHash, randomBytes } from 'node:crypto'
import type { Database, Statement } from 'better-sqlite3'

/** A field that stands for the record itself: true while it is deleted. Written first when a record is created. */
export const DELETED = '*deleted'
/** Left behind by an erasure: its value is the rule under which something was erased, `was` the fields that were. */
export const ERASED = '*erased'
/** Says that the words of a voice were written anew, without saying any of them. */
export const WORDS = '*words'

/** One field of one record, changed once. `value` and `was` are JSON text; null when erased (or, for `was`, when new). */
export type Entry = {
  readonly device: string
  readonly seq: number
  readonly hlc: string
  readonly author: string
  readonly kind: string
  readonly record: string
  readonly field: string
  readonly value: string | null
  readonly was: string | null
  readonly salt: Buffer | null
  readonly value_hash: Buffer
  readonly batch: string
  readonly prev_hash: Buffer
  readonly hash: Buffer
}

export type Unsigned = Pick<Entry, 'device' | 'hlc' | 'author' | 'kind' | 'record' | 'field' | 'batch'> & {
  readonly value: string
  readonly was: string | null
}

/** What the first entry of a device follows. */
export const chainStart = Buffer.alloc(32)

/** Hash of a value and what it was. Salted, so that an erased value cannot be found again by guessing it. */
export function hashOfValue(salt: Buffer, value: string, was: string | null): Buffer {
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify([value, was]))
    .digest()
}

/** An entry's link in its device's chain: over everything but the value itself, which only its hash stands for. */
export function hashOfEntry(entry: Omit<Entry, 'hash' | 'value' | 'was' | 'salt'>): Buffer {
  const facts = [entry.device, entry.seq, entry.hlc, entry.author, entry.kind, entry.record, entry.field, entry.batch]
  return createHash('sha256').update(entry.prev_hash).update(JSON.stringify(facts)).update(entry.value_hash).digest()
}

/** Appends to a device's chain. The caller holds the transaction. */
export function createAppender(db: Database, device: string): { append(entry: Unsigned): void; forget(): void } {
  const insert = insertEntry(db)
  const head = db.prepare<[string, string], { seq: number; hash: Buffer }>(
    `SELECT seq, hash FROM (SELECT seq, hash FROM change WHERE device = ? ORDER BY seq DESC LIMIT 1)
     UNION ALL SELECT to_seq, hash FROM change_gap WHERE device = ? ORDER BY 1 DESC LIMIT 1`,
  )
  let last: { seq: number; hash: Buffer } | undefined
  return {
    append(unsigned) {
      last ??= head.get(device, device) ?? { seq: 0, hash: chainStart }
      const salt = randomBytes(16)
      const body = {
        ...unsigned,
        seq: last.seq + 1,
        salt,
        value_hash: hashOfValue(salt, unsigned.value, unsigned.was),
        prev_hash: last.hash,
      }
      const hash = hashOfEntry(body)
      insert.run({ ...body, hash })
      last = { seq: body.seq, hash }
    },
    /** After a transaction was rolled back: what is remembered of the chain's end may be wrong. */
    forget() {
      last = undefined
    },
  }
}

export function insertEntry(db: Database): Statement<[Entry]> {
  return db.prepare<[Entry]>(
    `INSERT INTO change (device, seq, hlc, author, kind, record, field, value, was, salt, value_hash, batch, prev_hash, hash)
     VALUES (@device, @seq, @hlc, @author, @kind, @record, @field, @value, @was, @salt, @value_hash, @batch, @prev_hash, @hash)`,
  )
}
