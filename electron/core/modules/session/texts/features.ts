import type { GuestContext, GuestFeature, HostContext, HostFeature, RecordOfSession } from '../feature.ts'
import { presenceAtGuest } from '../presence/guest.ts'
import { presenceAtHost } from '../presence/host.ts'
import { receiptsAtGuest } from '../receipts/guest.ts'
import { receiptsAtHost } from '../receipts/host.ts'
import { textsAtDesk } from './desk.ts'
import { textsAtGuest } from './guest.ts'
import { textsAtHost } from './host.ts'

/** All that has to do with texts, at the host: the texts, who is where in them, and who holds what. */
export const textFeaturesAtHost = (
  context: HostContext,
  workshop: RecordOfSession = () => context.facts().workshop,
): HostFeature[] => [textsAtHost(context), presenceAtHost(context), receiptsAtHost(context, workshop)]

export function textFeaturesAtGuest(
  context: GuestContext,
  workshop: RecordOfSession = () => context.facts().workshop,
): GuestFeature[] {
  const texts = context.core.instance?.extension ? textsAtDesk(context) : textsAtGuest(context)
  return [texts, presenceAtGuest(context), receiptsAtGuest(context, texts, workshop)]
}
