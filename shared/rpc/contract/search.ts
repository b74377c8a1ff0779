import { z } from 'zod'
import { KindNameSchema, RecordId } from '../../domain/records/schema.ts'
import { Bytes } from '../bytes.ts'
import { job, query } from '../define.ts'

/** A piece of a snippet; `hit` marks what was looked for. */
export const Piece = z.strictObject({ text: z.string(), hit: z.boolean() })

export const Hit = z.strictObject({
  kind: KindNameSchema,
  id: RecordId,
  title: z.string(),
  field: z.string(),
  snippet: z.array(Piece),
})

/** A file by its path, or by name and bytes where it was dropped on the window. */
export const FileToImport = z.union([
  z.strictObject({ path: z.string().min(1) }),
  z.strictObject({ name: z.string().min(1), bytes: Bytes }),
])

export const searchContract = {
  /** Words and prefixes (a last word is taken as a beginning); quotation marks for a phrase. Voices come only as mayShow allows this screen. */
  'search.find': query(
    z.strictObject({
      text: z.string().max(500),
      kinds: z.array(KindNameSchema).optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    z.strictObject({ hits: z.array(Hit), more: z.boolean(), voicesNotShown: z.int() }),
  ),
  /** Each file whole or not at all; what was refused is listed with its code and nothing of it is kept. */
  'evidence.import': job(
    z.strictObject({
      files: z.array(FileToImport).min(1).max(500),
      confidentiality: z.enum(['public', 'group', 'restricted']).default('public'),
    }),
    z.strictObject({
      added: z.array(z.strictObject({ id: RecordId, title: z.string(), characters: z.int() })),
      refused: z.array(
        z.strictObject({ name: z.string(), code: z.string(), values: z.record(z.string(), z.string()) }),
      ),
    }),
    z.strictObject({ done: z.int(), of: z.int(), name: z.string() }),
  ),
} as const
