import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { Standby } from '#relay/frames.ts'
import type { Invitation } from '#relay/invitations.ts'
import { RecordId } from '#shared/domain/records/schema.ts'
import { ParticipantId, RoleSchema } from '#shared/domain/session/room/shapes.ts'
import { Share } from '#shared/rpc/contract/session.ts'
import { prepared } from '../../storage/prepared.ts'

const Person = z.strictObject({ participant: ParticipantId, device: z.string(), name: z.string(), role: RoleSchema })
export type Person = z.output<typeof Person>

/** What a computer needs in order to hold a session, besides its invitations and what its features keep themselves. */
export const HeldFacts = z.strictObject({
  title: z.string(),
  workshop: RecordId.nullable(),
  documents: z.array(RecordId),
  /** Texts of blocks and of break-out groups, shared besides. */
  boards: z.array(z.strictObject({ id: RecordId, title: z.string() })).default([]),
  share: Share,
  room: z.strictObject({ name: z.string(), password: z.string() }),
  epoch: z.int(),
  /** Counts those who held it one after another. */
  term: z.int(),
  address: z.string(),
  port: z.int(),
  /** Who holds it, and the invitation by which that computer comes back as a guest where another goes on. */
  me: Person,
  seat: z.string(),
  people: z.array(Person),
  deputies: z.array(ParticipantId),
  standby: z.array(Standby),
  /** Invitations by which computers come in without a number: whoever operates the server made them. */
  trusted: z.array(z.string()).default([]),
})
export type HeldFacts = z.output<typeof HeldFacts>

const KeptInvitation = z.strictObject({
  id: z.string(),
  secret: z.string(),
  participant: ParticipantId,
  name: z.string(),
  role: RoleSchema,
  expires: z.int(),
  device: z.string().nullable(),
  revokedAt: z.int().nullable(),
})

/** What a deputy is given, and keeps. `parts`: what each feature gave, by channel. */
export const Replica = z.strictObject({
  session: z.string().min(1).max(60),
  facts: HeldFacts,
  invitations: z.array(KeptInvitation).max(1200),
  parts: z.record(z.string(), z.unknown()),
})
export type Replica = z.output<typeof Replica>

export const toKept = (invitation: Invitation): z.output<typeof KeptInvitation> => ({
  ...invitation,
  secret: Buffer.from(invitation.secret).toString('base64url'),
})
export const fromKept = (kept: z.output<typeof KeptInvitation>): Invitation => ({
  ...kept,
  secret: new Uint8Array(Buffer.from(kept.secret, 'base64url')),
})

type InvitationRow = Omit<Invitation, 'expires' | 'revokedAt'> & { expires: number; revoked_at: number | null }

/** How long after its host stopped a session is taken up again by itself. Milliseconds. */
export const RESUMES_FOR = 12 * 3_600_000

/** The sessions this computer holds, held, or stands by to hold. */
export function heldSessions(db: Database) {
  return {
    save(session: string, part: 'host', facts: HeldFacts, now: number): void {
      write(session, part, JSON.stringify(facts), now)
    },
    saveReplica(replica: Replica, now: number): void {
      write(replica.session, 'deputy', JSON.stringify(replica), now)
    },
    touch(session: string, now: number): void {
      prepared(db, 'UPDATE held_session SET updated_at = ? WHERE id = ?').run(now, session)
    },
    /** It is over here: its keys and the secrets of its invitations go. */
    end(session: string, now: number): void {
      prepared(db, `UPDATE held_session SET ended_at = ?, facts = '{}' WHERE id = ? AND ended_at IS NULL`).run(
        now,
        session,
      )
      prepared(db, 'DELETE FROM session_invitation WHERE session = ?').run(session)
    },
    /** A session this computer held when it stopped, not long ago. Null where there is none, or it cannot be read. */
    unfinished(now: number): { session: string; facts: HeldFacts } | null {
      const row = prepared<[number], { id: string; facts: string }>(
        db,
        `SELECT id, facts FROM held_session WHERE part = 'host' AND ended_at IS NULL AND updated_at > ? ORDER BY updated_at DESC LIMIT 1`,
      ).get(now - RESUMES_FOR)
      const facts = row && HeldFacts.safeParse(JSON.parse(row.facts)).data
      return row && facts ? { session: row.id, facts } : null
    },
    /** What this computer was sent as a deputy goes: it comes back into none of those sessions by itself. */
    forgetReplicas(now: number): void {
      prepared(db, `UPDATE held_session SET ended_at = ?, facts = '{}' WHERE part = 'deputy' AND ended_at IS NULL`).run(
        now,
      )
    },
    replica(session: string): Replica | null {
      const row = prepared<[string], { facts: string }>(
        db,
        `SELECT facts FROM held_session WHERE id = ? AND part = 'deputy' AND ended_at IS NULL`,
      ).get(session)
      return (row && Replica.safeParse(JSON.parse(row.facts)).data) ?? null
    },
    invitations(session: string): Invitation[] {
      return prepared<[string], InvitationRow>(
        db,
        'SELECT id, secret, participant, name, role, expires, device, revoked_at FROM session_invitation WHERE session = ?',
      )
        .all(session)
        .map(({ revoked_at, secret, role, ...row }) => ({
          ...row,
          role: RoleSchema.parse(role),
          secret: new Uint8Array(secret),
          revokedAt: revoked_at,
        }))
    },
    keepInvitation(session: string, invitation: Invitation): void {
      const { id, secret, participant, name, role, expires, device, revokedAt } = invitation
      prepared(
        db,
        `INSERT INTO session_invitation (id, session, secret, participant, name, role, expires, device, revoked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET participant = excluded.participant, device = excluded.device, revoked_at = excluded.revoked_at`,
      ).run(id, session, Buffer.from(secret), participant, name, role, expires, device, revokedAt)
    },
  }

  function write(session: string, part: 'host' | 'deputy', facts: string, now: number) {
    prepared(
      db,
      `INSERT INTO held_session (id, part, facts, updated_at, ended_at) VALUES (?, ?, ?, ?, NULL)
       ON CONFLICT (id) DO UPDATE SET part = excluded.part, facts = excluded.facts, updated_at = excluded.updated_at, ended_at = NULL`,
    ).run(session, part, facts, now)
  }
}

type DeviceRow = { device: string; name: string; confirmedAt: number | null; confirmedBy: string }

/** Computers met in sessions, and whether somebody compared their numbers. */
export function devicesMet(db: Database) {
  return {
    met({ device, key, name }: { device: string; key: string; name: string }, now: number): void {
      prepared(
        db,
        `INSERT INTO device (id, public_key, name, first_met, confirmed_at, confirmed_by) VALUES (?, ?, ?, ?, NULL, '')
         ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      ).run(device, key, name, now)
    },
    confirm(device: string, by: string, now: number): void {
      prepared(db, 'UPDATE device SET confirmed_at = ?, confirmed_by = ? WHERE id = ?').run(now, by, device)
    },
    isConfirmed: (device: string): boolean =>
      prepared<[string], { n: number }>(
        db,
        'SELECT count(*) AS n FROM device WHERE id = ? AND confirmed_at IS NOT NULL',
      ).get(device)?.n === 1,
    /** Its number is compared anew when it comes again. */
    forget(device: string): void {
      prepared(db, 'DELETE FROM device WHERE id = ?').run(device)
    },
    list: (): DeviceRow[] =>
      prepared<[], DeviceRow>(
        db,
        'SELECT id AS device, name, confirmed_at AS confirmedAt, confirmed_by AS confirmedBy FROM device ORDER BY name, id',
      ).all(),
  }
}
