import type { Method } from './method.ts'
import {
  answerPoll,
  applyToPoll,
  ballotsOf,
  beginPoll,
  minutesOfPoll,
  ownAnswer,
  PASS,
  type PollState,
  resultOfPoll,
  roundsOf,
  viewOfPoll,
  withoutOpenAnswers,
} from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'

type Settings = SettingsOf<'gradients'>

const choicesOf = ({ scale }: Settings) => scale.map((label, at) => ({ choice: String(at + 1), label }))

/** Passing counts neither way. A threshold above the scale begins at its top. */
function judged(ballots: readonly string[] | undefined, { scale, threshold, veto }: Settings) {
  if (ballots === undefined) return { met: null, vetoed: false }
  const places = ballots.filter((ballot) => ballot !== PASS).map(Number)
  const from = Math.min(threshold.from, scale.length)
  const above = places.filter((place) => place >= from).length
  const vetoed = veto && places.includes(1)
  return { met: !vetoed && places.length > 0 && above * 100 >= threshold.percent * places.length, vetoed }
}

const resultOf = (state: PollState, settings: Settings): ResultOf<'gradients'> => ({
  ...resultOfPoll(state, choicesOf(settings)),
  ...judged(roundsOf(state).at(-1)?.ballots, settings),
  threshold: settings.threshold,
  veto: settings.veto,
})

/** As set before the question was put: for the minutes, and for the record of a decision. */
export function thresholdInWords({ scale, threshold, veto }: Settings): string {
  const from = Math.min(threshold.from, scale.length)
  return `${threshold.percent} % at “${scale[from - 1]}” (${from}) or above${veto ? `; one “${scale[0]}” stops it` : ''}`
}

export const gradients: Method<
  Settings,
  PollState,
  ActionOf<'gradients'>,
  ViewOf<'gradients'>,
  ResultOf<'gradients'>
> = {
  name: 'gradients',
  purpose: 'How much everyone agrees, with the threshold set before the question is put. Dissent is heard.',
  howTo: 'Choose how much you agree. Nobody sees who chose what, and you can change it until everyone looks.',
  minutes: 15,
  ...shapes.gradients,
  usual: {
    scale: [
      'Not for me',
      'Against, could live with it',
      'Leaning away',
      'In two minds',
      'Leaning towards it',
      'Mostly with it',
      'With it, small worries',
      'Fully with it',
    ],
    threshold: { from: 5, percent: 75 },
    veto: false,
  },
  begin: () => beginPoll(),
  apply(state, action, who, { scale }, surroundings) {
    if (action.do !== 'answer') return applyToPoll(state, action, who, surroundings)
    if (action.place > scale.length) return { refused: 'not-there' }
    return answerPoll(state, String(action.place), who, surroundings)
  },
  viewFor(state, onlooker, settings, surroundings) {
    const own = ownAnswer(state, onlooker)
    return {
      poll: viewOfPoll(state, onlooker, choicesOf(settings), surroundings),
      scale: settings.scale,
      threshold: settings.threshold,
      veto: settings.veto,
      mine: own === null || own === PASS ? null : Number(own),
      passed: own === PASS,
      ...judged(state.looked?.ballots, settings),
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
  minutesOf(result, settings) {
    const parts = minutesOfPoll(result)
    if (result.met === null) return parts
    const came = result.vetoed ? 'It was stopped.' : result.met ? 'It was met.' : 'It was not met.'
    return [
      {
        kind: 'paragraph',
        words: `Threshold, set before the question was put: ${thresholdInWords(settings)}. ${came}`,
      },
      ...parts,
    ]
  },
}
