import { z } from 'zod'
import { AnyRecordSchema, KindNameSchema, RecordId } from '../../domain/records/schema.ts'
import { command, query } from '../define.ts'

export const FactSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly(), z.null()])
export const FactsSchema = z.record(z.string(), FactSchema)
const One = z.strictObject({ kind: KindNameSchema, id: RecordId })

/** A record as a list shows it: everything but its long texts. */
export const Row = z.strictObject({ id: RecordId, title: z.string(), revision: z.int(), facts: FactsSchema })

export const HistoryEntry = z.strictObject({
  batch: z.string(),
  at: z.int(),
  author: z.string(),
  what: z.enum(['created', 'changed', 'deleted', 'restored', 'erased']),
  /** A session did not take it, or not all of it: that counts for nothing, and stays here. */
  notTaken: z.boolean(),
  fields: z.array(
    z.strictObject({ field: z.string(), label: z.string(), was: FactSchema, value: FactSchema, erased: z.boolean() }),
  ),
})

export const LinkedRecord = z.strictObject({
  /** The link record, or null where the other record points here by one of its own fields. */
  link: RecordId.nullable(),
  relation: z.string(),
  kind: KindNameSchema,
  id: RecordId,
  title: z.string(),
  note: z.string(),
  deleted: z.boolean(),
})

export const recordsContract = {
  /**
   * The short facts of many records, ordered by `order` (a field; the kind's own when left out). `total` counts all
   * that match. `ids` asks for these alone, so that a text can name what it points to.
   */
  'record.rows': query(
    z.strictObject({
      kind: KindNameSchema,
      where: FactsSchema.default({}),
      ids: z.array(RecordId).max(500).optional(),
      order: z.string().optional(),
      limit: z.int().min(1).max(100_000).default(1000),
      offset: z.int().min(0).default(0),
      deleted: z.boolean().default(false),
    }),
    z.strictObject({ rows: z.array(Row), total: z.int() }),
  ),
  /** Whole records, for kinds whose texts a screen needs all at once. */
  'record.list': query(
    z.strictObject({
      kind: KindNameSchema,
      where: FactsSchema.default({}),
      limit: z.int().min(1).max(5000).default(1000),
    }),
    z.array(AnyRecordSchema),
  ),
  'record.get': query(One, AnyRecordSchema),
  'record.create': command(z.strictObject({ kind: KindNameSchema, facts: FactsSchema }), AnyRecordSchema),
  /** `revision`: what the writer saw; refused with record/changed-meanwhile where one of the same fields changed since. */
  'record.update': command(
    z.strictObject({ kind: KindNameSchema, id: RecordId, facts: FactsSchema, revision: z.int().optional() }),
    AnyRecordSchema,
  ),
  'record.delete': command(
    z.strictObject({ kind: KindNameSchema, id: RecordId, evenIfReferredTo: z.boolean().default(false) }),
    z.void(),
  ),
  'record.history': query(One, z.array(HistoryEntry)),
  /** Brings a record back to how it was right after `batch`, as a new change. */
  'record.restore': command(z.strictObject({ kind: KindNameSchema, id: RecordId, batch: z.string() }), AnyRecordSchema),
  'record.links': query(One, z.array(LinkedRecord)),
  /** Whose a record is while a session is open: what is the session's is changed as far as one's part in it goes. */
  'record.standing': query(One, z.strictObject({ isOfSession: z.boolean(), beganHere: z.boolean() })),
  'change.state': query(z.void(), z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() })),
  'change.undo': command(z.void(), z.strictObject({ undone: z.string() })),
  'change.redo': command(z.void(), z.strictObject({ redone: z.string() })),
  'programme.counts': query(z.void(), z.record(KindNameSchema, z.int())),
} as const
