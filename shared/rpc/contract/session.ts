import { z } from 'zod'
import { KindNameSchema, RecordId } from '../../domain/records/schema.ts'
import { ParticipantId, RoleSchema } from '../../domain/session/room/shapes.ts'
import { Bytes } from '../bytes.ts'
import { command, query } from '../define.ts'

/** Six digits in two groups: said aloud by two people who want to know that nobody is between them. */
const ComparisonNumber = z.string().regex(/^\d{3} \d{3}$/)

/** `waiting`: its invitation is good, and the chair has not compared its number yet. */
export const Peer = z.strictObject({
  participant: ParticipantId,
  device: z.string(),
  name: z.string(),
  role: RoleSchema,
  here: z.boolean(),
  /** May take over when the host is gone. */
  deputy: z.boolean(),
})
export type Peer = z.output<typeof Peer>

export const Waiting = z.strictObject({
  device: z.string(),
  name: z.string(),
  role: RoleSchema,
  number: ComparisonNumber,
})
export type Waiting = z.output<typeof Waiting>

/** Groups of kinds that a chair can share besides the texts. */
export const shareable = ['inquiry', 'evidence', 'proposals', 'sessions', 'group', 'consultation'] as const
/** What is shared, chosen when the session starts and shown to all. */
export const Share = z.strictObject({
  records: z.array(z.enum(shareable)),
  /** The words of those voices whose consent allows it, to those it allows. */
  voices: z.boolean(),
  /** Those who may read keep what they received when the session is over. */
  keep: z.boolean(),
})
export type Share = z.output<typeof Share>

/** `room`: what y-webrtc needs to meet the others; only those who may edit ever learn it. */
export const SessionState = z.strictObject({
  session: z
    .strictObject({
      id: z.string(),
      workshop: RecordId.nullable(),
      part: z.enum(['host', 'guest']),
      /** `waiting`: not let in yet, and told nothing. */
      standing: z.enum(['waiting', 'inside']),
      number: ComparisonNumber.nullable(),
      title: z.string(),
      participant: ParticipantId,
      /** Under which the host let this computer in. */
      name: z.string(),
      role: RoleSchema,
      /** Counts the times the room's keys were changed. */
      epoch: z.int(),
      room: z.strictObject({ name: z.string(), password: z.string() }).nullable(),
      address: z.string(),
      connected: z.boolean(),
      peers: z.array(Peer),
      /** Told to those who run it: computers that wait to be let in. */
      waiting: z.array(Waiting),
      documents: z.array(z.strictObject({ id: RecordId, kind: KindNameSchema, title: z.string() })),
      share: Share,
      /** This computer may take over; true once the host cannot be reached. */
      mayTakeOver: z.boolean(),
      /** A server holds it, and nobody sits there. */
      onServer: z.boolean().optional(),
    })
    .nullable(),
  /** The session this computer was in until the chair ended it; everything of it stays here, unless it was lent. */
  ended: z
    .strictObject({
      title: z.string(),
      why: z.enum(['ended', 'removed', 'refused']),
      /** What was received in it was lent, and has gone from this workspace. */
      lent: z.boolean().optional(),
    })
    .optional(),
})
export type SessionState = z.output<typeof SessionState>

/** How each shared text is held: by how many of those who are here, counted by its digest. */
export const Receipt = z.array(
  z.strictObject({ document: RecordId, title: z.string(), hold: z.int(), of: z.int(), sha256: z.string() }),
)
export type Receipt = z.output<typeof Receipt>

/** A text as everyone held it when a session closed, and where it stands today. */
export const TextAtClose = z.strictObject({
  document: RecordId,
  title: z.string(),
  /** What was signed: of what stands in the text, hexadecimal. */
  sha256: z.string(),
  /** What is kept of it here: what was signed, something else, or what cannot be opened. */
  kept: z.enum(['whole', 'altered', 'unreadable']),
  /** The record it belongs to, where this workspace has it. */
  owner: z.strictObject({ kind: KindNameSchema, id: RecordId }).nullable(),
  /** `isHere`: by this computer. `holds`: it is of this text, and of the computer that it names. */
  signed: z.array(z.strictObject({ name: z.string(), isHere: z.boolean(), holds: z.boolean() })),
  /** The text of today: still what was signed, another, or not in this workspace. */
  now: z.enum(['same', 'changed', 'gone']),
})
export type TextAtClose = z.output<typeof TextAtClose>

/** One time a session closed. `shared`: how many texts were, by then. `lent`: nothing of them was to stay here. */
export const SessionClose = z.strictObject({
  session: z.string(),
  at: z.int(),
  shared: z.int(),
  lent: z.boolean(),
  texts: z.array(TextAtClose),
})
export type SessionClose = z.output<typeof SessionClose>

