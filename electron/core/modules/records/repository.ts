import type { Database } from 'better-sqlite3'
import type { Fact } from '#shared/domain/records/field.ts'
import { fieldsOf, type KindName, kindNames, kinds, type RecordOf } from '#shared/domain/records/kinds.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { fromColumn, recordFromRow, type TableRow, toColumn } from '../../changes/rows.ts'
import { prepared } from '../../storage/prepared.ts'

type Where = Readonly<Record<string, Fact>>
export type Referrer = { readonly kind: KindName; readonly id: string; readonly field: string }

/** Every reference field of every kind, by the kind it points to. */
const pointers = kindNames.flatMap((kind) =>
  Object.entries(fieldsOf(kind)).flatMap(([field, definition]) =>
    definition.type === 'ref' ? [{ kind, field, to: definition.to }] : [],
  ),
)

/** `AND field = @w0 …` for facts that must be equal, with their column values. Unknown fields are refused by name. */
function condition(kind: KindName, where: Where): { sql: string; values: Record<string, string | number | null> } {
  const fields = fieldsOf(kind)
  const values: Record<string, string | number | null> = {}
  const parts = Object.entries(where).map(([name, fact], at) => {
    const field = fields[name]
    if (field === undefined) throw new Refusal('core/bad-input', { where: `there is no “${name}”` })
    values[`w${at}`] = toColumn(field, fact)
    return `AND "${name}" IS @w${at}`
  })
  return { sql: parts.join(' '), values }
}

/** Reading records of every kind. All SQL about them is here. */
export function recordsRepository(db: Database) {
  const presence = (deleted: boolean) => (deleted ? 'deleted_at IS NOT NULL' : 'deleted_at IS NULL')

  const orderOf = (kind: KindName, order: string | undefined) => {
    const name = order ?? kinds[kind].order
    if (!Object.hasOwn(fieldsOf(kind), name)) throw new Refusal('core/bad-input', { where: `there is no “${name}”` })
    return `"${name}", id`
  }

  return {
    get<K extends KindName>(kind: K, id: string): RecordOf<K> | undefined {
      const row = prepared<[string], TableRow>(db, `SELECT * FROM "${kind}" WHERE id = ?`).get(id)
      return row && (recordFromRow(kind, row) as unknown as RecordOf<K>)
    },

    list<K extends KindName>(kind: K, where: Where, limit: number): RecordOf<K>[] {
      const { sql, values } = condition(kind, where)
      return prepared<[Record<string, unknown>], TableRow>(
        db,
        `SELECT * FROM "${kind}" WHERE deleted_at IS NULL ${sql} ORDER BY ${orderOf(kind, undefined)} LIMIT @limit`,
      )
        .all({ ...values, limit })
        .map((row) => recordFromRow(kind, row) as unknown as RecordOf<K>)
    },

    /** The short facts, in order; long texts are not read from the file. */
    rows(
      kind: KindName,
      options: {
        where: Where
        ids?: readonly string[] | undefined
        order?: string | undefined
        limit: number
        offset: number
        deleted: boolean
      },
    ) {
      const short = Object.entries(fieldsOf(kind)).filter(([, field]) => field.type !== 'text')
      const { sql, values } = condition(kind, options.where)
      const among = options.ids === undefined ? '' : 'AND id IN (SELECT value FROM json_each(@ids))'
      if (options.ids !== undefined) values.ids = JSON.stringify(options.ids)
      const from = `FROM "${kind}" WHERE ${presence(options.deleted)} ${sql} ${among}`
      const found = prepared<[Record<string, unknown>], TableRow>(
        db,
        `SELECT id, revision, ${short.map(([name]) => `"${name}"`).join(', ')} ${from} ORDER BY ${orderOf(kind, options.order)} LIMIT @limit OFFSET @offset`,
      ).all({ ...values, limit: options.limit, offset: options.offset })
      const total =
        prepared<[Record<string, unknown>], { n: number }>(db, `SELECT count(*) AS n ${from}`).get(values)?.n ?? 0
      const rows = found.map((row) => ({
        id: String(row.id),
        revision: Number(row.revision),
        facts: Object.fromEntries(short.map(([name, field]) => [name, fromColumn(field, row[name] ?? null)])),
      }))
      return { rows, total }
    },

    /** The live records that point to this one by a field of their own. Links are not among them. */
    referrers(kind: KindName, id: string): Referrer[] {
      return pointers
        .filter((pointer) => pointer.to === kind)
        .flatMap((pointer) =>
          prepared<[string], { id: string }>(
            db,
            `SELECT id FROM "${pointer.kind}" WHERE "${pointer.field}" = ? AND deleted_at IS NULL LIMIT 200`,
          )
            .all(id)
            .map((row) => ({ kind: pointer.kind, id: row.id, field: pointer.field })),
        )
    },

    /** The live links from and to a record. */
    links(id: string): RecordOf<'link'>[] {
      return prepared<[string, string], TableRow>(
        db,
        `SELECT * FROM link WHERE from_id = ? AND deleted_at IS NULL UNION ALL SELECT * FROM link WHERE to_id = ? AND deleted_at IS NULL`,
      )
        .all(id, id)
        .map((row) => recordFromRow('link', row) as unknown as RecordOf<'link'>)
    },

    exists(kind: KindName, id: string): boolean {
      return (
        prepared<[string], { n: number }>(db, `SELECT 1 AS n FROM "${kind}" WHERE id = ? AND deleted_at IS NULL`).get(
          id,
        ) !== undefined
      )
    },

    counts(): Record<KindName, number> {
      return Object.fromEntries(
        kindNames.map((kind) => [
          kind,
          prepared<[], { n: number }>(db, `SELECT count(*) AS n FROM "${kind}" WHERE deleted_at IS NULL`).get()?.n ?? 0,
        ]),
      ) as Record<KindName, number>
    },

    largest(kind: KindName, field: string): number {
      return prepared<[], { n: number | null }>(db, `SELECT max("${field}") AS n FROM "${kind}"`).get()?.n ?? 0
    },

    /** How many there ever were, deleted ones too: for references that are never given twice. */
    ever(kind: KindName): number {
      return prepared<[], { n: number }>(db, `SELECT count(*) AS n FROM "${kind}"`).get()?.n ?? 0
    },

    /** Only what a title is made of: title field and presence. */
    titleRow(kind: KindName, id: string): { title: string; deleted: boolean } | undefined {
      const row = prepared<[string], { title: unknown; deleted_at: number | null }>(
        db,
        `SELECT "${kinds[kind].title}" AS title, deleted_at FROM "${kind}" WHERE id = ?`,
      ).get(id)
      return row && { title: String(row.title ?? ''), deleted: row.deleted_at !== null }
    },
  }
}

export type RecordsRepository = ReturnType<typeof recordsRepository>
