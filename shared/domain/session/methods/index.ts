import type { MethodName } from '../method-names.ts'
import { cards } from './cards.ts'
import { checkIn, checkOut } from './check-in.ts'
import { consentCheck } from './consent-check.ts'
import { dotVote } from './dot-vote.ts'
import { fistToFive } from './fist-to-five.ts'
import { gradients } from './gradients.ts'
import type { Method } from './method.ts'
import { oneTwoFourAll } from './one-two-four-all.ts'
import { parkingLot } from './parking-lot.ts'
import { roundRobin } from './round-robin.ts'
import type { ActionOf, ResultOf, SettingsOf, ViewOf } from './shapes.ts'
import { breakMethod, drafting, notes } from './texts.ts'

/** A method to whoever runs any of them: what it holds is its own. */
export type AnyMethod = Method<unknown, unknown, unknown, unknown, unknown>
export type MethodOf<M extends MethodName> = Method<SettingsOf<M>, unknown, ActionOf<M>, ViewOf<M>, ResultOf<M>>

/** Total: a name without a method does not compile. */
const methods: { readonly [M in MethodName]: MethodOf<M> } = {
  'check-in': checkIn,
  'check-out': checkOut,
  'round-robin': roundRobin,
  'one-two-four-all': oneTwoFourAll,
  cards,
  'dot-vote': dotVote,
  'fist-to-five': fistToFive,
  gradients,
  'consent-check': consentCheck,
  'parking-lot': parkingLot,
  drafting,
  notes,
  break: breakMethod,
}

/** The method of this name, with what its own settings, views and results are. */
export const methodOf = <M extends MethodName>(name: M): MethodOf<M> => methods[name]
/** The same for whoever does not care which. */
export const anyMethod = (name: MethodName): AnyMethod => methods[name]
