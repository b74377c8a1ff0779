import { fieldsOf, type KindName } from '#shared/domain/records/kinds.ts'
import { isShared, mayChange, mayDelete } from '#shared/domain/session/sharing.ts'
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

/**
 * Refuses with session/not-allowed what one's part in the open session does not include, of a record that the session
 * shares: the host would not take it. Elsewhere, and of what is one's own, says nothing.
 */
export function refuseWhatSessionWould(core: Core, kind: KindName, id: string, fields: readonly string[]): void {
  const session = among.get(core)
  if (session === undefined) return
  const { share, documents, me } = session.facts()
  const isTold = isShared(kind, share) || documents.some((document) => document.id === id)
  if (!isTold || !session.isSession(kind, id)) return
  const may = (field: string) =>
    field === DELETED ? mayDelete(me.role, kind, session.beganHere(id)) : mayChange(me.role, kind, field)
  if (!fields.every(may)) throw new Refusal('session/not-allowed')
}

/** The same of a record about to be begun: it is the session's where it refers to something that is. */
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
  for (const [name, field] of Object.entries(fieldsOf(kind))) {
    const to = facts[name]
    if (field.type === 'ref' && typeof to === 'string' && session.isSession(field.to as KindName, to))
      throw new Refusal('session/not-allowed')
  }
}
