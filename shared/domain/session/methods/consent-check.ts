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

const choices = [
  { choice: 'consent', label: 'I consent' },
  { choice: 'concern', label: 'I consent, with a concern' },
  { choice: 'objection', label: 'I object' },
] as const

/** Nobody objects, and somebody answered. Null before anyone has looked. */
function isMet(ballots: readonly string[] | undefined): boolean | null {
  if (ballots === undefined) return null
  return ballots.some((ballot) => ballot !== PASS) && !ballots.includes('objection')
}

const resultOf = (state: PollState): ResultOf<'consent-check'> => ({
  ...resultOfPoll(state, choices),
  met: isMet(roundsOf(state).at(-1)?.ballots),
})

export const consentCheck: Method<
  SettingsOf<'consent-check'>,
  PollState,
  ActionOf<'consent-check'>,
  ViewOf<'consent-check'>,
  ResultOf<'consent-check'>
> = {
  name: 'consent-check',
  purpose: 'Whether anybody has a reason why something should not go ahead. Good enough for now, safe enough to try.',
  howTo: 'Say whether you consent, have a concern, or object. Nobody sees who chose what.',
  minutes: 10,
  ...shapes['consent-check'],
  usual: {},
  begin: () => beginPoll(),
  apply: (state, action, who, _, surroundings) =>
    action.do === 'answer'
      ? answerPoll(state, action.answer, who, surroundings)
      : applyToPoll(state, action, who, surroundings),
  viewFor(state, onlooker, _, surroundings) {
    const own = ownAnswer(state, onlooker)
    return {
      poll: viewOfPoll(state, onlooker, choices, surroundings),
      mine: choices.find(({ choice }) => choice === own)?.choice ?? null,
      passed: own === PASS,
      met: isMet(state.looked?.ballots),
    }
  },
  resultOf,
  outcome: (state) => ({ result: resultOf(state), ballots: ballotsOf(state), clusters: [], cards: [] }),
  withoutSecrets: withoutOpenAnswers,
  minutesOf: (result) => [
    ...minutesOfPoll(result),
    ...(result.met === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            words: result.met ? 'Nobody objected.' : 'There was not consent.',
          },
        ]),
  ],
}
