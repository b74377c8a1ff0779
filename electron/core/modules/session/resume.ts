import type { Core } from '../../core.ts'
import { type HeldFacts, heldSessions } from './held.ts'
import { takeUpSession } from './host.ts'
import type { Part, Told } from './part.ts'
import { joinSuccessor } from './successor.ts'

/** A session that this computer held when it stopped: goes on with it, or joins whoever did so meanwhile. */
export async function resumeSession(core: Core, session: string, facts: HeldFacts, told: Told): Promise<Part> {
  const successor = await joinSuccessor(core, session, facts, told)
  if (successor === null) return takeUpSession(core, session, facts, told)
  heldSessions(core.workspace().db).end(session, core.now())
  return successor
}
