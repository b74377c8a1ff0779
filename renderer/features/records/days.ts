/** Days and times as people read them. Days are ISO (`2023-02-09`); times are epoch milliseconds. */
const parts = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', options)
const full = parts({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const plain = parts({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const month = parts({ month: 'long', year: 'numeric', timeZone: 'UTC' })
const short = parts({ month: 'short', year: 'numeric', timeZone: 'UTC' })
const dayOfWeek = parts({ weekday: 'short', timeZone: 'UTC' })
const dayAndMonth = parts({ day: 'numeric', month: 'short', timeZone: 'UTC' })
const clock = parts({ hour: '2-digit', minute: '2-digit' })

const msPerDay = 86_400_000

export const timeOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Today where this computer is. */
export function todayHere(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Thursday 9 February 2023 */
export const fullDay = (day: string): string => full.format(timeOfDay(day)).replace(',', '')
/** 9 February 2023 */
export const plainDay = (day: string): string => plain.format(timeOfDay(day))
/** February 2023: for what must not be dated to the day. */
export const monthOf = (day: string): string => month.format(timeOfDay(day))
/** Feb 2023 */
export const shortMonth = (day: string): string => short.format(timeOfDay(day))
/** Thu */
export const weekday = (day: string): string => dayOfWeek.format(timeOfDay(day))
/** 9 Feb */
export const dayMonth = (day: string): string => dayAndMonth.format(timeOfDay(day))

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((timeOfDay(to) - timeOfDay(from)) / msPerDay)

export function addDays(day: string, days: number): string {
  return new Date(timeOfDay(day) + days * msPerDay).toISOString().slice(0, 10)
}

/** "4 days", "6 weeks", "3 months": how people say a length. */
export function inWords(days: number): string {
  const length = Math.abs(days)
  const say = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
  if (length < 14) return say(length, 'day')
  if (length < 61) return say(Math.round(length / 7), 'week')
  if (length < 730) return say(Math.round(length / 30.44), 'month')
  return say(Math.round(length / 365.25), 'year')
}

/** "today, 14:05", "yesterday, 9:12", "9 February 2023": when something was done. */
export function whenDone(at: number, now: Date = new Date()): string {
  const then = todayHere(new Date(at))
  const ago = daysBetween(then, todayHere(now))
  if (ago === 0) return `today, ${clock.format(at)}`
  if (ago === 1) return `yesterday, ${clock.format(at)}`
  return plainDay(then)
}
