import type { Method, MinutesPart } from './method.ts'
import { isOnlooker } from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { roomFor, takesPart, withoutOutcome } from './words.ts'

export type CheckInState = {
  readonly said: readonly { readonly participant: string; readonly name: string; readonly words: string }[]
  readonly passed: readonly string[]
}
type CheckIn = Method<
  SettingsOf<'check-in'>,
  CheckInState,
  ActionOf<'check-in'>,
  ViewOf<'check-in'>,
  ResultOf<'check-in'>
>

const resultOf = ({ said, passed }: CheckInState): ResultOf<'check-in'> => ({
  said: said.map(({ name, words }) => ({ name, words })),
  passed: passed.length,
})

const shared: Omit<CheckIn, 'name' | 'purpose' | 'usual'> = {
  howTo: 'Say as much or as little as you like, or pass. You can change it while this goes on.',
  minutes: 10,
  ...shapes['check-in'],
  begin: () => ({ said: [], passed: [] }),
  apply(state, action, who, _, surroundings) {
    if (!takesPart(who, surroundings)) return { refused: 'not-yours' }
    const said = state.said.filter(({ participant }) => participant !== who.participant)
    const passed = state.passed.filter((participant) => participant !== who.participant)
    if (action.do === 'pass') return { state: { said, passed: [...passed, who.participant] } }
    if (!roomFor(said, action.words)) return { refused: 'too-many' }
    const saying = { participant: who.participant, name: who.name, words: action.words }
    return { state: { said: [...said, saying], passed } }
  },
  viewFor({ said, passed }, onlooker, _, { people }) {
    const done = new Set([...said.map(({ participant }) => participant), ...passed])
    const mine = said.some(({ participant }) => isOnlooker(onlooker, participant))
      ? 'said'
      : passed.some((participant) => isOnlooker(onlooker, participant))
        ? 'passed'
        : 'open'
    return {
      said: said.map(({ participant, name, words }) => ({ name, words, mine: isOnlooker(onlooker, participant) })),
      passed: passed.length,
      of: done.size + people.filter(({ here, participant }) => here && !done.has(participant)).length,
      mine,
    }
  },
  resultOf,
  outcome: (state) => ({ result: resultOf(state), ...withoutOutcome }),
  /** Whoever spoke in a group has spoken. */
  gather: (main, groups) => {
    const said = [...main.said, ...groups.flatMap((group) => group.said)]
    return {
      said: said.filter(({ participant }, at) => said.findIndex((other) => other.participant === participant) === at),
      passed: [...new Set([...main.passed, ...groups.flatMap((group) => group.passed)])].filter(
        (participant) => !said.some((one) => one.participant === participant),
      ),
    }
  },
  minutesOf: ({ said, passed }): MinutesPart[] => [
    ...(said.length > 0 ? [{ kind: 'list' as const, items: said.map(({ name, words }) => `${name}: ${words}`) }] : []),
    ...(passed > 0 ? [{ kind: 'paragraph' as const, words: `${passed} passed.` }] : []),
  ],
}

export const checkIn: CheckIn = {
  ...shared,
  name: 'check-in',
  purpose: 'Everyone arrives, and every voice has been in the room once before the work begins.',
  usual: { question: 'How are you as we begin?' },
}

/** The same at the other end. */
export const checkOut: Omit<CheckIn, 'name'> & { readonly name: 'check-out' } = {
  ...shared,
  name: 'check-out',
  purpose: 'Everyone leaves the work behind, and what was good or hard today is heard.',
  usual: { question: 'What do you take with you, and what do you leave here?' },
}
