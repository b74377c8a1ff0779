import { z } from 'zod'
import { KindNameSchema, RecordId } from '#shared/domain/records/schema.ts'
import { ParticipantId, RoleSchema } from '#shared/domain/session/room/shapes.ts'
import { SignalFromRelay, SignalToRelay } from '#shared/domain/session/signalling.ts'
import { Peer, Share } from '#shared/rpc/contract/session.ts'
import { type Channel, channels } from './channels.ts'
import { limits } from './limits.ts'

/** What two computers say over the session's line: JSON, one frame a message, or a channel's byte and bytes. Anything else ends the connection. */
const Nonce = z.string().regex(/^[\w-]{43}$/)
const Proof = z.string().regex(/^[\w-]{43}$/)
const Seal = z.string().regex(/^[\w-]{43}$/)
const Key = z.string().regex(/^[\w-]{43}$/)
const Signature = z.string().regex(/^[\w-]{86}$/)
const Place = z.string().regex(/^[\d.]{7,15}:\d{1,5}$/)

export const Hello = z.strictObject({
  t: z.literal('hello'),
  version: z.literal(2),
  invitation: z.string().regex(/^[\w-]{11}$/),
  key: Key,
  nonce: Nonce,
  seal: Seal,
  /** A second line, for texts alone, to an instance of a server that does not hold the session. */
  for: z.literal('texts').optional(),
})
export const Prove = z.strictObject({
  t: z.literal('prove'),
  proof: Proof,
  signature: Signature,
  opened: Nonce,
  name: z.string().trim().min(1).max(120),
})

/** Of a feature, which reads it; the line does not. */
const Say = z.strictObject({ t: z.literal('say'), channel: z.enum(channels), said: z.unknown() })

export const FromMember = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('signal'), signal: SignalToRelay }),
  z.strictObject({ t: z.literal('leaving') }),
  /** A deputy stands by at this port; an instance of a server at this place, where it may serve texts meanwhile. */
  z.strictObject({
    t: z.literal('standby'),
    port: z.int().min(1).max(65_535),
    at: Place.optional(),
    texts: z.boolean().optional(),
  }),
  Say,
])
export type FromMember = z.output<typeof FromMember>

export const RefusalCode = z.enum([
  'session/code-wrong',
  'session/code-expired',
  'session/code-used',
  'session/full',
  'session/revoked',
  'session/removed',
  'session/not-let-in',
  /** A deputy that stands by answers so: the session is not held here. */
  'session/no-answer',
])
export type RefusalCode = z.output<typeof RefusalCode>

/** Where to ring when the host cannot be reached, and whose key must answer. */
export const Standby = z.strictObject({ participant: ParticipantId, key: Key, at: Place })
export type Standby = z.output<typeof Standby>

/** The session as one member may know it. */
export const SharedSession = z.strictObject({
  id: z.string().min(1).max(60),
  workshop: RecordId.nullable(),
  title: z.string().max(200),
  participant: ParticipantId,
  name: z.string().max(120),
  role: RoleSchema,
  epoch: z.int().min(0),
  /** Counts those who held the session one after another. */
  term: z.int().min(0),
  room: z.strictObject({ name: z.string().max(100), password: z.string().min(20).max(200) }).nullable(),
  documents: z.array(z.strictObject({ id: RecordId, kind: KindNameSchema, title: z.string().max(400) })).max(900),
  share: Share,
  standby: z.array(Standby).max(20),
  /** Instances of a server among which the texts are divided, by participant: the host, and some of those who stand by. */
  homes: z.array(ParticipantId).max(20).default([]),
})
export type SharedSession = z.output<typeof SharedSession>

/** Everyone of the session, the one it is said to included. */
const Peers = z.array(
  Peer.extend({ participant: ParticipantId, device: z.string().max(64), name: z.string().max(120) }),
)

export const FromHost = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('challenge'), nonce: Nonce, seal: Seal, proof: Proof }),
  /** The invitation is good; a person compares the number next. */
  z.strictObject({ t: z.literal('waiting'), key: Key, signature: Signature }),
  z.strictObject({ t: z.literal('welcome'), session: SharedSession, key: Key, signature: Signature }),
  /** Something of the session changed. */
  z.strictObject({ t: z.literal('session'), session: SharedSession }),
  /** Every feature has said what a newcomer needs. */
  z.strictObject({ t: z.literal('ready') }),
  z.strictObject({ t: z.literal('peers'), peers: Peers.max(1200) }),
  z.strictObject({ t: z.literal('signal'), signal: SignalFromRelay }),
  /** `handed`: a deputy holds it from now on. */
  z.strictObject({ t: z.literal('ended'), why: z.enum(['ended', 'handed']) }),
  z.strictObject({ t: z.literal('refused'), code: RefusalCode }),
  Say,
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

/** Bytes of a channel, or null where it is none. */
export function readBytes(raw: unknown): { channel: Channel; said: Uint8Array } | null {
  if (!Buffer.isBuffer(raw) || raw.length < 1 || raw.length > limits.binaryBytes) return null
  const channel = channels[raw[0] ?? -1]
  return channel === undefined
    ? null
    : { channel, said: new Uint8Array(raw.buffer, raw.byteOffset + 1, raw.length - 1) }
}

export function writeBytes(channel: Channel, said: Uint8Array): Uint8Array {
  const frame = new Uint8Array(said.length + 1)
  frame[0] = channels.indexOf(channel)
  frame.set(said, 1)
  return frame
}
