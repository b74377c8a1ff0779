import type { GuestContext, GuestFeature, HostContext, HostFeature } from './feature.ts'
import { proposalsAtGuest, proposalsAtHost } from './interim-records.ts'
import { roomAtGuest } from './room/guest.ts'
import { roomAtHost } from './room/host.ts'
import { textFeaturesAtGuest, textFeaturesAtHost } from './texts/features.ts'

/** What travels on a session's line, at the host. One line for each; people are told things in this order when they join. */
export const hostFeatures = (context: HostContext): HostFeature[] => [
  roomAtHost(context), // before the records: what it writes down at the end travels as well
  proposalsAtHost(context), // until the change log is exchanged on this channel
  ...textFeaturesAtHost(context),
]

/** The same at a guest. */
export const guestFeatures = (context: GuestContext): GuestFeature[] => [
  roomAtGuest(context),
  proposalsAtGuest(context),
  ...textFeaturesAtGuest(context),
]
