import { z } from 'zod'
import { RecordId } from '../../domain/records/schema.ts'
import { Bytes } from '../bytes.ts'
import { command, query } from '../define.ts'

/** Co-edited text. A document has the id of the record it belongs to. Updates are Yjs V1; stored states V2. */
export const documentsContract = {
  /** `state`: the whole text as one Yjs V1 update. Makes an empty document the first time. */
  'document.open': query(z.strictObject({ id: RecordId }), z.strictObject({ epoch: z.int(), state: Bytes })),
  /** Kept once this answers. Refuses an update of an old epoch, damaged, or over 32 MB. `origin` comes back in the event, so that the writer knows its own. */
  'document.append': command(
    z.strictObject({ id: RecordId, epoch: z.int(), update: Bytes, origin: z.string().max(100) }),
    z.void(),
  ),
  'document.close': command(z.strictObject({ id: RecordId }), z.void()),
  'document.versions': query(
    z.strictObject({ id: RecordId }),
    z.array(z.strictObject({ version: z.string(), label: z.string(), by: z.string(), at: z.int(), words: z.int() })),
  ),
  'document.nameVersion': command(
    z.strictObject({ id: RecordId, label: z.string().trim().min(1).max(200) }),
    z.strictObject({ version: z.string() }),
  ),
  /** `sha256`: of the version as it is kept, taken anew; a decision about it holds what it was. */
  'document.versionState': query(
    z.strictObject({ id: RecordId, version: z.string() }),
    z.strictObject({ state: Bytes, sha256: z.string() }),
  ),
} as const
