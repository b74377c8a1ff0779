import type { GuestContext, GuestFeature, HostContext, HostFeature } from './feature.ts'
import { recordsAtGuest } from './records/guest.ts'
import { recordsAtHost } from './records/host.ts'
import { roomAtGuest } from './room/guest.ts'
import { roomAtHost } from './room/host.ts'
import { textFeaturesAtGuest, textFeaturesAtHost } from './texts/features.ts'

/** What travels on a session's line, at the host. One line for each; people are told things in this order when they join. */
export const hostFeatures = (context: HostContext): HostFeature[] => {
  const room = roomAtHost(context)
  return [
    room, // before the records: what it writes down at the end travels as well
    recordsAtHost(context),
    ...textFeaturesAtHost(context, () => room.door.view('room')?.workshop ?? null),
  ]
}

/** The same at a guest. */
export const guestFeatures = (context: GuestContext): GuestFeature[] => {
  const room = roomAtGuest(context)
  return [
    room,
    ...textFeaturesAtGuest(context, () => room.door.view('person')?.workshop ?? context.facts().workshop),
    recordsAtGuest(context), // last: what was lent goes when nobody writes in it any more
  ]
}
