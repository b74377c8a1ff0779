import type { Actor, Method, MinutesPart, Onlooker, Surroundings } from './method.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { roomFor, shuffled, takesPart } from './words.ts'

const phases = ['alone', 'pairs', 'fours', 'all', 'over'] as const
type Phase = (typeof phases)[number]
/** Places of the phases above: where an idea was written, and how far it was carried. Ideas are never let go. */
type Idea = {
  readonly id: string
  readonly words: string
  readonly by: string
  readonly from: number
  readonly to: number
}
type Groups = readonly (readonly string[])[]

export type OneTwoFourAllState = {
  readonly phase: Phase
  readonly phaseEndsAt: number | null
  readonly ideas: readonly Idea[]
  readonly pairs: Groups
  readonly fours: Groups
}
type Settings = SettingsOf<'one-two-four-all'>

const minute = 60_000
const ALL = phases.indexOf('all')

/** Twos; where one is left over, they make the last two three. */
function inPairs(people: readonly string[], random: () => number): Groups {
  const mixed = shuffled(people, random)
  const pairs: string[][] = []
  for (let at = 0; at < mixed.length; at += 2) pairs.push(mixed.slice(at, at + 2))
  const last = pairs.at(-1)
  if (pairs.length > 1 && last?.length === 1) pairs.at(-2)?.push(...(pairs.pop() ?? []))
  return pairs
}

/** Two pairs each; where one pair is left over, it joins the last four, so that everyone hears another pair. */
function inFours(pairs: Groups): Groups {
  const fours: string[][] = []
  for (let at = 0; at < pairs.length; at += 2) fours.push(pairs.slice(at, at + 2).flat())
  if (fours.length > 1 && pairs.length % 2 === 1) fours.at(-2)?.push(...(fours.pop() ?? []))
  return fours
}

/** Whoever came late joins the smallest group there is. */
function withLatecomers(groups: Groups, { people }: Surroundings): Groups {
  const placed = groups.map((group) => [...group])
  for (const { participant, here } of people) {
    if (!here || placed.some((group) => group.includes(participant))) continue
    const smallest = [...placed].sort((one, other) => one.length - other.length)[0]
    if (smallest) smallest.push(participant)
    else placed.push([participant])
  }
  return placed
}

function settled(state: OneTwoFourAllState, surroundings: Surroundings): OneTwoFourAllState {
  if (state.phase === 'pairs') return { ...state, pairs: withLatecomers(state.pairs, surroundings) }
  if (state.phase === 'fours') return { ...state, fours: withLatecomers(state.fours, surroundings) }
  return state
}

/** With whom someone is now. In alone, and for whoever is in no group, themselves. */
function groupOf({ phase, pairs, fours }: OneTwoFourAllState, participant: string): readonly string[] {
  const groups = phase === 'pairs' ? pairs : phase === 'fours' ? fours : []
  return groups.find((group) => group.includes(participant)) ?? [participant]
}

function seen(state: OneTwoFourAllState, onlooker: Onlooker): readonly Idea[] {
  if (state.phase === 'all' || state.phase === 'over') return state.ideas
  if (onlooker.kind === 'room') return []
  const group = groupOf(state, onlooker.participant)
  return state.ideas.filter(({ by }) => group.includes(by))
}

function goOn(state: OneTwoFourAllState, { minutes }: Settings, surroundings: Surroundings): OneTwoFourAllState {
  const at = phases.indexOf(state.phase) + 1
  const here = surroundings.people.filter((person) => person.here).map(({ participant }) => participant)
  return {
    ...state,
    phase: phases[at] ?? 'over',
    phaseEndsAt: at > ALL ? null : surroundings.now + (minutes[at] ?? 0) * minute,
    pairs: state.phase === 'alone' ? inPairs(here, surroundings.random) : state.pairs,
    fours: state.phase === 'pairs' ? inFours(state.pairs) : state.fours,
    // Together, the order in which they were written would say who wrote them.
    ideas: phases[at] === 'all' ? shuffled(state.ideas, surroundings.random) : state.ideas,
  }
}

/** Carried on to the next phase, or as far as now and no further; never back behind where it was written. */
function carried(idea: Idea, on: boolean, phase: Phase): Idea {
  const at = phases.indexOf(phase)
  const to = on ? Math.min(at + 1, ALL) : Math.min(at, ALL - 1)
  return { ...idea, to: Math.max(idea.from, to) }
}

