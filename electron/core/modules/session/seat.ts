import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { SharedSession } from '#relay/frames.ts'
import { type Place, readPlace, writePlace } from '#shared/domain/session/join-code.ts'
import type { Core } from '../../core.ts'
import { prepared } from '../../storage/prepared.ts'
import { deviceKey } from './device.ts'
import { RESUMES_FOR } from './held.ts'

const Kept = z.strictObject({
  /** As the host last told it, without the room's keys: those are told anew. */
  session: SharedSession,
  secret: z.string(),
  /** What its code said, and where the host was last. */
  at: z.string().nullable(),
  place: z.string().nullable(),
  hostKey: z.string(),
  /** The computer that sits here, and the copy of the workspace that it writes. A copy carried elsewhere has no seat. */
  device: z.string(),
  copy: z.string(),
})

/** What a guest needs in order to come back by itself into the session it was in. */
export type Seat = {
  readonly session: SharedSession
  readonly secret: Uint8Array
  readonly at: Place | null
  readonly place: Place | null
  /** Whose answer is believed, besides that of the deputies. */
  readonly hostKey: string
}

/** How often the file is told that this computer is inside, in milliseconds. */
const STILL_HERE = 60_000

/** The seat this computer has in a session of others: one at most. */
export function seats(db: Database) {
  return {
    keep(core: Core, { session, secret, at, place, hostKey }: Seat): void {
      const facts: z.input<typeof Kept> = {
        session: { ...session, room: null },
        secret: Buffer.from(secret).toString('base64url'),
        at: at && writePlace(at),
        place: place && writePlace(place),
        hostKey,
        device: deviceKey(core).id,
        copy: core.workspace().device,
      }
      prepared(db, 'DELETE FROM session_seat WHERE session <> ?').run(session.id)
      prepared(
        db,
        `INSERT INTO session_seat (session, facts, updated_at) VALUES (?, ?, ?)
         ON CONFLICT (session) DO UPDATE SET facts = excluded.facts, updated_at = excluded.updated_at`,
      ).run(session.id, JSON.stringify(facts), core.now())
    },
    touch: (now: number): void => void prepared(db, 'UPDATE session_seat SET updated_at = ?').run(now),
    /** With a condition: without one even an empty table is written to, and a file that was is backed up again on closing. */
    forget: (): void => void prepared(db, 'DELETE FROM session_seat WHERE true').run(),
    /** The one to come back to. Null where there is none, it is too old, or another computer's. `until`: when it will be. */
    left(core: Core): { seat: Seat; until: number } | null {
      const row = prepared<[], { facts: string; updated_at: number }>(
        db,
        'SELECT facts, updated_at FROM session_seat',
      ).get()
      const kept = row && Kept.safeParse(JSON.parse(row.facts)).data
      if (!row || !kept) return null
      const until = row.updated_at + RESUMES_FOR
      const isOurs = kept.device === deviceKey(core).id && kept.copy === core.workspace().device
      if (!isOurs || until <= core.now()) return null
      const { session, hostKey } = kept
      const secret = new Uint8Array(Buffer.from(kept.secret, 'base64url'))
      const [at, place] = [kept.at && readPlace(kept.at), kept.place && readPlace(kept.place)]
      return { seat: { session, secret, at: at || null, place: place || null, hostKey }, until }
    },
  }
}

/** Keeps the seat of a guest in its file for as long as it is one. A server's instances find each other in their own way. */
export function keepSeat(core: Core, isHere: () => boolean) {
  const kept = seats(core.workspace().db)
  const stillHere = setInterval(() => {
    if (isHere()) kept.touch(core.now())
  }, STILL_HERE)
  stillHere.unref()
  return {
    keep(seat: Seat): void {
      if (!core.instance) kept.keep(core, seat)
    },
    /** Nothing more is kept; what is, stays. */
    stop: () => clearInterval(stillHere),
    forget: () => kept.forget(),
  }
}
