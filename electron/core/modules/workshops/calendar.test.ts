import { expect, onTestFinished, test } from 'vitest'
import { calendarOf } from './calendar.ts'

const NOW = Date.parse('2026-03-01T08:30:15Z')
const ID = '0190e0a0-1111-7000-8000-000000000000'

const session = (facts: Partial<Parameters<typeof calendarOf>[0]['facts']> = {}) => ({
  id: ID,
  facts: {
    title: 'Getting ready, together',
    purpose: 'To hear what helps; and what does not.\nAll of it.',
    held_on: '2026-03-30',
    starts_at: '10:00',
    place: 'The hall, 3 Burn Street; ground floor',
    ...facts,
  },
  blocks: [
    { title: 'Arriving', minutes: 15 },
    { title: 'What matters most', minutes: 75 },
  ],
})

type Line = { readonly name: string; readonly parameters: ReadonlyMap<string, string>; readonly value: string }
type Component = { readonly name: string; readonly lines: readonly Line[]; readonly parts: readonly Component[] }

/** A reader of our own, as strict as RFC 5545: ends of lines, octets in a line, folding, names, nesting. */
function read(file: string): Component {
  expect(file.endsWith('\r\n')).toBe(true)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  const unfolded = file.slice(0, -2).replaceAll(/\r\n[ \t]/g, '')
  const lines = unfolded.split('\r\n').map((line): Line => {
    const found = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/su.exec(line)
    if (found === null) throw new Error(`not a content line: ${line}`)
    const [, name = '', parameters = '', value = ''] = found
    return {
      name,
      parameters: new Map(
        parameters
          .split(';')
          .filter(Boolean)
          .map((one): [string, string] => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
      ),
      value,
    }
  })
  let at = 0
  const component = (): Component => {
    const begin = lines[at++]
    if (begin?.name !== 'BEGIN') throw new Error('a component begins with BEGIN')
    const own: Line[] = []
    const parts: Component[] = []
    while (lines[at]?.name !== 'END') {
      const line = lines[at]
      if (line === undefined) throw new Error(`${begin.value} has no end`)
      if (line.name === 'BEGIN') parts.push(component())
      else {
        own.push(line)
        at += 1
      }
    }
    expect(lines[at++]?.value).toBe(begin.value)
    return { name: begin.value, lines: own, parts }
  }
  const calendar = component()
  expect(at).toBe(lines.length)
  return calendar
}

const only = ({ lines, name: of }: Component, name: string): Line => {
  const [first, ...others] = lines.filter((line) => line.name === name)
  if (first === undefined || others.length > 0) throw new Error(`${of} needs one ${name}`)
  return first
}
const text = (line: Line) =>
  line.value.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped))
const partOf = (calendar: Component, name: string) => {
  const [first, ...others] = calendar.parts.filter((part) => part.name === name)
  if (first === undefined || others.length > 0) throw new Error(`one ${name} is needed`)
  return first
}
const eventOf = (file: string) => partOf(read(file), 'VEVENT')

/** A local time under the file's own rules of the zone, as UTC: the last Sunday of March and of October decide. */
function inUtc(file: string, line: Line): string {
  const zone = partOf(read(file), 'VTIMEZONE')
  expect(line.parameters.get('TZID')).toBe(only(zone, 'TZID').value)
  const local = Date.parse(line.value.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'))
  const begins = zone.parts.map((rule) => {
    const [, month, day] = /^FREQ=YEARLY;BYMONTH=(\d+);BYDAY=(-1SU)$/.exec(only(rule, 'RRULE').value) ?? []
    expect(day).toBe('-1SU')
    const end = new Date(Date.UTC(new Date(local).getUTCFullYear(), Number(month), 0))
    const sunday = end.getTime() - end.getUTCDay() * 86_400_000
    const clock = only(rule, 'DTSTART').value.slice(9)
    return {
      at: sunday + (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(2, 4))) * 60_000,
      offset: Number(only(rule, 'TZOFFSETTO').value.slice(1, 3)),
    }
  })
  const latest = begins.filter(({ at }) => at <= local).sort((a, b) => b.at - a.at)[0]
  const winter = begins.sort((a, b) => b.at - a.at)[0]
  return new Date(local - (latest ?? winter ?? { offset: 0 }).offset * 3_600_000).toISOString()
}