const isCarried = ({ to }: Idea, phase: Phase) => to > phases.indexOf(phase) || to === ALL

function carry(state: OneTwoFourAllState, id: string, on: boolean, who: Actor) {
  const mayRead = seen(state, { kind: 'person', participant: who.participant, runs: who.runs })
  if (!mayRead.some((idea) => idea.id === id)) return { refused: 'not-there' } as const
  const ideas = state.ideas.map((idea) => (idea.id === id ? carried(idea, on, state.phase) : idea))
  return { state: { ...state, ideas } }
}

const resultOf = ({ ideas }: OneTwoFourAllState): ResultOf<'one-two-four-all'> => ({
  ideas: ideas.map(({ words, to }) => ({ words, carriedTo: named(to) })),
})

const named = (at: number) => {
  const phase = phases[at] ?? 'all'
  return phase === 'over' ? 'all' : phase
}

export const oneTwoFourAll: Method<
  Settings,
  OneTwoFourAllState,
  ActionOf<'one-two-four-all'>,
  ViewOf<'one-two-four-all'>,
  ResultOf<'one-two-four-all'>
> = {
  name: 'one-two-four-all',
  purpose:
    'Everyone thinks first, then in twos, in fours, and together. Every idea is kept, not only those carried on.',
  howTo: 'Write what comes to you. With the others, say which ideas to carry on; the rest are kept as well.',
  minutes: 15,
  ...shapes['one-two-four-all'],
  usual: { minutes: [1, 2, 4, 5] },
  begin: ({ minutes }, { now }) => ({
    phase: 'alone',
    phaseEndsAt: now + minutes[0] * minute,
    ideas: [],
    pairs: [],
    fours: [],
  }),
  apply(before, action, who, settings, surroundings) {
    const state = settled(before, surroundings)
    if (action.do === 'go-on' && !who.runs) return { refused: 'only-who-runs' }
    if (state.phase === 'over') return { refused: 'not-now' }
    if (action.do === 'go-on') return { state: goOn(state, settings, surroundings) }
    if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
    if (action.do === 'carry') return carry(state, action.idea, action.on, who)
    if (!roomFor(state.ideas, action.words)) return { refused: 'too-many' }
    const from = phases.indexOf(state.phase)
    const idea = { id: surroundings.id(), words: action.words, by: who.participant, from, to: from }
    return { state: { ...state, ideas: [...state.ideas, idea] } }
  },
  viewFor(before, onlooker, _, surroundings) {
    const state = settled(before, surroundings)
    const me = onlooker.kind === 'person' ? onlooker.participant : null
    const apart = state.phase === 'pairs' || state.phase === 'fours'
    const group = me !== null && apart ? groupOf(state, me) : []
    return {
      phase: state.phase,
      phaseEndsAt: state.phaseEndsAt,
      group: surroundings.people.filter(({ participant }) => group.includes(participant)).map(({ name }) => name),
      ideas: seen(state, onlooker).map((idea) => ({
        id: idea.id,
        words: idea.words,
        mine: idea.by === me,
        carried: isCarried(idea, state.phase),
      })),
      total: state.ideas.length,
    }
  },
  resultOf,
  outcome: (state, _, { random }) => {
    const ideas = shuffled(state.ideas, random)
    return {
      result: resultOf({ ...state, ideas }),
      ballots: [],
      clusters: [],
      cards: ideas.map(({ words }) => ({ words, cluster: null })),
    }
  },
  gather: (main, groups) => ({
    ...main,
    phase: 'all',
    phaseEndsAt: null,
    ideas: [...main.ideas, ...groups.flatMap(({ ideas }) => ideas)],
  }),
  stoodStill: (state, milliseconds) => ({
    ...state,
    phaseEndsAt: state.phaseEndsAt === null ? null : state.phaseEndsAt + milliseconds,
  }),
  minutesOf: ({ ideas }): MinutesPart[] => {
    const far = ideas.filter(({ carriedTo }) => carriedTo === 'all').map(({ words }) => words)
    const rest = ideas.filter(({ carriedTo }) => carriedTo !== 'all').map(({ words }) => words)
    return [...listed('Carried on to everyone:', far), ...listed(far.length > 0 ? 'Kept besides:' : 'Ideas:', rest)]
  },
}

const listed = (heading: string, items: readonly string[]): MinutesPart[] =>
  items.length === 0
    ? []
    : [
        { kind: 'paragraph', words: heading },
        { kind: 'list', items },
      ]
