import { fullDay, plainDay, type Row, weekday } from '#renderer/features/records/index.ts'
import type { ListGroup } from '#renderer/ui/list-shape.ts'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { clockOf, minutesOfClock } from '#shared/domain/session/agenda.ts'

/** "Monday 30 March 2026, 10:00 to 12:00, the hall": when and where, as far as it is known. `minutes`: of its agenda. */
export function whenAndWhere(
  { held_on, starts_at, place }: Pick<FactsOf<'workshop'>, 'held_on' | 'starts_at' | 'place'>,
  minutes: number,
): string {
  const start = minutesOfClock(starts_at)
  const time = start === null ? '' : minutes === 0 ? clockOf(start) : `${clockOf(start)} to ${clockOf(start + minutes)}`
  return [fullDay(held_on), time, place].filter((part) => part !== '').join(', ')
}

/** Sessions as the list shows them: what runs, what is to come with the nearest first, what was with the newest first. */
export function sessionGroups(rows: readonly Row[], today: string): readonly ListGroup[] {
  const held = (row: Row) => String(row.facts.held_on)
  const stateOf = (row: Row) =>
    row.facts.state === 'running' ? 'running' : row.facts.state === 'ended' || held(row) < today ? 'past' : 'planned'
  const groups = [
    { id: 'running', title: 'Running now', order: 1 },
    { id: 'planned', title: 'To come', order: 1 },
    { id: 'past', title: 'Past', order: -1 },
  ] as const
  return groups
    .map(({ id, title, order }) => ({
      id,
      title,
      rows: rows
        .filter((row) => stateOf(row) === id)
        .toSorted((a, b) => order * (held(a).localeCompare(held(b)) || a.id.localeCompare(b.id)))
        .map((row) => ({ id: row.id, title: row.title, sub: shortWhen(row, today) })),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** "Mon 30 March 2026, 10:00", "Today, 10:00", and a word where a plan was never held. */
function shortWhen({ facts }: Row, today: string): string {
  const day = String(facts.held_on)
  const named = day === today ? 'Today' : `${weekday(day)} ${plainDay(day)}`
  const time = String(facts.starts_at)
  const when = time === '' ? named : `${named}, ${time}`
  return facts.state === 'planned' && day < today ? `${when}, not held here` : when
}

/** "7 invited · 3 coming · 1 apologies": how people answered, those with nobody left out. */
export function answersInWords(answers: readonly FactsOf<'attendance'>['answer'][]): string {
  const names = {
    invited: 'not answered yet',
    coming: 'coming',
    apologies: 'sent apologies',
    attended: 'there',
  } as const
  return (['attended', 'coming', 'invited', 'apologies'] as const)
    .map((answer) => [answers.filter((one) => one === answer).length, names[answer]] as const)
    .filter(([number]) => number > 0)
    .map(([number, name]) => `${number} ${name}`)
    .join(' · ')
}

/** A method's settings as its block keeps them: JSON, or nothing where it is as it comes. */
export function settingsFrom(written: string): unknown {
  if (written === '') return undefined
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}