test('a calendar file says what, when and where, and can be read back to the letter', () => {
  const file = calendarOf(session(), NOW)
  const calendar = read(file)
  expect([only(calendar, 'VERSION').value, only(calendar, 'METHOD').value]).toEqual(['2.0', 'PUBLISH'])
  expect(only(calendar, 'PRODID').value).toContain('Hearings Workshop')
  const event = eventOf(file)
  expect(text(only(event, 'SUMMARY'))).toBe('Getting ready, together')
  expect(text(only(event, 'LOCATION'))).toBe('The hall, 3 Burn Street; ground floor')
  expect(text(only(event, 'DESCRIPTION'))).toBe(
    'To hear what helps; and what does not.\nAll of it.\n\n10:00 Arriving\n10:15 What matters most\n\nAbout 1 hour 30 minutes in all. Anyone can pass, pause or leave quietly.',
  )
  expect(only(event, 'DTSTAMP').value).toBe('20260301T083015Z')
  expect(only(event, 'DTSTART').value).toBe('20260330T100000')
  expect(only(event, 'DTEND').value).toBe('20260330T113000')
})

test('ten o’clock is ten o’clock in Britain: in summer time, in winter, and on the days they change', () => {
  for (const [day, utc] of [
    ['2026-03-30', '2026-03-30T09:00:00.000Z'],
    ['2026-01-12', '2026-01-12T10:00:00.000Z'],
    ['2026-03-29', '2026-03-29T09:00:00.000Z'],
    ['2026-10-25', '2026-10-25T10:00:00.000Z'],
    ['2026-12-24', '2026-12-24T10:00:00.000Z'],
  ] as const) {
    const file = calendarOf(session({ held_on: day }), NOW)
    expect(inUtc(file, only(eventOf(file), 'DTSTART')), day).toBe(utc)
  }
})

test('the file is the same wherever this computer is', () => {
  const before = process.env.TZ
  onTestFinished(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })
  const here = calendarOf(session(), NOW)
  for (const zone of ['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'UTC']) {
    process.env.TZ = zone
    expect(calendarOf(session(), NOW), zone).toBe(here)
  }
})

test('the same session keeps its UID, and a later file is the newer one', () => {
  const [first, second] = [calendarOf(session(), NOW), calendarOf(session({ title: 'Another name' }), NOW + 120_000)]
  const [a, b] = [eventOf(first), eventOf(second)]
  expect(only(a, 'UID').value).toBe(`${ID}@hearings-workshop`)
  expect(only(b, 'UID').value).toBe(only(a, 'UID').value)
  expect(Number(only(b, 'SEQUENCE').value)).toBeGreaterThan(Number(only(a, 'SEQUENCE').value))
})

test('words that look like the format stay words, and letters of every script survive', () => {
  const title = 'Èisd ri clann 👧🏽; BEGIN:VALARM, \\n and “quotes” '.repeat(4).trim()
  const file = calendarOf(session({ title, purpose: 'Line\r\nATTENDEE:mailto:someone@example.org' }), NOW)
  const event = eventOf(file)
  expect(text(only(event, 'SUMMARY'))).toBe(title)
  expect(event.parts).toEqual([])
  expect(event.lines.filter(({ name }) => name === 'ATTENDEE' || name === 'ORGANIZER')).toEqual([])
})

test('a session without a time is a whole day, one without an agenda an hour', () => {
  const day = eventOf(calendarOf(session({ starts_at: '' }), NOW))
  expect(only(day, 'DTSTART')).toMatchObject({ value: '20260330' })
  expect(only(day, 'DTSTART').parameters.get('VALUE')).toBe('DATE')
  expect(text(only(day, 'DESCRIPTION'))).toContain('\n\nArriving\nWhat matters most\n')
  const empty = eventOf(calendarOf({ ...session(), blocks: [] }, NOW))
  expect(only(empty, 'DTEND').value).toBe('20260330T110000')
})
