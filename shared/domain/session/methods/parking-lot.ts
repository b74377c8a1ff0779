import type { Method, MinutesPart } from './method.ts'
import { isOnlooker } from './secret-poll.ts'
import { type ActionOf, type ResultOf, type SettingsOf, shapes, type ViewOf } from './shapes.ts'
import { roomFor, takesPart, withoutOutcome } from './words.ts'

export type ParkedItem = {
  readonly id: string
  readonly words: string
  readonly by: string
  readonly owner: string
  readonly returnOn: string | null
}
/** One for the whole session: the room keeps it, and every block of this method shows it. */
export type ParkingLotState = { readonly items: readonly ParkedItem[] }

const MOST_PARKED = 200

const resultOf = ({ items }: ParkingLotState): ResultOf<'parking-lot'> => ({
  items: items.map(({ words, owner, returnOn }) => ({ words, owner, returnOn })),
})

export const parkingLot: Method<
  SettingsOf<'parking-lot'>,
  ParkingLotState,
  ActionOf<'parking-lot'>,
  ViewOf<'parking-lot'>,
  ResultOf<'parking-lot'>
> = {
  name: 'parking-lot',
  purpose: 'What was put aside gets someone who brings it back, and a day.',
  howTo: 'Look at what was parked. Who brings each one back, and when?',
  minutes: 10,
  ...shapes['parking-lot'],
  usual: {},
  begin: () => ({ items: [] }),
  apply(state, action, who, _, surroundings) {
    if (!takesPart(who, surroundings) && !who.runs) return { refused: 'not-yours' }
    if (action.do === 'park') {
      if (state.items.length >= MOST_PARKED || !roomFor(state.items, action.words)) return { refused: 'too-many' }
      const item = { id: surroundings.id(), words: action.words, by: who.participant, owner: '', returnOn: null }
      return { state: { items: [...state.items, item] } }
    }
    const item = state.items.find(({ id }) => id === action.item)
    if (item === undefined) return { refused: 'not-there' }
    if (action.do === 'remove') {
      if (item.by !== who.participant && !who.runs) return { refused: 'not-yours' }
      return { state: { items: state.items.filter((one) => one !== item) } }
    }
    const { owner, returnOn } = action
    return { state: { items: state.items.map((one) => (one === item ? { ...one, owner, returnOn } : one)) } }
  },
  viewFor: ({ items }, onlooker) => ({
    items: items.map(({ id, words, by, owner, returnOn }) => ({
      id,
      words,
      owner,
      returnOn,
      mine: isOnlooker(onlooker, by),
    })),
  }),
  resultOf,
  outcome: (state) => ({ result: resultOf(state), ...withoutOutcome }),
  minutesOf: ({ items }): MinutesPart[] =>
    items.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Parked',
            head: ['What', 'Who brings it back', 'Back on'],
            rows: items.map(({ words, owner, returnOn }) => [words, owner, returnOn ?? '']),
          },
        ],
}
