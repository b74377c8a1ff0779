import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { fieldSchema } from '#shared/domain/records/field.ts'
import { fieldsOf, isKindName, type KindName } from '#shared/domain/records/kinds.ts'
import { RecordId } from '#shared/domain/records/schema.ts'
import { isStampOf } from './clock.ts'
import { DELETED, type Entry, ERASED, WORDS } from './entries.ts'

const schemas = new Map<string, z.ZodType>()

function schemaOf(kind: KindName, name: string): z.ZodType | undefined {
  const field = fieldsOf(kind)[name]
  if (field === undefined || !Object.hasOwn(fieldsOf(kind), name)) return undefined
  const known = schemas.get(`${kind}/${name}`) ?? fieldSchema(field)
  schemas.set(`${kind}/${name}`, known)
  return known
}

function parsed(json: string | null): { value: unknown } | undefined {
  try {
    return { value: json === null ? null : JSON.parse(json) }
  } catch {
    return undefined
  }
}

/** What a field's entry may say. An erased one says nothing. */
function saysWhatItMay({ field, value, was, salt }: Entry, kind: KindName): boolean {
  const [now, before] = [parsed(value), parsed(was)]
  if (now === undefined || before === undefined) return false
  if (field === ERASED) return typeof now.value === 'string' && (was === null || Array.isArray(before.value))
  if (salt === null) return field === DELETED || schemaOf(kind, field) !== undefined
  if (field === DELETED) return typeof now.value === 'boolean'
  if (field === WORDS) return kind === 'voice'
  return schemaOf(kind, field)?.safeParse(now.value).success === true
}

/**
 * Whether an entry from elsewhere is one that this app can keep: of a kind and field it knows, with a value that its
 * tables take, by a stamp of its own device, about a record that is of that kind here. One that is not counts as not given;
 * a newer app asks for it again. One reader for each batch: it remembers what the batch began.
 */
export function createReader(db: Database): () => (entry: Entry) => boolean {
  const kindOf = db.prepare<[string], { kind: string }>('SELECT kind FROM change WHERE record = ? LIMIT 1')
  return () => {
    const begun = new Map<string, string>()
    return (entry) => {
      const { kind, record, device, hlc, author, batch } = entry
      if (!isKindName(kind) || !RecordId.safeParse(record).success || !isStampOf(hlc, device)) return false
      if (author.length > 200 || batch.length > 64) return false
      const known = begun.get(record) ?? kindOf.get(record)?.kind ?? kind
      begun.set(record, known)
      return known === kind && saysWhatItMay(entry, kind)
    }
  }
}
