import type { Actor, Applied, MinutesPart, Onlooker, Outcome, Surroundings } from './method.ts'
import type { ResultOf, ViewOf } from './shapes.ts'
import { roomFor, shuffled, takesPart } from './words.ts'

/*
 * What the secret polls share. Until everyone looks, the state holds who chose what, so that nobody answers twice and an
 * answer can be changed. In the moment everyone looks, the answers are shuffled and let go of who gave them; from then on
 * the state says only who answered. No view ever shows more than one's own open answer.
 */
export type Choice = { readonly choice: string; readonly label: string }
export type Given = {
  readonly id: string
  readonly words: string
  readonly by: string | null
  readonly of: string | null
}
type Round = { readonly round: number; readonly ballots: readonly string[]; readonly reasons: readonly Given[] }

export type PollState = {
  readonly round: number
  /** Who chose what, until everyone looks. */
  readonly answers: readonly { readonly participant: string; readonly choice: string }[]
  /** After everyone has looked: what was chosen, shuffled; and, in another order, who had answered. */
  readonly looked: { readonly ballots: readonly string[]; readonly voters: readonly string[] } | null
  /** In the order of their ids, which are random, so that it says nothing. Whose it is stands only beside a named one. */
  readonly reasons: readonly Given[]
  readonly earlier: readonly Round[]
}

export const PASS = 'pass'
/** Fewer answers than this would say whose they are. */
const ENOUGH = 3
const MOST_ROUNDS = 50

export const beginPoll = (round = 1, earlier: readonly Round[] = []): PollState => ({
  round,
  answers: [],
  looked: null,
  reasons: [],
  earlier,
})

/** Keeps an answer, in place of the one this person gave before. */
export function answerPoll(
  state: PollState,
  choice: string,
  who: Actor,
  surroundings: Surroundings,
): Applied<PollState> {
  if (state.looked) return { refused: 'not-now' }
  if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
  const others = state.answers.filter(({ participant }) => participant !== who.participant)
  return { state: { ...state, answers: [...others, { participant: who.participant, choice }] } }
}

/** Takes an answer back, so that this person has not answered. */
export function takeBack(state: PollState, who: Actor): Applied<PollState> {
  if (state.looked) return { refused: 'not-now' }
  return { state: { ...state, answers: state.answers.filter(({ participant }) => participant !== who.participant) } }
}

type Common =
  | { readonly do: 'pass' }
  | { readonly do: 'look' }
  | { readonly do: 'again' }
  | { readonly do: 'reason'; readonly words: string; readonly named: boolean }

export function applyToPoll(
  state: PollState,
  action: Common,
  who: Actor,
  surroundings: Surroundings,
): Applied<PollState> {
  switch (action.do) {
    case 'pass':
      return answerPoll(state, PASS, who, surroundings)
    case 'look':
      return look(state, who, surroundings)
    case 'again':
      if (!who.runs) return { refused: 'only-who-runs' }
      if (state.looked === null) return { refused: 'not-now' }
      if (state.round >= MOST_ROUNDS) return { refused: 'too-many' }
      return { state: beginPoll(state.round + 1, roundsOf(state)) }
    case 'reason': {
      if (state.looked === null) return { refused: 'not-now' }
      if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
      const all = roundsOf(state).flatMap(({ reasons }) => reasons)
      if (!roomFor(all, action.words)) return { refused: 'too-many' }
      const author = action.named ? { by: who.name, of: who.participant } : { by: null, of: null }
      const reasons = [...state.reasons, { id: surroundings.id(), words: action.words, ...author }]
      return { state: { ...state, reasons: reasons.sort((one, other) => (one.id < other.id ? -1 : 1)) } }
    }
  }
}

/**
 * Whoever runs it cannot look while a single answer is in, or fewer than three of those who are here: they could tell
 * whose it is. Someone alone may look at their own.
 */
