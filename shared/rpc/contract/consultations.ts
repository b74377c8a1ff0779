import { z } from 'zod'
import { RecordId } from '../../domain/records/schema.ts'
import { job, query } from '../define.ts'

export const ExportFormat = z.enum(['docx', 'html', 'pdf'])

export const Exported = z.strictObject({
  file: z.string(),
  format: ExportFormat,
  bytes: z.int(),
  sha256: z.string(),
  quotesShown: z.int(),
  quotesWithheld: z.int(),
})

export const consultationsContract = {
  /** The paper as it would be published today, as one safe HTML document; the same renderer as the export. */
  'consultation.preview': query(
    z.strictObject({ id: RecordId }),
    z.strictObject({
      html: z.string(),
      questions: z.int(),
      words: z.int(),
      quotesShown: z.int(),
      quotesWithheld: z.int(),
      advice: z.array(z.string()),
    }),
  ),
  /** Writes each format to `folder`, whole or not at all, and keeps a record of it. Without an id the newest consultation. */
  'consultation.export': job(
    z.strictObject({ id: RecordId.nullable(), formats: z.array(ExportFormat).min(1), folder: z.string().min(1) }),
    z.array(Exported),
    z.strictObject({ format: ExportFormat, done: z.int(), of: z.int() }),
  ),
} as const
