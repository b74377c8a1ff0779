import { z } from 'zod'
import { RecordId } from '#shared/domain/records/schema.ts'
import { SignalFromRelay, SignalToRelay } from '#shared/domain/session/signalling.ts'
import { FactsSchema } from '#shared/rpc/contract/records.ts'
import { Peer } from '#shared/rpc/contract/session.ts'

/** What two computers say over the session's channel: JSON, one frame a message. Anything else ends the connection. */
const Nonce = z.string().regex(/^[\w-]{43}$/)
const Proof = z.string().regex(/^[\w-]{43}$/)
const Key = z.string().regex(/^[\w-]{43}$/)
const Signature = z.string().regex(/^[\w-]{86}$/)

export const Hello = z.strictObject({
  t: z.literal('hello'),
  version: z.literal(1),
  invitation: z.string().regex(/^[\w-]{11}$/),
  key: Key,
  nonce: Nonce,
})
export const Prove = z.strictObject({
  t: z.literal('prove'),
  proof: Proof,
  signature: Signature,
  name: z.string().trim().min(1).max(120),
})

export const FromMember = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('signal'), signal: SignalToRelay }),
  z.strictObject({ t: z.literal('leaving') }),
])
export type FromMember = z.output<typeof FromMember>

export const RefusalCode = z.enum(['session/code-wrong', 'session/code-expired', 'session/code-used', 'session/full'])
export type RefusalCode = z.output<typeof RefusalCode>

/** A record that a shared document belongs to. Only proposals have one. */
export const SharedRecord = z.strictObject({ kind: z.literal('proposal'), id: RecordId, facts: FactsSchema })
export type SharedRecord = z.output<typeof SharedRecord>

export const SharedSession = z.strictObject({
  title: z.string().max(200),
  room: z.strictObject({ name: z.string().max(100), password: z.string().min(20).max(200) }),
  documents: z.array(z.strictObject({ id: RecordId, title: z.string().max(400) })).max(500),
})
export type SharedSession = z.output<typeof SharedSession>

export const FromHost = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('challenge'), nonce: Nonce, proof: Proof }),
  z.strictObject({ t: z.literal('welcome'), session: SharedSession, key: Key, signature: Signature }),
  z.strictObject({ t: z.literal('record'), record: SharedRecord }),
  /** Every shared record has been sent. */
  z.strictObject({ t: z.literal('ready') }),
  z.strictObject({ t: z.literal('peers'), peers: z.array(Peer).max(200) }),
  z.strictObject({ t: z.literal('signal'), signal: SignalFromRelay }),
  z.strictObject({ t: z.literal('ended') }),
  z.strictObject({ t: z.literal('refused'), code: RefusalCode }),
])
export type FromHost = z.output<typeof FromHost>

/** A frame by its schema, or null where it is anything else. Never throws, whatever arrived. */
export function readFrame<T>(schema: z.ZodType<T>, raw: unknown, isBinary: boolean, maxBytes: number): T | null {
  if (isBinary || !Buffer.isBuffer(raw) || raw.length > maxBytes) return null
  try {
    return schema.safeParse(JSON.parse(raw.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}
