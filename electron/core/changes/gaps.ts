import type { Database } from 'better-sqlite3'

/** A stretch of a device's log that this computer was not given; `hash`: of its last entry. */
export type Gap = { readonly device: string; readonly from: number; readonly to: number; readonly hash: Buffer }

/** All SQL about gaps. They never touch each other, and never overlap an entry that is held. */
export function gapsOf(db: Database) {
  const columns = 'device, from_seq AS "from", to_seq AS "to", hash'
  const among = db.prepare<[string, number, number], Gap>(
    `SELECT ${columns} FROM change_gap WHERE device = ? AND to_seq >= ? AND from_seq <= ? ORDER BY from_seq`,
  )
  const insert = db.prepare<[Gap]>(
    'INSERT INTO change_gap (device, from_seq, to_seq, hash) VALUES (@device, @from, @to, @hash)',
  )
  const remove = db.prepare<[string, number]>('DELETE FROM change_gap WHERE device = ? AND from_seq = ?')
  return {
    all: () => db.prepare<[], Gap>(`SELECT ${columns} FROM change_gap ORDER BY device, from_seq`).all(),
    /** Those that share a number with this stretch. */
    among: (device: string, from: number, to: number) => among.all(device, from, to),
    /** Notes a stretch of which nothing is held. `hash`: of its last entry. */
    add(device: string, from: number, to: number, hash: Buffer): void {
      let whole: Gap = { device, from, to, hash }
      for (const near of among.all(device, from - 1, to + 1)) {
        remove.run(device, near.from)
        whole =
          near.to > whole.to
            ? { ...near, from: Math.min(near.from, whole.from) }
            : { ...whole, from: Math.min(near.from, whole.from) }
      }
      insert.run(whole)
    },
    /** A stretch is held from now on. `before`: the hash of the entry before it. */
    fill(device: string, from: number, to: number, before: Buffer): void {
      for (const gap of among.all(device, from, to)) {
        remove.run(device, gap.from)
        if (gap.from < from) insert.run({ device, from: gap.from, to: from - 1, hash: before })
        if (gap.to > to) insert.run({ device, from: to + 1, to: gap.to, hash: gap.hash })
      }
    },
  }
}
