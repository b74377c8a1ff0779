import type { Core } from '../../core.ts'
import { takeUpSession } from './beginning.ts'
import { joinSession } from './guest.ts'
import { type HeldFacts, heldSessions } from './held.ts'
import type { Part, Told } from './part.ts'
import { findSuccessor } from './successor.ts'

/** A session that this computer held when it stopped: goes on with it, or joins whoever did so meanwhile. */
export async function resumeSession(core: Core, session: string, facts: HeldFacts, told: Told): Promise<Part> {
  const successor = await findSuccessor(core, session, facts)
  if (successor === null) return takeUpSession(core, session, facts, told)
  const part = await joinSession(core, successor, told)
  heldSessions(core.workspace().db).end(session, core.now())
  return part
}
