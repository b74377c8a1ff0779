import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { SaidIntent } from '#shared/domain/session/room/shapes.ts'
import { RoomState } from '#shared/domain/session/room/state.ts'
import { prepared } from '../../../storage/prepared.ts'
import type { Given } from './answers.ts'

/** What waits longer than this is of another day. Milliseconds. */
const OUTBOX_FOR = 12 * 3_600_000

const Kept = z.strictObject({
  intent: SaidIntent.shape.intent,
  /** Of a poll whose question it answers: in another round it answers nothing. */
  round: z.int().nullable(),
})
const KeptGiven = z.array(z.strictObject({ intent: SaidIntent.shape.intent, round: z.int(), host: z.string() }))
export type Waiting = z.output<typeof SaidIntent> & { readonly at: number; readonly round: number | null }

/** Where a room stands at its host; what a guest could not say yet, and what it answered that is still open. All SQL about them. */
export function roomRepository(db: Database, session: string) {
  return {
    /** Null where there is none, or it is not as this app keeps it. */
    load(): RoomState | null {
      const row = prepared<[string], { state: string }>(db, 'SELECT state FROM room WHERE session = ?').get(session)
      return (row && RoomState.safeParse(JSON.parse(row.state)).data) ?? null
    },
    save(state: RoomState): void {
      prepared(
        db,
        `INSERT INTO room (session, revision, state) VALUES (?, ?, ?)
         ON CONFLICT (session) DO UPDATE SET revision = excluded.revision, state = excluded.state`,
      ).run(session, state.revision, JSON.stringify(state))
    },
    forget: () => void prepared(db, 'DELETE FROM room WHERE session = ?').run(session),

    put: ({ id, at, intent, round }: Waiting): void =>
      void prepared(db, 'INSERT OR IGNORE INTO room_outbox (id, session, at, intent) VALUES (?, ?, ?, ?)').run(
        id,
        session,
        at,
        JSON.stringify({ intent, round }),
      ),
    said: (id: string): void => void prepared(db, 'DELETE FROM room_outbox WHERE id = ?').run(id),
    /** In the order in which they were said; what cannot be read is left out. */
    waiting: (): Waiting[] =>
      prepared<[string], { id: string; at: number; intent: string }>(
        db,
        'SELECT id, at, intent FROM room_outbox WHERE session = ? ORDER BY at, rowid',
      )
        .all(session)
        .flatMap(({ id, at, intent }) => {
          const kept = Kept.safeParse(JSON.parse(intent)).data
          return kept ? [{ id, at, ...kept }] : []
        }),
    forgetOld(now: number): void {
      for (const table of ['room_outbox', 'room_given'])
        prepared(db, `DELETE FROM ${table} WHERE at < ?`).run(now - OUTBOX_FOR)
    },

    keepGiven(answers: readonly Given[], now: number): void {
      if (answers.length === 0) return void prepared(db, 'DELETE FROM room_given WHERE session = ?').run(session)
      prepared(
        db,
        `INSERT INTO room_given (session, at, answers) VALUES (?, ?, ?)
         ON CONFLICT (session) DO UPDATE SET at = excluded.at, answers = excluded.answers`,
      ).run(session, now, JSON.stringify(answers))
    },
    given(): Given[] {
      const row = prepared<[string], { answers: string }>(db, 'SELECT answers FROM room_given WHERE session = ?').get(
        session,
      )
      const kept = (row && KeptGiven.safeParse(JSON.parse(row.answers)).data) ?? []
      return kept.flatMap(({ intent, ...more }) => (intent.t === 'act' ? [{ intent, ...more }] : []))
    },
  }
}
