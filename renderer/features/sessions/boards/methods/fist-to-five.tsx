import type { BoardProps, ResultProps, RoomProps } from '../board-types.ts'
import type { BigChoice } from '../parts/big-choices.tsx'
import { NothingToSetUp } from '../parts/nothing-to-set-up.tsx'
import { PollBoard, PollRoom } from '../parts/poll-board.tsx'
import { PollResult } from '../parts/poll-result.tsx'

type Fingers = '0' | '1' | '2' | '3' | '4' | '5'

const choices: readonly BigChoice<Fingers>[] = [
  { id: '0', mark: 0, name: 'No, let us stop' },
  { id: '1', mark: 1, name: 'Strong worries' },
  { id: '2', mark: 2, name: 'Worries to hear first' },
  { id: '3', mark: 3, name: 'Fine to go on' },
  { id: '4', mark: 4, name: 'With it' },
  { id: '5', mark: 5, name: 'Fully with it' },
]

const fingersOf = (fingers: number | null): Fingers | null => choices.find(({ mark }) => mark === fingers)?.id ?? null

export function FistBoard({ view: { poll, mine, passed }, acting, runs }: BoardProps<'fist-to-five'>) {
  return (
    <PollBoard
      label="How far are you with it, from no finger to five?"
      choices={choices}
      columns={6}
      poll={poll}
      mine={fingersOf(mine)}
      passed={passed}
      onChoose={(id) => acting.act({ do: 'show', fingers: Number(id) })}
      acting={acting}
      runs={runs}
    />
  )
}

export function FistRoom({ view: { poll } }: RoomProps<'fist-to-five'>) {
  return <PollRoom poll={poll} choices={choices} />
}

export const FistSetUp = () => <NothingToSetUp>People show none to five fingers.</NothingToSetUp>

export function FistResult({ result }: ResultProps<'fist-to-five'>) {
  return <PollResult rounds={result.rounds} choices={choices} />
}
