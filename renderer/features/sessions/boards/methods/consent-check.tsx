import type { BoardProps, ResultProps, RoomProps } from '../board-types.ts'
import type { BigChoice } from '../parts/big-choices.tsx'
import { NothingToSetUp } from '../parts/nothing-to-set-up.tsx'
import { PollBoard, PollRoom } from '../parts/poll-board.tsx'
import { PollResult } from '../parts/poll-result.tsx'
import { Verdict } from '../parts/verdict.tsx'

type Answer = 'consent' | 'concern' | 'objection'

const choices: readonly BigChoice<Answer>[] = [
  { id: 'consent', mark: 1, name: 'I consent', sub: 'Good enough for now, safe enough to try' },
  { id: 'concern', mark: 2, name: 'I consent, with a concern', sub: 'It may go on, and the concern is heard' },
  { id: 'objection', mark: 3, name: 'I object', sub: 'It would do harm, and we look at it again' },
]

function ConsentVerdict({ met, large }: { readonly met: boolean | null; readonly large?: boolean | undefined }) {
  if (met === null) return null
  return met ? (
    <Verdict icon="given" title="Nobody objects" large={large}>
      It goes on. Concerns are heard first.
    </Verdict>
  ) : (
    <Verdict icon="fork" title="There is an objection" large={large}>
      It is heard, and the proposal is looked at again.
    </Verdict>
  )
}

export function ConsentBoard({ view: { poll, mine, passed, met }, acting, runs }: BoardProps<'consent-check'>) {
  return (
    <PollBoard
      label="Do you consent?"
      choices={choices}
      columns={1}
      poll={poll}
      mine={mine}
      passed={passed}
      onChoose={(answer) => acting.act({ do: 'answer', answer })}
      acting={acting}
      runs={runs}
      verdict={<ConsentVerdict met={met} />}
    />
  )
}

export function ConsentRoom({ view: { poll, met } }: RoomProps<'consent-check'>) {
  return <PollRoom poll={poll} choices={choices} verdict={<ConsentVerdict met={met} large />} />
}

export const ConsentSetUp = () => (
  <NothingToSetUp>People consent, have a concern, or object. One objection stops it.</NothingToSetUp>
)

export function ConsentResult({ result }: ResultProps<'consent-check'>) {
  return <PollResult rounds={result.rounds} choices={choices} verdict={<ConsentVerdict met={result.met} />} />
}
