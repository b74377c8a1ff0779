import type { FactsOf } from '#shared/domain/records/kinds.ts'
import { decisionOutcomes, sessionRoles } from '#shared/domain/records/options.ts'
import { methodNames } from '#shared/domain/session/method-names.ts'
import type { MinutesPart } from '#shared/domain/session/methods/method.ts'
import { dayInWords } from '#shared/publication/days.ts'
import { oneLineOf } from '#shared/publication/text.ts'
import type { Block, Piece, Words } from '#shared/ydoc/fill.ts'

/** One activity as it ended, with what its method says came of it and what was written meanwhile. */
export type ActivityFacts = {
  readonly facts: Pick<
    FactsOf<'activity'>,
    'agenda_item' | 'method' | 'group_name' | 'question' | 'began_at' | 'ended_at'
  >
  readonly parts: readonly MinutesPart[]
  /** Texts changed while it went on: "proposal 3, “A letter first”". */
  readonly changed: readonly string[]
  /** Names of versions made while it went on: "“Draft 6” of proposal 3". */
  readonly named: readonly string[]
}

export type DecisionFacts = {
  readonly facts: Pick<FactsOf<'decision'>, 'title' | 'outcome' | 'threshold' | 'tally' | 'dissent'>
  /** "Proposal 3, “A letter first”", and the name of its version; null where it is about none. */
  readonly about: string | null
  readonly version: string | null
}

export type MinutesFacts = {
  readonly workshop: Pick<FactsOf<'workshop'>, 'purpose' | 'state'>
  readonly attendance: readonly Pick<FactsOf<'attendance'>, 'name' | 'role' | 'answer'>[]
  /** In order. */
  readonly blocks: readonly {
    readonly id: string
    readonly facts: Pick<FactsOf<'agenda_item'>, 'title' | 'method' | 'question'>
  }[]
  readonly activities: readonly ActivityFacts[]
  readonly decisions: readonly DecisionFacts[]
  readonly actions: readonly Pick<FactsOf<'action'>, 'what' | 'owner' | 'due' | 'done_on'>[]
  readonly parked: readonly Pick<FactsOf<'parked_item'>, 'words' | 'owner' | 'return_on' | 'done_on'>[]
}

