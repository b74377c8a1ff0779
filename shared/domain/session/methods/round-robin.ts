import type { Actor, Applied, Method, MinutesPart, Surroundings } from './method.ts'
import { isOnlooker } from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { roomFor, takesPart, withoutOutcome } from './words.ts'

type Had = { readonly participant: string; readonly state: 'spoken' | 'passed' }
type Note = { readonly id: string; readonly words: string; readonly by: string }
export type RoundRobinState = {
  readonly round: number
  readonly over: boolean
  readonly speaking: string | null
  /** Who has had their turn in this round. Nobody has two before everyone here has had one. */
  readonly had: readonly Had[]
  readonly notes: readonly Note[]
  readonly spoke: number
  readonly passed: number
}
type Settings = SettingsOf<'round-robin'>

/**
 * Whose turn it is: whoever has it while they are here, else the first in the order of people who is here and has not had
 * one. Someone who is away is asked later, not left out.
 */
function speakerOf({ over, speaking, had }: RoundRobinState, { people }: Surroundings): string | null {
  if (over) return null
  const waiting = people.filter(
    (person) => person.here && !had.some(({ participant }) => participant === person.participant),
  )
  return (waiting.find(({ participant }) => participant === speaking) ?? waiting[0])?.participant ?? null
}

/** The turn goes on; when everyone here has had one, the next round begins. */
function goOn(state: RoundRobinState, { rounds }: Settings, surroundings: Surroundings): RoundRobinState {
  const next = speakerOf({ ...state, speaking: null }, surroundings)
  if (next !== null) return { ...state, speaking: next }
  if (state.round >= rounds) return { ...state, speaking: null, over: true }
  const fresh = { ...state, round: state.round + 1, had: [], speaking: null }
  return { ...fresh, speaking: speakerOf(fresh, surroundings) }
}

function hasHad(
  state: RoundRobinState,
  participant: string,
  how: Had['state'],
  settings: Settings,
  surroundings: Surroundings,
): RoundRobinState {
  const speaking = speakerOf(state, surroundings)
  const next = {
    ...state,
    speaking,
    had: [...state.had, { participant, state: how }],
    spoke: state.spoke + (how === 'spoken' ? 1 : 0),
    passed: state.passed + (how === 'passed' ? 1 : 0),
  }
  return participant === speaking ? goOn(next, settings, surroundings) : next
}

function note(state: RoundRobinState, words: string, who: Actor, surroundings: Surroundings): Applied<RoundRobinState> {
  if (!takesPart(who, surroundings) && !who.runs) return { refused: 'not-yours' }
  if (!roomFor(state.notes, words)) return { refused: 'too-many' }
  return { state: { ...state, notes: [...state.notes, { id: surroundings.id(), words, by: who.participant }] } }
}

const resultOf = ({ notes, spoke, passed }: RoundRobinState): ResultOf<'round-robin'> => ({
  notes: notes.map(({ words }) => words),
  spoke,
  passed,
})

export const roundRobin: Method<
  Settings,
  RoundRobinState,
  ActionOf<'round-robin'>,
  ViewOf<'round-robin'>,
  ResultOf<'round-robin'>
> = {
  name: 'round-robin',
  purpose: 'Everyone has an equal turn, and nobody is talked over.',
  howTo: 'Speak when it is your turn, or pass. Nobody speaks twice before everyone has had a turn.',
  minutes: 20,
  ...shapes['round-robin'],
  usual: { rounds: 1 },
  begin(_, surroundings) {
    const state = { round: 1, over: false, speaking: null, had: [], notes: [], spoke: 0, passed: 0 }
    return { ...state, speaking: speakerOf(state, surroundings) }
  },
  apply(state, action, who, settings, surroundings) {
    if (action.do === 'note') return note(state, action.words, who, surroundings)
    const speaking = speakerOf(state, surroundings)
    if (state.over) return { refused: 'not-now' }
    if (action.do === 'finished') {
      if (speaking !== who.participant && !who.runs) return { refused: 'not-yours' }
      // Everyone had left, or nobody was here yet: whoever runs it goes on with who is here now.
      if (speaking === null) return who.runs ? { state: goOn(state, settings, surroundings) } : { refused: 'not-now' }
      return { state: hasHad(state, speaking, 'spoken', settings, surroundings) }
    }
    if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
    if (state.had.some(({ participant }) => participant === who.participant)) return { refused: 'not-now' }
    return { state: hasHad(state, who.participant, 'passed', settings, surroundings) }
  },
  viewFor(state, onlooker, { rounds }, surroundings) {
    const speaking = speakerOf(state, surroundings)
    const turns = surroundings.people.flatMap(({ participant, name, here }) => {
      const had = state.had.find((one) => one.participant === participant)
      if (!here && !had) return []
      return [{ participant, name, state: had?.state ?? (participant === speaking ? 'speaking' : 'waiting') } as const]
    })
    return {
      round: state.round,
      rounds,
      turns,
      notes: state.notes.map(({ id, words, by }) => ({ id, words, mine: isOnlooker(onlooker, by) })),
      myTurn: speaking !== null && isOnlooker(onlooker, speaking),
      over: state.over,
    }
  },
  resultOf,
  outcome: (state) => ({ result: resultOf(state), ...withoutOutcome }),
  gather: (main, groups) => ({
    ...main,
    notes: [...main.notes, ...groups.flatMap(({ notes }) => notes)],
    spoke: groups.reduce((sum, { spoke }) => sum + spoke, main.spoke),
    passed: groups.reduce((sum, { passed }) => sum + passed, main.passed),
  }),
  minutesOf: ({ notes, spoke, passed }): MinutesPart[] => [
    {
      kind: 'paragraph',
      words: `${spoke} ${spoke === 1 ? 'turn was' : 'turns were'} taken${passed > 0 ? `, ${passed} passed` : ''}.`,
    },
    ...(notes.length > 0 ? [{ kind: 'list' as const, items: notes }] : []),
  ],
}
