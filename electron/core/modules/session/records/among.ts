import { fieldsOf, type KindName } from '#shared/domain/records/kinds.ts'
import { isAmong, isShared, mayChange, partIn } from '#shared/domain/session/sharing.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { DELETED } from '../../../changes/entries.ts'
import type { Core } from '../../../core.ts'
import type { SessionFacts } from '../feature.ts'

type Among = {
  readonly facts: () => SessionFacts
  /** A record of this workspace is the session's. */
  readonly isSession: (kind: KindName, id: string) => boolean
  readonly beganHere: (id: string) => boolean
  /** This workspace is a copy of the session's own. */
  readonly isSame: () => boolean
}

const among = new WeakMap<Core, Among>()

/** What of this workspace the session it is in has a say in; null once it has none. */
export function setAmong(core: Core, session: Among | null): void {
  if (session === null) among.delete(core)
  else among.set(core, session)
}

/** Whose a record is in the open session; without one, this workspace's own. */
export function standingAmong(core: Core, kind: KindName, id: string): { isOfSession: boolean; beganHere: boolean } {
  const session = among.get(core)
  if (session === undefined) return { isOfSession: false, beganHere: true }
  return {
    isOfSession: isAmong(session.facts(), kind, id) && session.isSession(kind, id),
    beganHere: session.beganHere(id),
  }
}

/**
 * Refuses with session/not-allowed what one's part in the open session does not include, of a record that the session
 * shares: the host would not take it. Elsewhere, and of what is one's own, says nothing.
 */
export function refuseWhatSessionWould(core: Core, kind: KindName, id: string, fields: readonly string[]): void {
  const session = among.get(core)
  if (session === undefined) return
  const { isOfSession, beganHere } = standingAmong(core, kind, id)
  if (!isOfSession) return
  const { share, me } = session.facts()
  const part = partIn(me.role, share, kind, beganHere)
  const may = (field: string) => (field === DELETED ? part.remove : part.change(field))
  if (!fields.every(may)) throw new Refusal('session/not-allowed')
}

/** The same of a record about to be begun: it is the session's where it refers to something that is; a link, where both its ends are. */
export function refuseToBeginWhatSessionWould(
  core: Core,
  kind: KindName,
  facts: Readonly<Record<string, unknown>>,
): void {
  const session = among.get(core)
  if (session === undefined) return
  const { share, me } = session.facts()
  if (!isShared(kind, share) || mayChange(me.role, kind)) return
  if (session.isSame()) throw new Refusal('session/not-allowed')
  const isOfSession = (to: KindName, id: unknown) => typeof id === 'string' && session.isSession(to, id)
  const isBegunInSession =
    kind === 'link'
      ? (['from', 'to'] as const).every((end) => isOfSession(facts[`${end}_kind`] as KindName, facts[`${end}_id`]))
      : Object.entries(fieldsOf(kind)).some(
          ([name, field]) => field.type === 'ref' && isOfSession(field.to as KindName, facts[name]),
        )
  if (isBegunInSession) throw new Refusal('session/not-allowed')
}
