import { joinRelay } from '#relay/join.ts'
import { type Joining, readPlace } from '#shared/domain/session/join-code.ts'
import type { Core } from '../../core.ts'
import { deviceKey } from './device.ts'
import { type HeldFacts, heldSessions } from './held.ts'

/** Where a deputy holds the session by now, in place of this computer: it is joined there by the seat this one kept for itself. */
export async function findSuccessor(core: Core, session: string, facts: HeldFacts): Promise<Joining | null> {
  const { log, now } = core
  const { secret } =
    heldSessions(core.workspace().db)
      .invitations(session)
      .find(({ id }) => id === facts.seat) ?? {}
  if (secret === undefined) return null
  for (const standby of facts.standby) {
    const at = readPlace(standby.at)
    if (at === null) continue
    let holds = false
    try {
      const line = await joinRelay({
        ...{ at, secret, log, now, device: deviceKey(core), name: facts.me.name },
        mayBeHost: (key) => key === standby.key,
        onFrame(frame) {
          holds ||= frame.t === 'welcome' && frame.session.id === session && frame.session.term > facts.term
        },
        onBytes: () => undefined,
        onClose: () => undefined,
      })
      line.leave()
    } catch {
      // Nobody there, or it only stands by.
    }
    if (holds) return { secret, at }
  }
  return null
}
