import { readPlace } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { joinSession } from './guest.ts'
import { type HeldFacts, heldSessions } from './held.ts'
import type { Part, Told } from './part.ts'

/** Whether a deputy holds the session by now: then this computer joins it there, by its own seat. */
export async function joinSuccessor(core: Core, session: string, facts: HeldFacts, told: Told): Promise<Part | null> {
  const seat = heldSessions(core.workspace().db)
    .invitations(session)
    .find((one) => one.id === facts.seat)
  if (seat === undefined) return null
  for (const standby of facts.standby) {
    const at = readPlace(standby.at)
    if (at === null) continue
    try {
      return await joinSession(core, { secret: seat.secret, at }, told)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return null
}
