import type { Method, MinutesPart } from './method.ts'
import {
  answerPoll,
  applyToPoll,
  ballotsOf,
  beginPoll,
  counted,
  ownAnswer,
  type PollState,
  roundsOf,
  takeBack,
  withoutOpenAnswers,
} from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { takesPart } from './words.ts'

type Settings = SettingsOf<'dot-vote'>
type Dots = ReadonlyMap<number, number>

/** One person's dots on one line, such as `1:2 4:3`: two on the first option, three on the fourth. */
const written = (dots: Dots) =>
  [...dots]
    .filter(([, many]) => many > 0)
    .sort(([one], [other]) => one - other)
    .map(([option, many]) => `${option}:${many}`)
    .join(' ')

export function readDots(ballot: string | null): Dots {
  const pairs = [...(ballot ?? '').matchAll(/(\d+):(\d+)/g)]
  return new Map(pairs.map(([, option, many]) => [Number(option), Number(many)]))
}

/** Dots on each option over all ballots: in the room, and in a recount from the record. */
export const tallyDots = (ballots: readonly string[], options: readonly string[]): number[] => {
  const read = ballots.map(readDots)
  return options.map((_, at) => read.reduce((sum, dots) => sum + (dots.get(at + 1) ?? 0), 0))
}

const spent = (dots: Dots) => [...dots.values()].reduce((sum, many) => sum + many, 0)

const resultOf = (state: PollState, { options }: Settings): ResultOf<'dot-vote'> => ({
  rounds: roundsOf(state).map(({ round, ballots }) => {
    const dots = tallyDots(ballots, options)
    return { round, options: options.map((words, at) => ({ words, dots: dots[at] ?? 0 })), voters: ballots.length }
  }),
})

export const dotVote: Method<Settings, PollState, ActionOf<'dot-vote'>, ViewOf<'dot-vote'>, ResultOf<'dot-vote'>> = {
  name: 'dot-vote',
  purpose: 'What matters most out of many things. Everyone has the same number of dots.',
  howTo: 'Put your dots where they matter most to you. Nobody sees whose dots are whose.',
  minutes: 10,
  ...shapes['dot-vote'],
  usual: { dots: 5, options: [] },
  begin: () => beginPoll(),
  apply(state, action, who, settings, surroundings) {
    if (action.do !== 'place') return applyToPoll(state, action, who, surroundings)
    if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
    const option = optionAt(action.option, settings)
    if (option === null) return { refused: 'not-there' }
    const own = state.answers.find(({ participant }) => participant === who.participant)?.choice ?? null
    const dots = new Map(readDots(own)).set(option, action.dots)
    if (spent(dots) > settings.dots) return { refused: 'too-many' }
    return spent(dots) === 0 ? takeBack(state, who) : answerPoll(state, written(dots), who, surroundings)
  },
  viewFor(state, onlooker, settings, surroundings) {
    const mine = readDots(ownAnswer(state, onlooker))
    const totals = state.looked && tallyDots(state.looked.ballots, settings.options)
    const { in: answered, of } = counted(state, surroundings)
    return {
      round: state.round,
      options: settings.options.map((words, at) => ({
        id: String(at + 1),
        words,
        mine: mine.get(at + 1) ?? 0,
        total: totals && (totals[at] ?? 0),
      })),
      left: settings.dots - spent(mine),
      answered,
      of,
      looked: state.looked !== null,
    }
  },
  resultOf,
  outcome: (state, settings) => ({
    result: resultOf(state, settings),
    ballots: ballotsOf(state),
    clusters: [],
    cards: [],
  }),
  withoutSecrets: withoutOpenAnswers,
  minutesOf: ({ rounds }) =>
    rounds.map(
      ({ round, options, voters }): MinutesPart => ({
        kind: 'table',
        caption: `${rounds.length > 1 ? `Round ${round}: ` : ''}${voters} placed dots`,
        head: ['What', 'Dots'],
        rows: [...options].sort((one, other) => other.dots - one.dots).map(({ words, dots }) => [words, String(dots)]),
      }),
    ),
}

/** Options are known by their place, from 1. */
function optionAt(id: string, { options }: Settings): number | null {
  const place = /^[1-9]\d?$/.test(id) ? Number(id) : 0
  return place >= 1 && place <= options.length ? place : null
}
