import { z } from 'zod'
import { RecordId } from '../../domain/records/schema.ts'
import { command, query } from '../define.ts'

export const Peer = z.strictObject({ device: z.string(), name: z.string(), here: z.boolean() })

/** `room`: what y-webrtc needs to meet the others; only those inside ever learn it. */
export const SessionState = z.strictObject({
  session: z
    .strictObject({
      part: z.enum(['host', 'guest']),
      title: z.string(),
      room: z.strictObject({ name: z.string(), password: z.string() }),
      address: z.string(),
      connected: z.boolean(),
      peers: z.array(Peer),
      documents: z.array(z.strictObject({ id: RecordId, title: z.string() })),
    })
    .nullable(),
  /** The session this computer was in until the chair ended it; everything of it stays here. */
  ended: z.strictObject({ title: z.string() }).optional(),
})

export type SessionState = z.output<typeof SessionState>

export const sessionContract = {
  'session.state': query(z.void(), SessionState),
  'session.networks': query(z.void(), z.array(z.strictObject({ name: z.string(), address: z.string() }))),
  /** Opens a session on one network address; the chosen proposals are shared with those who join. */
  'session.start': command(
    z.strictObject({
      title: z.string().trim().min(1).max(200),
      address: z.string(),
      documents: z.array(RecordId).min(1),
    }),
    SessionState,
  ),
  /** A join code for one more computer: single use, an hour long. */
  'session.invite': command(z.void(), z.strictObject({ code: z.string(), expires: z.int() })),
  'session.join': command(z.strictObject({ code: z.string().min(1).max(200) }), SessionState),
  'session.leave': command(z.void(), z.void()),
  /** What the page's y-webrtc says to the signalling, by way of its own core. */
  'session.signal': command(z.strictObject({ message: z.string().max(1_000_000) }), z.void()),
} as const

export const sessionEvents = {
  'session.changed': SessionState,
  'session.signal': z.strictObject({ message: z.string() }),
} as const
