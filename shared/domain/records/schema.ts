import { z } from 'zod'
import { beforeAnyoneSays, type Fact, fieldSchema } from './field.ts'
import { type AnyRecord, fieldsOf, type KindName, kindNames, type RecordOf } from './kinds.ts'

export const RecordId = z.uuid()
export const KindNameSchema = z.enum(kindNames as [KindName, ...KindName[]])

const cache = new Map<string, z.ZodType>()
const once = (key: string, make: () => z.ZodType) => {
  const known = cache.get(key) ?? make()
  cache.set(key, known)
  return known
}

/** Every fact of a new record: what has a default may be left out, unknown names are refused. */
export function newFactsSchema(kind: KindName): z.ZodType<Record<string, Fact>> {
  return once(`new/${kind}`, () => {
    const shape: Record<string, z.ZodType> = {}
    for (const [name, field] of Object.entries(fieldsOf(kind))) {
      const before = beforeAnyoneSays(field)
      shape[name] = before === undefined ? fieldSchema(field) : fieldSchema(field).default(before as never)
    }
    return z.strictObject(shape)
  }) as z.ZodType<Record<string, Fact>>
}

/** The facts of a change to a record: any of its fields, none it does not have. */
export function changedFactsSchema(kind: KindName): z.ZodType<Record<string, Fact>> {
  return once(`changed/${kind}`, () => {
    const shape: Record<string, z.ZodType> = {}
    for (const [name, field] of Object.entries(fieldsOf(kind))) shape[name] = fieldSchema(field).optional()
    return z.strictObject(shape)
  }) as z.ZodType<Record<string, Fact>>
}

/** A whole record as it crosses the port. */
export function recordSchema<K extends KindName>(kind: K): z.ZodType<RecordOf<K>> {
  return once(`record/${kind}`, () =>
    z.strictObject({
      kind: z.literal(kind),
      id: RecordId,
      created_at: z.int(),
      created_by: z.string(),
      revision: z.int(),
      deleted_at: z.int().nullable(),
      facts: z.strictObject(
        Object.fromEntries(Object.entries(fieldsOf(kind)).map(([name, field]) => [name, fieldSchema(field)])),
      ),
    }),
  ) as z.ZodType<RecordOf<K>>
}

export const AnyRecordSchema = z.lazy(() =>
  z.discriminatedUnion('kind', kindNames.map((name) => recordSchema(name)) as never),
) as unknown as z.ZodType<AnyRecord>