export const sessionContract = {
  'session.state': query(z.void(), SessionState),
  'session.networks': query(z.void(), z.array(z.strictObject({ name: z.string(), address: z.string() }))),
  /** Opens a session on one network address and a port (any free one where left out); what is named here is shared with those who join. */
  'session.start': command(
    z.strictObject({
      workshop: RecordId.nullable().default(null),
      title: z.string().trim().min(1).max(200),
      address: z.string(),
      port: z.int().min(1024).max(65_535).optional(),
      documents: z.array(RecordId).max(500),
      share: Share.default({ records: ['proposals'], voices: false, keep: true }),
    }),
    SessionState,
  ),
  /** Shares one more text, or stops doing so, while the session is open. */
  'session.share': command(z.strictObject({ document: RecordId, on: z.boolean() }), z.void()),
  /** An invitation for one person: single use, for one computer. `code`: short, found on this network; `link`: with the address in it. */
  'session.invite': command(
    z.strictObject({ name: z.string().trim().max(120).default(''), role: RoleSchema.default('member') }),
    z.strictObject({ id: z.string(), code: z.string(), address: z.string(), link: z.string(), expires: z.int() }),
  ),
  'session.invitations': query(
    z.void(),
    z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        role: RoleSchema,
        expires: z.int(),
        state: z.enum(['unused', 'used', 'revoked', 'expired']),
      }),
    ),
  ),
  'session.revoke': command(z.strictObject({ invitation: z.string() }), z.void()),
  /** The chair has compared the number of a computer that waits: in it comes, or not. */
  'session.letIn': command(z.strictObject({ device: z.string(), yes: z.boolean() }), z.void()),
  /** Ends someone's access at once and changes the room's keys. Answers what they hold already. */
  'session.remove': command(
    z.strictObject({ participant: ParticipantId }),
    z.strictObject({ documents: z.array(z.string()), records: z.int(), voices: z.int() }),
  ),
  'session.deputy': command(z.strictObject({ participant: ParticipantId, on: z.boolean() }), z.void()),
  /** Computers met before, and forgetting one so that its number is compared anew. */
  'session.devices': query(
    z.void(),
    z.array(
      z.strictObject({
        device: z.string(),
        name: z.string(),
        confirmedAt: z.int().nullable(),
        confirmedBy: z.string(),
      }),
    ),
  ),
  'session.forgetDevice': command(z.strictObject({ device: z.string() }), z.void()),
  /** A code, a code and an address, or a whole link. Answers once the host has answered: inside, or waiting to be let in. */
  'session.join': command(z.strictObject({ code: z.string().min(1).max(400) }), SessionState),
  /** How many sessions can be seen on this network; not which. */
  'session.nearby': query(z.void(), z.strictObject({ count: z.int() })),
  /**
   * Leaves; the host ends the session, or hands it to a deputy who goes on. `forAll`: whoever runs a session that a server
   * holds ends it, from their own computer.
   */
  'session.leave': command(
    z.strictObject({ handTo: ParticipantId.nullable().default(null), forAll: z.boolean().optional() }).optional(),
    z.void(),
  ),
  /** A deputy goes on in place of a host that cannot be reached. */
  'session.takeOver': command(z.void(), SessionState),
  /** What the page's y-webrtc says to the signalling, by way of its own core. */
  'session.signal': command(z.strictObject({ message: z.string().max(1_000_000) }), z.void()),
  /** Which road a text takes: `direct` while pages hold each other's hands, `hub` when they cannot. The core's hub carries it at once, or at leisure as a safeguard. */
  'session.road': command(z.strictObject({ document: RecordId, road: z.enum(['direct', 'hub']) }), z.void()),
  /** Who is where in a text, by way of the hub. */
  'session.present': command(z.strictObject({ document: RecordId, update: Bytes }), z.void()),
  'session.receipt': query(z.void(), Receipt),
  /** What everyone held each time the session of a record closed, the last time first; needs no session. */
  'session.textsAtClose': query(z.strictObject({ workshop: RecordId }), z.array(SessionClose)),
  /** One of these texts as it stood then. Holds places of quotes, never their words. */
  'session.textAtClose': query(
    z.strictObject({ session: z.string().max(60), document: RecordId }),
    z.strictObject({ state: Bytes }),
  ),
} as const

export const sessionEvents = {
  'session.changed': SessionState,
  'session.signal': z.strictObject({ message: z.string() }),
  'session.present': z.strictObject({ document: RecordId, update: Bytes }),
  'session.receipt': Receipt,
  /** Changes made here that the session did not take, and why: by what one's part includes, or by the clocks. */
  'session.notTaken': z.strictObject({
    code: z.enum(['session/not-allowed', 'session/clock-ahead']),
    records: z.array(z.strictObject({ kind: KindNameSchema, id: RecordId, title: z.string() })),
  }),
} as const
