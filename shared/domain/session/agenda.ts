/** When each block of an agenda begins and ends by the clock, and how long all of it takes. Times are minutes after midnight. */

const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** "9:30" or "09.30" as minutes after midnight; null for anything else. */
export function minutesOfClock(written: string): number | null {
  const found = clock.exec(written.trim())
  return found === null ? null : Number(found[1]) * 60 + Number(found[2])
}

/** Minutes after midnight as people write them: "09:30". What runs past midnight begins again at 00:00. */
export function clockOf(minutes: number): string {
  const within = ((minutes % 1440) + 1440) % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}

/** "45 minutes", "2 hours", "2 hours 10 minutes". */
export function lengthInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const say = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  if (hours === 0) return say(rest, 'minute')
  return rest === 0 ? say(hours, 'hour') : `${say(hours, 'hour')} ${say(rest, 'minute')}`
}

export type PlannedTime = {
  /** "10:20", or null where nobody said when the session starts. */
  readonly from: string | null
  readonly to: string | null
  /** Minutes from the beginning of the session. */
  readonly after: number
}

/** When each block is planned, in the order given. `startsAt` as it is kept in the record. */
export function plannedTimes(startsAt: string, minutes: readonly number[]): readonly PlannedTime[] {
  const start = minutesOfClock(startsAt)
  let after = 0
  return minutes.map((length) => {
    const began = after
    after += length
    return {
      from: start === null ? null : clockOf(start + began),
      to: start === null ? null : clockOf(start + after),
      after: began,
    }
  })
}

export const totalMinutes = (minutes: readonly number[]): number => minutes.reduce((sum, length) => sum + length, 0)

/** A list with one of its parts moved to another place; the same list where there is nothing to do. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const part = list[from]
  if (part === undefined || to < 0 || to >= list.length || from === to) return list
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to, 0, part)
}