const heading = (text: string, level: 2 | 3 = 2): Block => ({ heading: text, level })
const paragraph = (words: Words): Block => ({ paragraph: words })
const list = (items: readonly Words[]): Block => ({ list: items, ordered: false })
const bold = (text: string): Piece => ({ text, bold: true })
const labelOf = (options: readonly { readonly value: string; readonly label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value
const linesOf = (text: string) =>
  text
    .split('\n')
    .map(oneLineOf)
    .filter((line) => line !== '')
const none = (sentence: string): readonly Block[] => [paragraph(sentence)]

/**
 * The minutes as the facts give them, for people to mend: who was there, what was done block by block and which texts
 * changed meanwhile, what was decided, who does what, what was left for another day. Guests are counted and not named;
 * what people need to take part, and how to reach them, never stands here.
 */
export function minutesText(facts: MinutesFacts): readonly Block[] {
  const { workshop, decisions, actions, parked } = facts
  return [
    ...linesOf(workshop.purpose).map((line) => paragraph(line)),
    heading('Who was there'),
    ...present(facts),
    heading('What was done'),
    ...done(facts),
    heading('Decisions'),
    ...(decisions.length === 0 ? none('Nothing was decided.') : decisions.flatMap(decisionBlocks)),
    heading('Actions'),
    ...(actions.length === 0 ? none('No actions were agreed.') : [list(actions.map(actionLine))]),
    heading('Parked for another day'),
    ...(parked.length === 0 ? none('Nothing was parked.') : [list(parked.map(parkedLine))]),
  ]
}

function present({ attendance }: MinutesFacts): readonly Block[] {
  const there = attendance.filter(({ answer }) => answer === 'attended')
  const named = there.filter(({ role }) => role !== 'guest')
  const guests = there.length - named.length
  const sent = attendance.filter(({ answer, role }) => answer === 'apologies' && role !== 'guest').map(nameOf)
  return [
    ...(there.length === 0 ? none('Nobody has been marked as there yet.') : []),
    ...(named.length === 0 ? [] : [list(named.map(nameOf))]),
    ...(guests === 0
      ? []
      : [paragraph(`${guests} ${guests === 1 ? 'guest' : 'guests'} took part. Guests are not named in minutes.`)]),
    ...(sent.length === 0 ? [] : [paragraph([bold('Apologies: '), `${sent.join('; ')}.`])]),
  ]
}

const nameOf = ({ name, role }: MinutesFacts['attendance'][number]) =>
  role === 'member' ? oneLineOf(name) : `${oneLineOf(name)} (${labelOf(sessionRoles, role).toLowerCase()})`

function done({ workshop, blocks, activities }: MinutesFacts): readonly Block[] {
  const held = activities.length > 0
  const known = new Set(blocks.map(({ id }) => id))
  const besides = activities.filter(({ facts }) => facts.agenda_item === null || !known.has(facts.agenda_item))
  const sections = blocks
    .filter(({ facts }) => facts.method !== 'break')
    .flatMap(({ id, facts }) => {
      const own = activities.filter((activity) => activity.facts.agenda_item === id)
      return [
        heading(oneLineOf(facts.title), 3),
        ...questionLine(own[0]?.facts.question || facts.question),
        ...own.flatMap((activity) => activityBlocks(activity, own.length > 1)),
        ...(own.length === 0 && (held || workshop.state === 'ended')
          ? none('This was not opened in the session.')
          : []),
      ]
    })
  const others = besides
    .filter(({ facts }) => facts.method !== 'break')
    .flatMap((activity) => [
      heading(`${labelOf(methodNames, activity.facts.method)}, besides the agenda`, 3),
      ...questionLine(activity.facts.question),
      ...activityBlocks(activity, false),
    ])
  return sections.length + others.length === 0 ? none('There was no agenda.') : [...sections, ...others]
}

const questionLine = (question: string): readonly Block[] =>
  oneLineOf(question) === '' ? [] : [paragraph([{ text: oneLineOf(question), italic: true }])]

function activityBlocks({ facts, parts, changed, named }: ActivityFacts, isOneOfSeveral: boolean): readonly Block[] {
  const method = labelOf(methodNames, facts.method)
  const group = oneLineOf(facts.group_name)
  const when = `${clockTime(facts.began_at)} to ${clockTime(facts.ended_at)}`
  return [
    paragraph(group === '' || !isOneOfSeveral ? `${method}, ${when}.` : [bold(`${group}. `), `${method}, ${when}.`]),
    ...parts.flatMap((part, at) => [
      // Two lists under each other would read as one.
      ...(part.kind === 'list' && parts[at - 1]?.kind === 'table'
        ? [paragraph([bold('What people said about it')])]
        : []),
      ...partBlocks(part),
    ]),
    ...(changed.length === 0 ? [] : [paragraph(`What was written in meanwhile: ${changed.join('; ')}.`)]),
    ...(named.length === 0 ? [] : [paragraph(`Versions that were named: ${named.join('; ')}.`)]),
  ]
}

/** A table has no place in the text that people edit: each row is a line that says its columns. */
function partBlocks(part: MinutesPart): readonly Block[] {
  switch (part.kind) {
    case 'paragraph':
      return linesOf(part.words).map((line) => paragraph(line))
    case 'list': {
      const items = part.items.map(oneLineOf).filter((item) => item !== '')
      return items.length === 0 ? [] : [list(items)]
    }
    case 'table':
      return [
        paragraph([bold(oneLineOf(part.caption))]),
        ...(part.rows.length === 0 ? [] : [list(part.rows.map((row) => rowLine(part.head, row)))]),
      ]
  }
}

function rowLine(head: readonly string[], [first = '', ...rest]: readonly string[]): string {
  const others = rest.map((cell, at) => {
    const name = oneLineOf(head[at + 1] ?? '')
    return rest.length === 1 || name === '' ? oneLineOf(cell) : `${name.toLowerCase()} ${oneLineOf(cell)}`
  })
  return others.length === 0 ? oneLineOf(first) : `${oneLineOf(first)}: ${others.join(', ')}`
}

function decisionBlocks({ facts, about, version }: DecisionFacts): readonly Block[] {
  const tally = linesOf(facts.tally)
  const dissent = linesOf(facts.dissent)
  return [
    heading(oneLineOf(facts.title), 3),
    paragraph([
      bold(`${labelOf(decisionOutcomes, facts.outcome)}.`),
      ...(about === null ? [] : [` This is about ${about}${version === null ? '' : `, in the version “${version}”`}.`]),
    ]),
    ...(facts.threshold === '' ? [] : [paragraph([bold('Fixed beforehand: '), `${oneLineOf(facts.threshold)}.`])]),
    ...(tally.length === 0 ? [] : [paragraph([bold('How people answered')]), list(tally)]),
    ...(dissent.length === 0 ? [] : [paragraph([bold('Dissent')]), ...dissent.map((line) => paragraph(line))]),
  ]
}

function actionLine({ what, owner, due, done_on }: MinutesFacts['actions'][number]): Words {
  const who = oneLineOf(owner)
  const tail = [
    who === '' ? 'nobody yet' : who,
    due === null ? 'no date was agreed' : `by ${dayInWords(due)}`,
    ...(done_on === null ? [] : [`done on ${dayInWords(done_on)}`]),
  ]
  return [oneLineOf(what), ` (${tail.join(', ')})`]
}

function parkedLine({ words, owner, return_on, done_on }: MinutesFacts['parked'][number]): Words {
  const who = oneLineOf(owner)
  const tail = [
    ...(who === '' ? [] : [`${who} brings it back`]),
    ...(return_on === null ? [] : [`on ${dayInWords(return_on)}`]),
    ...(done_on === null ? [] : [`dealt with on ${dayInWords(done_on)}`]),
  ]
  return tail.length === 0 ? oneLineOf(words) : [oneLineOf(words), ` (${tail.join(', ')})`]
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
/** A moment (epoch milliseconds) by the clock on the wall in Scotland: "10:20". */
const clockTime = (moment: number) => clock.format(moment)
