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
  viewOfPoll,
  withoutOpenAnswers,
} from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'

const choices = [
  'No, let us stop',
  'Strong worries',
  'Worries to hear first',
  'Fine to go on',
  'With it',
  'Fully with it',
].map((words, fingers) => ({ choice: String(fingers), label: `${fingers}: ${words}` }))

export const fistToFive: Method<
  SettingsOf<'fist-to-five'>,
  PollState,
  ActionOf<'fist-to-five'>,
  ViewOf<'fist-to-five'>,
  ResultOf<'fist-to-five'>
> = {
  name: 'fist-to-five',
  purpose: 'A quick look at how far people are with something. Low scores are heard first.',
  howTo: 'Show none to five fingers. Nobody sees who chose what, and you can change it until everyone looks.',
  minutes: 5,
  ...shapes['fist-to-five'],
  usual: {},
  begin: () => beginPoll(),
  apply: (state, action, who, _, surroundings) =>
    action.do === 'show'
      ? answerPoll(state, String(action.fingers), who, surroundings)
      : applyToPoll(state, action, who, surroundings),
  viewFor(state, onlooker, _, surroundings) {
    const own = ownAnswer(state, onlooker)
    return {
      poll: viewOfPoll(state, onlooker, choices, surroundings),
      mine: own === null || own === PASS ? null : Number(own),
      passed: own === PASS,
    }
  },
  resultOf: (state) => resultOfPoll(state, choices),
  outcome: (state) => ({ result: resultOfPoll(state, choices), ballots: ballotsOf(state), clusters: [], cards: [] }),
  withoutSecrets: withoutOpenAnswers,
  minutesOf: minutesOfPoll,
}
