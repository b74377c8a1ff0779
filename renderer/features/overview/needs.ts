import { addDays, daysBetween, inWords, numberWord, plainDay } from '#renderer/features/records/index.ts'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { consentInForce } from '#shared/domain/voice/may-show.ts'

/** Something that waits for a person: said in a sentence, with one thing to do. */
export type Need = {
  readonly id: string
  /** The place in the rail it belongs to. */
  readonly within: '/voices' | '/proposals' | '/inquiry' | '/overview' | '/consultation' | '/sessions'
  /** When it is due; null where it has no day. */
  readonly day: string | null
  readonly title: string
  readonly why: string
  readonly action: string
  readonly href: string
}

type Fact<K extends 'voice' | 'commitment' | 'proposal' | 'milestone' | 'consultation' | 'action'> = {
  readonly id: string
  readonly facts: RecordOf<K>['facts']
}

export type WhatThereIs = {
  readonly voices: readonly Fact<'voice'>[]
  readonly consents: readonly RecordOf<'consent'>[]
  readonly commitments: readonly Fact<'commitment'>[]
  readonly proposals: readonly Fact<'proposal'>[]
  readonly milestones: readonly Fact<'milestone'>[]
  readonly consultations: readonly Fact<'consultation'>[]
  readonly actions: readonly Fact<'action'>[]
}

/** Days ahead that count as soon: long enough to reach an advocate and hear back. */
const soon = 14
/** Days after which somebody should have heard what became of their words. */
const tellWithin = 60

const things = (number: number, one: string, many: string) => `${numberWord(number)} ${number === 1 ? one : many}`

/** What needs a person today, the nearest day first. Nothing is counted twice. */
export function whatNeedsYou(there: WhatThereIs, today: string): readonly Need[] {
  const all = [
    ...endingConsents(there, today),
    ...notTold(there, today),
    ...proposalsToDecide(there),
    ...lateCommitments(there, today),
    ...milestonesWithoutDay(there, today),
    ...closingConsultations(there, today),
    ...actionsDue(there, today),
  ]
  return all.sort((a, b) => (a.day ?? '9999').localeCompare(b.day ?? '9999'))
}

function endingConsents({ voices, consents }: WhatThereIs, today: string): readonly Need[] {
  const held = voices.filter(({ facts }) => facts.state === 'held')
  const ends = held.flatMap(({ id }) => {
    const consent = consentInForce(consents.filter(({ facts }) => facts.voice === id).map(({ facts }) => facts))
    const until = consent?.until_day ?? null
    return until !== null && until >= today && until <= addDays(today, soon) ? [{ id, until }] : []
  })
  const [first] = ends.sort((a, b) => a.until.localeCompare(b.until))
  if (first === undefined) return []
  return [
    {
      id: 'consents ending',
      within: '/voices',
      day: first.until,
      title: `Ask again about ${things(ends.length, 'voice', 'voices')} whose consent is ending`,
      why: 'If nobody hears back, the words and their quotes are hidden by themselves.',
      action: ends.length === 1 ? 'See the voice' : 'See the voices',
      href: ends.length === 1 ? `/voices/${first.id}` : '/voices',
    },
  ]
}

function notTold({ voices }: WhatThereIs, today: string): readonly Need[] {
  const waiting = voices.filter(
    ({ facts }) => facts.state === 'held' && facts.told_back === null && facts.heard_on < addDays(today, -tellWithin),
  )
  const [first] = waiting
  if (first === undefined) return []
  return [
    {
      id: 'not told back',
      within: '/voices',
      day: null,
      title: `Tell ${things(waiting.length, 'person', 'people')} what became of what they said`,
      why: 'They gave their words more than two months ago and have not heard back.',
      action: waiting.length === 1 ? 'See the voice' : 'See the voices',
      href: waiting.length === 1 ? `/voices/${first.id}` : '/voices',
    },
  ]
}

