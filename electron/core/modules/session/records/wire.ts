import { z } from 'zod'
import { cut } from '#relay/fragments.ts'
import type { Entry } from '../../../changes/entries.ts'
import type { Batch, Run } from '../../../changes/exchange.ts'
import type { Gap } from '../../../changes/gaps.ts'
import type { Have } from '../../../changes/have.ts'

/*
 * What two logs say to each other: JSON in pieces of bytes, since one entry can be a whole report. Parsed strictly, and
 * bounded; hashes are checked by the exchange.
 */

const Device = z.string().min(1).max(64)
const Seq = z
  .int()
  .min(1)
  .max(Number.MAX_SAFE_INTEGER - 1)
const Hash = z.string().regex(/^[\w-]{43}$/)
const Salt = z.string().regex(/^[\w-]{22}$/)
const Proof = z.string().regex(/^[\w-]{43}$/)
const Space = z.string().regex(/^[\da-f]{32}$/)
const Stamp = z.string().max(90)
const Value = z.string().max(25_000_000)

/** hlc, author, kind, record, field, value, was, salt, hash of the value, batch, hash. */
const EntryOnLine = z.tuple([
  Stamp,
  z.string().max(200),
  z.string().max(60),
  z.string().max(64),
  z.string().max(60),
  Value.nullable(),
  Value.nullable(),
  Salt.nullable(),
  Hash,
  z.string().max(64),
  Hash,
])
const Entries = z.strictObject({
  t: z.literal('entries'),
  runs: z
    .array(z.strictObject({ device: Device, seq: Seq, after: Hash, entries: z.array(EntryOnLine).min(1).max(50_000) }))
    .max(50_000),
  gaps: z.array(z.strictObject({ device: Device, from: Seq, to: Seq, hash: Hash })).max(50_000),
})
const HaveOnLine = z
  .array(
    z.strictObject({
      device: Device,
      upto: z.int().min(0),
      gaps: z.array(z.tuple([Seq, Seq])).max(200_000),
    }),
  )
  .max(10_000)
const Words = z.strictObject({ t: z.literal('words'), voice: z.uuid(), at: Stamp, words: z.string().max(2_000_000) })

export const FromMember = z.discriminatedUnion('t', [
  /**
   * What this copy holds of the devices that were named; which copy it is; which words it holds, by when they were written
   * and the hash of the voice's first entry, which only those know who were given it.
   */
  z.strictObject({
    t: z.literal('have'),
    copy: Device,
    proof: Proof,
    practice: z.boolean(),
    have: HaveOnLine,
    words: z.array(z.tuple([z.uuid(), Stamp, Hash])).max(50_000),
  }),
  Entries,
  Words,
])
export type FromMember = z.output<typeof FromMember>

export const FromHub = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('heads'),
    space: Space,
    proof: Proof,
    now: z.int(),
    devices: z.array(Device).max(10_000),
  }),
  /** What the hub holds of what this copy may bring. */
  z.strictObject({ t: z.literal('yours'), same: z.boolean(), have: HaveOnLine }),
  /** Records that are held at both ends: where each begins, which only those know who were given it. */
  z.strictObject({ t: z.literal('known'), records: z.array(z.tuple([z.uuid(), Device, Seq, Hash])).max(5000) }),
  Entries,
  Words,
  z.strictObject({ t: z.literal('took') }),
  z.strictObject({
    t: z.literal('refused'),
    code: z.enum(['session/not-allowed', 'session/clock-ahead']),
    entries: z.array(z.tuple([Device, Seq])).max(50_000),
  }),
  /** Which computer writes which copy. */
  z.strictObject({ t: z.literal('copies'), copies: z.array(z.tuple([Device, z.string().max(200)])).max(1000) }),
  /** Everything there was to say has been said; from now on it is said as it happens. */
  z.strictObject({ t: z.literal('settled') }),
])
export type FromHub = z.output<typeof FromHub>

/** In pieces that the line carries. */
export function write(said: z.input<typeof FromMember> | z.input<typeof FromHub>): Uint8Array[] {
  return cut(Buffer.from(JSON.stringify(said), 'utf8'))
}

/** What was said, or null where it makes no sense. Never throws, whatever arrived. */
export function read<T>(schema: z.ZodType<T>, whole: Uint8Array): T | null {
  try {
    return schema.safeParse(JSON.parse(Buffer.from(whole).toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

const text = (bytes: Buffer) => bytes.toString('base64url')
const bytes = (written: string) => Buffer.from(written, 'base64url')

export function writeBatch({ runs, gaps }: Batch): z.input<typeof Entries> {
  return {
    t: 'entries',
    runs: runs.flatMap((run) => {
      const [first] = run
      return first
        ? [{ device: first.device, seq: first.seq, after: text(first.prev_hash), entries: run.map(writeEntry) }]
        : []
    }),
    gaps: gaps.map((gap) => ({ ...gap, hash: text(gap.hash) })),
  }
}

const writeEntry = (entry: Entry): z.input<typeof EntryOnLine> => [
  entry.hlc,
  entry.author,
  entry.kind,
  entry.record,
  entry.field,
  entry.value,
  entry.was,
  entry.salt && text(entry.salt),
  text(entry.value_hash),
  entry.batch,
  text(entry.hash),
]

export function readBatch({ runs, gaps }: z.output<typeof Entries>): Batch {
  return {
    runs: runs.map(({ device, seq, after, entries }): Run => {
      let prev_hash: Buffer = bytes(after)
      return entries.map((one, place): Entry => {
        const [hlc, author, kind, record, field, value, was, salt, valueHash, batch, hash] = one
        const entry: Entry = {
          ...{ device, seq: seq + place, hlc, author, kind, record, field, value, was, batch, prev_hash },
          salt: salt === null ? null : bytes(salt),
          value_hash: bytes(valueHash),
          hash: bytes(hash),
        }
        prev_hash = entry.hash
        return entry
      })
    }),
    gaps: gaps.map((gap): Gap => ({ ...gap, hash: bytes(gap.hash) })),
  }
}

export function writeHave(have: Have): z.input<typeof HaveOnLine> {
  return [...have].map(([device, { upto, gaps }]) => ({ device, upto, gaps }))
}

export function readHave(have: z.output<typeof HaveOnLine>): Have {
  return new Map(have.map(({ device, upto, gaps }) => [device, { upto, gaps }]))
}

export const writeHash = text
