import ical, { ICalCalendarMethod } from 'ical-generator'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { lengthInWords, minutesOfClock, plannedTimes, totalMinutes } from '#shared/domain/session/agenda.ts'
import { oneLineOf, printable } from '#shared/publication/text.ts'

const ZONE = 'Europe/London'

/** The rules of British time since 1996, so that no reader needs to know the zone by its name. */
const LONDON = `BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`

/** Minutes a session without an agenda is taken to last. */
const UNPLANNED = 60

type Planned = {
  readonly id: string
  readonly facts: Pick<FactsOf<'workshop'>, 'title' | 'purpose' | 'held_on' | 'starts_at' | 'place'>
  /** In order. */
  readonly blocks: readonly Pick<FactsOf<'agenda_item'>, 'title' | 'minutes'>[]
}

/**
 * The session as a calendar file (RFC 5545): what, when, where and the blocks of the day. Nothing about people: no
 * names, no addresses, no safety plan, nobody to ring. The same session always has the same UID, so that a newer file
 * takes the place of an older entry. `now`: epoch milliseconds.
 */
export function calendarOf({ id, facts, blocks }: Planned, now: number): string {
  const times = plannedTimes(
    facts.starts_at,
    blocks.map(({ minutes }) => minutes),
  )
  const length = totalMinutes(blocks.map(({ minutes }) => minutes))
  const starts = minutesOfClock(facts.starts_at)
  const lines = blocks.map(({ title }, at) => {
    const from = times[at]?.from
    return `${from ? `${from} ` : ''}${oneLineOf(title)}`
  })
  const calendar = ical({
    prodId: { company: 'Hearings Workshop', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // The calendar itself has no zone: its stamps are UTC, as the format asks.
    timezone: { name: null, generator: () => LONDON },
  })
  const [year = 1970, month = 1, day = 1] = facts.held_on.split('-').map(Number)
  // The library writes the hands of this clock as they stand, wherever this computer is.
  const wall = (minutes: number) => new Date(year, month - 1, day, 0, minutes)
  calendar.createEvent({
    id: `${id}@hearings-workshop`,
    // The larger number is the newer file.
    sequence: Math.floor(now / 60_000),
    stamp: new Date(now),
    summary: oneLineOf(facts.title),
    ...(oneLineOf(facts.place) === '' ? {} : { location: oneLineOf(facts.place) }),
    description: printable(
      [
        facts.purpose.trim(),
        lines.join('\n'),
        length === 0 ? '' : `About ${lengthInWords(length)} in all. Anyone can pass, pause or leave quietly.`,
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    ),
    timezone: ZONE,
    ...(starts === null
      ? { start: wall(0), allDay: true }
      : { start: wall(starts), end: wall(starts + (length || UNPLANNED)) }),
  })
  // Every line ends, the last one too: the library leaves that to whoever writes the file.
  return `${calendar.toString().trimEnd()}\r\n`
}
