import { daysBetween, inWords, plainDay } from '#renderer/features/records/index.ts'
import type { BadgeState } from '#renderer/ui/badge.tsx'
import type { FactsOf } from '#shared/domain/records/kinds.ts'

export type Standing = { readonly state: BadgeState; readonly words: string }

/** How an action stands today. */
export function actionStanding({ due, done_on }: Pick<FactsOf<'action'>, 'due' | 'done_on'>, today: string): Standing {
  if (done_on !== null) return { state: 'done', words: `Done on ${plainDay(done_on)}` }
  if (due === null) return { state: 'open', words: 'Open' }
  if (due < today) return { state: 'stale', words: `${inWords(daysBetween(due, today))} late` }
  return { state: 'open', words: due === today ? 'Due today' : `Due in ${inWords(daysBetween(today, due))}` }
}

/** How something parked stands today. */
export function parkedStanding(
  { return_on, done_on }: Pick<FactsOf<'parked_item'>, 'return_on' | 'done_on'>,
  today: string,
): Standing {
  if (done_on !== null) return { state: 'done', words: `Dealt with on ${plainDay(done_on)}` }
  if (return_on === null) return { state: 'open', words: 'Parked' }
  if (return_on < today) return { state: 'stale', words: `Was to come back on ${plainDay(return_on)}` }
  return { state: 'open', words: `Comes back on ${plainDay(return_on)}` }
}

export const outcomeStates: Readonly<Record<FactsOf<'decision'>['outcome'], BadgeState>> = {
  agreed: 'given',
  'not-agreed': 'withdrawn',
  'put-off': 'ending',
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
/** "10:20 to 10:35". Epoch milliseconds. */
export const fromTo = (began: number, ended: number) => `${clock.format(began)} to ${clock.format(ended)}`

/** Open ones first, the nearest day before those without; done ones last, the newest first. */
export function inOrderOfNeed<T extends { readonly facts: { readonly done_on: string | null } }>(
  records: readonly T[],
  dayOf: (record: T) => string | null,
): readonly T[] {
  return records.toSorted((a, b) => {
    const [doneA, doneB] = [a.facts.done_on, b.facts.done_on]
    if (doneA !== null || doneB !== null) return doneA === null ? -1 : doneB === null ? 1 : doneB.localeCompare(doneA)
    return (dayOf(a) ?? '9999').localeCompare(dayOf(b) ?? '9999')
  })
}