function look(state: PollState, who: Actor, { people, random }: Surroundings): Applied<PollState> {
  if (!who.runs) return { refused: 'only-who-runs' }
  if (state.looked) return { refused: 'not-now' }
  const here = people.filter((person) => person.here).length
  const [first, second] = state.answers
  if (state.answers.length < Math.min(ENOUGH, here)) return { refused: 'too-few' }
  if (first && !second && first.participant !== who.participant) return { refused: 'too-few' }
  const ballots = shuffled(
    state.answers.map(({ choice }) => choice),
    random,
  )
  const voters = state.answers.map(({ participant }) => participant).sort()
  return { state: { ...state, answers: [], looked: { ballots, voters } } }
}

/** Every round that everyone has looked at, oldest first. */
export const roundsOf = (state: PollState): readonly Round[] =>
  state.looked
    ? [...state.earlier, { round: state.round, ballots: state.looked.ballots, reasons: state.reasons }]
    : state.earlier

/** How many ballots say each choice. The count in the room and a recount from the record are this. */
export const tally = (ballots: readonly string[], choices: readonly Choice[]) =>
  choices.map(({ choice, label }) => ({ choice, label, count: ballots.filter((ballot) => ballot === choice).length }))

const passes = (ballots: readonly string[]) => ballots.filter((ballot) => ballot === PASS).length

/** How many could be in: those who are here, and those who answered before they left. */
export function counted(state: PollState, { people }: Surroundings): { in: number; of: number } {
  const whoIsIn = state.looked?.voters ?? state.answers.map(({ participant }) => participant)
  const isIn = new Set(whoIsIn)
  return {
    in: isIn.size,
    of: isIn.size + people.filter((person) => person.here && !isIn.has(person.participant)).length,
  }
}

export const isOnlooker = (onlooker: Onlooker, participant: string | null): boolean =>
  onlooker.kind === 'person' && onlooker.participant === participant

/** This onlooker's own answer while it is open; null after that, for it is nobody's any more. */
export const ownAnswer = (state: PollState, onlooker: Onlooker): string | null =>
  state.answers.find(({ participant }) => isOnlooker(onlooker, participant))?.choice ?? null

export function viewOfPoll(
  state: PollState,
  onlooker: Onlooker,
  choices: readonly Choice[],
  surroundings: Surroundings,
): ViewOf<'fist-to-five'>['poll'] {
  const count = counted(state, surroundings)
  const passed = state.looked ? passes(state.looked.ballots) : 0
  return {
    round: state.round,
    answered: count.in - passed,
    passed,
    of: count.of,
    counts: state.looked && tally(state.looked.ballots, choices),
    reasons: state.reasons.map(({ id, words, by, of }) => ({ id, words, by, mine: isOnlooker(onlooker, of) })),
    earlier: state.earlier.map(({ round, ballots }) => ({
      round,
      counts: tally(ballots, choices).map(({ choice, count }) => ({ choice, count })),
    })),
  }
}

export const resultOfPoll = (state: PollState, choices: readonly Choice[]): ResultOf<'fist-to-five'> => ({
  rounds: roundsOf(state).map(({ round, ballots, reasons }) => ({
    round,
    counts: tally(ballots, choices),
    passed: passes(ballots),
    reasons: reasons.map(({ words, by }) => ({ words, by })),
  })),
})

export const ballotsOf = (state: PollState): Outcome['ballots'] =>
  roundsOf(state).flatMap(({ round, ballots }) => ballots.map((answer) => ({ round, answer })))

/** For a deputy: the rounds everyone looked at, and an open question that nobody has answered but `but`. */
export const withoutOpenAnswers = (state: PollState, but?: string): PollState => ({
  ...state,
  answers: state.answers.filter(({ participant }) => participant === but),
})

export function minutesOfPoll(result: ResultOf<'fist-to-five'>): MinutesPart[] {
  return result.rounds.flatMap(({ round, counts, passed, reasons }): MinutesPart[] => {
    const answered = counts.reduce((sum, { count }) => sum + count, 0)
    const which = result.rounds.length > 1 ? `Round ${round}: ` : ''
    return [
      {
        kind: 'table',
        caption: `${which}${answered} answered, ${passed} passed`,
        head: ['Answer', 'How many'],
        rows: counts.map(({ label, count }) => [label, String(count)]),
      },
      ...(reasons.length > 0
        ? [{ kind: 'list' as const, items: reasons.map(({ words, by }) => (by === null ? words : `${words} (${by})`)) }]
        : []),
    ]
  })
}