function proposalsToDecide({ proposals }: WhatThereIs): readonly Need[] {
  return proposals
    .filter(({ facts }) => facts.status === 'with-group' && !facts.is_example)
    .map(({ id, facts }) => ({
      id: `decide ${id}`,
      within: '/proposals',
      day: null,
      title: `Decide on proposal ${facts.number}`,
      why: `“${facts.title}” is with the group.`,
      action: 'Read and decide',
      href: `/proposals/${id}`,
    }))
}

function lateCommitments({ commitments }: WhatThereIs, today: string): readonly Need[] {
  const late = commitments.filter(({ facts }) => facts.done_on === null && facts.due !== null && facts.due < today)
  const [first] = [...late].sort((a, b) => (a.facts.due ?? '').localeCompare(b.facts.due ?? ''))
  if (first === undefined) return []
  return [
    {
      id: 'late commitments',
      within: '/inquiry',
      day: null,
      title: `Ask about ${things(late.length, 'commitment that is', 'commitments that are')} late`,
      why: `“${first.facts.what}” has waited longest: ${inWords(daysBetween(first.facts.due ?? today, today))}.`,
      action: 'See what is late',
      href: `/inquiry/${first.facts.area}`,
    },
  ]
}

function milestonesWithoutDay({ milestones }: WhatThereIs, today: string): readonly Need[] {
  return milestones
    .filter(({ facts }) => {
      const end = facts.expected_end ?? facts.planned_end
      return facts.actual_end === null && end !== null && end < today
    })
    .map(({ id, facts }) => ({
      id: `date ${id}`,
      within: '/overview',
      day: null,
      title: `Say when “${facts.name}” is now expected`,
      why: `${facts.expected_end === null ? 'Planned' : 'Expected'} for ${plainDay(facts.expected_end ?? facts.planned_end ?? today)}, and not finished.`,
      action: 'Change the timetable',
      href: `/timetable/${id}`,
    }))
}

function closingConsultations({ consultations }: WhatThereIs, today: string): readonly Need[] {
  return consultations.flatMap(({ id, facts }) => {
    const closes = facts.closes_on
    if (facts.is_example || closes === null || closes < today || closes > addDays(today, soon)) return []
    return [
      {
        id: `closes ${id}`,
        within: '/consultation',
        day: closes,
        title: `“${facts.title}” closes`,
        why: 'After that day no more answers are counted.',
        action: 'Open the consultation',
        href: `/consultation/${id}`,
      } as const,
    ]
  })
}

/** What somebody took on in a session and is due: each by itself while there are few, then together. */
function actionsDue({ actions }: WhatThereIs, today: string): readonly Need[] {
  const due = actions
    .filter(({ facts }) => facts.done_on === null && facts.due !== null && facts.due <= addDays(today, soon))
    .sort((a, b) => (a.facts.due ?? '').localeCompare(b.facts.due ?? ''))
  const [first] = due
  if (first === undefined) return []
  const late = due.filter(({ facts }) => (facts.due ?? today) < today).length
  if (due.length > 2)
    return [
      {
        id: 'actions due',
        within: '/sessions',
        day: first.facts.due,
        title: `See to ${numberWord(due.length)} actions that are due`,
        why:
          late === 0
            ? `“${first.facts.what}” comes first.`
            : `${numberWord(late, true)} of them ${late === 1 ? 'is' : 'are'} late, “${first.facts.what}” the longest.`,
        action: 'See the actions',
        href: '/sessions/actions',
      },
    ]
  return due.map(({ id, facts }) => ({
    id: `action ${id}`,
    within: '/sessions',
    day: facts.due,
    title: facts.what,
    why:
      facts.owner === ''
        ? 'Agreed in a session; nobody has taken it on yet.'
        : `${facts.owner} took this on in a session.`,
    action: 'Open the action',
    href: `/sessions/actions/${id}`,
  }))
}
