import type { GuestContext, GuestFeature, HostContext, HostFeature } from './feature.ts'

/** What travels on a session's line, at the host. One line for each; people are told things in this order when they join. */
export const hostFeatures = (_context: HostContext): HostFeature[] => [
  // roomAtHost(context),
]

/** The same at a guest. */
export const guestFeatures = (_context: GuestContext): GuestFeature[] => [
  // roomAtGuest(context),
]
