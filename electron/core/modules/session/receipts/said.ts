import { z } from 'zod'
import { RecordId } from '#shared/domain/records/schema.ts'
import { Receipt } from '#shared/rpc/contract/session.ts'
import { Signature } from './snapshots.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What members say to the host about what they hold. */
export const FromMember = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('hold'), document: RecordId, sha256: Sha256 }),
  z.strictObject({
    t: z.literal('signed'),
    texts: z.array(z.strictObject({ document: RecordId, sha256: Sha256, signature: z.string().max(128) })).max(1000),
  }),
])
export type FromMember = z.output<typeof FromMember>

export const FromHost = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('receipt'), receipt: Receipt }),
  /** The session closes: say what you have not said yet. */
  z.strictObject({ t: z.literal('closing') }),
  z.strictObject({
    t: z.literal('sign'),
    texts: z.array(z.strictObject({ document: RecordId, sha256: Sha256 })).max(1000),
  }),
  z.strictObject({
    t: z.literal('snapshot'),
    at: z.int(),
    texts: z
      .array(
        z.strictObject({
          document: RecordId,
          title: z.string().max(400),
          sha256: Sha256,
          signatures: z.array(Signature).max(500),
        }),
      )
      .max(1000),
  }),
])
export type FromHost = z.output<typeof FromHost>
