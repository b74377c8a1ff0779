import type { Database } from 'better-sqlite3'
import type { FactsOf, KindName, RecordOf } from '#shared/domain/records/kinds.ts'
import { recordFromRow, type TableRow } from '../../changes/rows.ts'
import { prepared } from '../../storage/prepared.ts'

/** A named state of a text. `at`: epoch milliseconds. `sha256`: hexadecimal, of the whole state. */
export type NamedVersion = {
  readonly version: string
  readonly document: string
  readonly label: string
  readonly at: number
  readonly sha256: string
}

/** Texts keep in which stretches of this many milliseconds they were changed. The same as the trigger of the table. */
const STRETCH = 10_000

type OfWorkshop = 'agenda_item' | 'attendance' | 'activity' | 'decision' | 'action' | 'parked_item'

/** Their order within a session. */
const orders: Readonly<Record<OfWorkshop, string>> = {
  agenda_item: 'position, id',
  attendance: 'name COLLATE NOCASE, id',
  activity: 'began_at, group_name, id',
  decision: 'decided_on, id',
  action: 'due IS NULL, due, id',
  parked_item: 'id',
}

/** All SQL about planned and held sessions. Deleted records are no part of one. */
export function workshopsRepository(db: Database) {
  const read = <K extends KindName>(kind: K, row: TableRow) => recordFromRow(kind, row) as unknown as RecordOf<K>
  const one = <K extends 'workshop' | 'proposal' | 'activity'>(kind: K, id: string): RecordOf<K> | undefined => {
    const row = prepared<[string], TableRow>(db, `SELECT * FROM "${kind}" WHERE id = ? AND deleted_at IS NULL`).get(id)
    return row && read(kind, row)
  }

  return {
    one,
    of: <K extends OfWorkshop>(kind: K, workshop: string): readonly RecordOf<K>[] =>
      prepared<[string], TableRow>(
        db,
        `SELECT * FROM "${kind}" WHERE workshop = ? AND deleted_at IS NULL ORDER BY ${orders[kind]}`,
      )
        .all(workshop)
        .map((row) => read(kind, row)),

    /** A person of the group, with the part they have in it: the first of several. */
    person(id: string): { readonly name: string; readonly role: FactsOf<'membership'>['role'] | null } | undefined {
      return prepared<[string], { name: string; role: FactsOf<'membership'>['role'] | null }>(
        db,
        `SELECT name, (SELECT role FROM membership WHERE person = person.id AND membership.deleted_at IS NULL
           ORDER BY until_day IS NOT NULL, created_at, membership.id LIMIT 1) AS role
         FROM person WHERE id = ? AND deleted_at IS NULL`,
      ).get(id)
    },

    /** Links by which a block opens further texts, from any of these blocks. */
    opens: (blocks: readonly string[]): readonly RecordOf<'link'>[] =>
      prepared<[string], TableRow>(
        db,
        `SELECT * FROM link WHERE relation = 'opens' AND from_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL`,
      )
        .all(JSON.stringify(blocks))
        .map((row) => read('link', row)),

    /** The name and fingerprint of a version just named. */
    version: (id: string): NamedVersion | undefined =>
      prepared<[string], NamedVersion>(
        db,
        `SELECT id AS version, document, label, at, lower(hex(sha256)) AS sha256 FROM version WHERE id = ?`,
      ).get(id),

    /** Versions of proposals named between two moments, the later left out. */
    versionsBetween: (from: number, to: number): readonly NamedVersion[] =>
      prepared<[number, number], NamedVersion>(
        db,
        `SELECT version.id AS version, document, label, at, lower(hex(sha256)) AS sha256 FROM version
         JOIN proposal ON proposal.id = document WHERE at >= ? AND at < ? ORDER BY at, version.id`,
      ).all(from, to),

    /**
     * The proposals whose text was changed between two moments, in the order they were first written in. A stretch
     * belongs to the block in which its middle lies, so that no block is given what was written in the one before; in
     * a block too short for that, any stretch that touches it counts.
     */
    writtenBetween(from: number, to: number): readonly string[] {
      const middle = to - from > 2 * STRETCH ? STRETCH / 2 : 0
      return prepared<[number, number], { document: string }>(
        db,
        `SELECT document FROM text_written JOIN proposal ON proposal.id = document
         WHERE stretch >= ? AND stretch <= ? GROUP BY document ORDER BY min(stretch), document`,
      )
        .all(Math.floor((from + middle) / STRETCH), Math.floor((to - middle) / STRETCH))
        .map(({ document }) => document)
    },
  }
}

export type WorkshopsRepository = ReturnType<typeof workshopsRepository>
