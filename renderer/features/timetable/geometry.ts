import { daysBetween, inWords, plainDay, shortMonth, timeOfDay } from '#renderer/features/records/index.ts'
import type { FactsOf } from '#shared/domain/records/kinds.ts'

export type Milestone = { readonly id: string } & FactsOf<'milestone'>

/** A stretch of time as a share of the picture's width, 0 to 1. */
export type Bar = { readonly from: number; readonly to: number }
export type Drawn = {
  readonly milestone: Milestone
  readonly planned: Bar | null
  readonly actual: Bar | null
  readonly expected: Bar | null
}
export type Picture = {
  readonly rows: readonly Drawn[]
  readonly years: readonly { readonly year: number; readonly at: number }[]
  readonly today: number
}

const msPerDay = 86_400_000

/** Where every bar, year and today stand. Widths are shares, so that the picture fits any screen. */
export function draw(milestones: readonly Milestone[], today: string): Picture {
  const days = milestones.flatMap((one) =>
    [one.planned_start, one.planned_end, one.actual_start, one.actual_end, one.expected_end].filter(
      (day) => day !== null,
    ),
  )
  const times = [...days, today].map(timeOfDay)
  const first = Date.UTC(new Date(Math.min(...times)).getUTCFullYear(), 0, 1)
  const last = Math.max(...times) + 30 * msPerDay
  const share = (day: string) => (timeOfDay(day) - first) / (last - first)
  const bar = (from: string | null, to: string | null): Bar | null =>
    from === null || to === null || to < from
      ? null
      : { from: share(from), to: Math.max(share(to), share(from) + 0.006) }

  const rows = milestones.map((milestone): Drawn => {
    const { planned_start, planned_end, actual_start, actual_end, expected_end } = milestone
    const begun = actual_start ?? (actual_end === null ? null : planned_start)
    return {
      milestone,
      planned: bar(planned_start ?? planned_end, planned_end ?? planned_start),
      actual: bar(begun, actual_end ?? (begun !== null && begun <= today ? today : null)),
      expected: actual_end === null ? bar(later(begun === null ? planned_start : today, today), expected_end) : null,
    }
  })
  const years: { year: number; at: number }[] = []
  for (let year = new Date(first).getUTCFullYear(); Date.UTC(year, 0, 1) < last; year += 1)
    years.push({ year, at: (Date.UTC(year, 0, 1) - first) / (last - first) })
  return { rows, years, today: share(today) }
}

const later = (a: string | null, b: string) => (a === null || a < b ? b : a)

export type Standing = { readonly done: boolean; readonly words: string }

/** How a milestone stands against its plan, in two or three words. */
export function standing(milestone: Milestone, today: string): Standing {
  const { planned_start, planned_end, actual_start, actual_end, expected_end } = milestone
  if (actual_end !== null) return { done: true, words: 'Done' }
  const end = expected_end ?? planned_end
  if (expected_end !== null && planned_end !== null) {
    const days = daysBetween(planned_end, expected_end)
    if (Math.abs(days) > 13) return { done: false, words: `${inWords(days)} ${days > 0 ? 'later' : 'earlier'}` }
  }
  if (end !== null && end < today) return { done: false, words: `${inWords(daysBetween(end, today))} late` }
  if (actual_start !== null) return { done: false, words: 'Underway' }
  if (planned_start !== null && planned_start < today) return { done: false, words: 'Not begun' }
  return { done: false, words: end === null ? 'No date yet' : 'As planned' }
}

/** The first milestone that is not finished, by its day. */
export function nextMilestone(milestones: readonly Milestone[], today: string): Milestone | undefined {
  const day = (one: Milestone) => one.expected_end ?? one.planned_end ?? '9999'
  const open = milestones.filter((one) => one.actual_end === null).sort((a, b) => day(a).localeCompare(day(b)))
  return open.find((one) => day(one) >= today) ?? open[0]
}

/** "October 2023 to January 2024", or what is known of it. */
export function spanInWords(milestone: Milestone): string {
  const planned_start = milestone.planned_start ?? milestone.actual_start
  const end = milestone.expected_end ?? milestone.planned_end ?? milestone.actual_end
  if (planned_start !== null && end === null) return `Since ${shortMonth(planned_start)}`
  if (planned_start !== null && end !== null) return `${shortMonth(planned_start)} to ${shortMonth(end)}`
  if (end !== null) return `By ${plainDay(end)}`
  return planned_start === null ? 'No date yet' : `From ${plainDay(planned_start)}`
}
