import { daysBetween, inWords } from '#renderer/features/records/index.ts'
import type { BadgeState } from '#renderer/ui/badge.tsx'
import type { IconName } from '#renderer/ui/icon.tsx'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { inquiryGroups } from '#shared/domain/records/options.ts'

export const assessmentShape: Readonly<Record<FactsOf<'area'>['assessment'], IconName>> = {
  little: 'unasked',
  insufficient: 'limited',
  underway: 'given',
}

export const groupName = (value: string) => inquiryGroups.find((group) => group.value === value)?.label ?? value

/** How a commitment stands today. */
export function keeping(
  { due, done_on }: Pick<FactsOf<'commitment'>, 'due' | 'done_on'>,
  today: string,
): { readonly state: BadgeState; readonly words: string } {
  if (done_on !== null) return { state: 'done', words: 'Done' }
  if (due !== null && due < today) return { state: 'stale', words: `${inWords(daysBetween(due, today))} late` }
  return { state: 'open', words: 'Open' }
}
