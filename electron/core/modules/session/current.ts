import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import type { Doors, GuestFeature, HostFeature, SessionFacts } from './feature.ts'

/** The session this computer is inside of, for handlers of other modules. */
export type CurrentSession = {
  readonly part: 'host' | 'guest'
  facts(): SessionFacts
  readonly features: readonly (HostFeature | GuestFeature)[]
}

const current = new WeakMap<Core, CurrentSession>()

export function setCurrentSession(core: Core, session: CurrentSession | null): void {
  if (session === null) current.delete(core)
  else current.set(core, session)
}

/** Null where no session is open, or this computer waits to be let in. */
export const currentSession = (core: Core): CurrentSession | null => current.get(core) ?? null

/** What a feature of the open session offers to handlers; null where there is none. */
export function doorOf<C extends keyof Doors>(core: Core, channel: C): Doors[C] | null {
  const door = current.get(core)?.features.find((feature) => feature.channel === channel)?.door
  return (door as Doors[C] | undefined) ?? null
}

/** The same; refuses with session/none-open. */
export function openDoorOf<C extends keyof Doors>(core: Core, channel: C): Doors[C] {
  const door = doorOf(core, channel)
  if (door === null) throw new Refusal('session/none-open')
  return door
}
