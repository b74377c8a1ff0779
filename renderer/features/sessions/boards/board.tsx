import type { ReactNode } from 'react'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'
import type { BoardPerson, BoardProps, OfEveryMethod, SayAction } from './board-types.ts'
import { BreakBoard } from './methods/break.tsx'
import { CardsBoard } from './methods/cards.tsx'
import { CheckInBoard } from './methods/check-in.tsx'
import { ConsentBoard } from './methods/consent-check.tsx'
import { DotVoteBoard } from './methods/dot-vote.tsx'
import { DraftingBoard } from './methods/drafting.tsx'
import { FistBoard } from './methods/fist-to-five.tsx'
import { GradientsBoard } from './methods/gradients.tsx'
import { NotesBoard } from './methods/notes.tsx'
import { OneTwoFourAllBoard } from './methods/one-two-four-all.tsx'
import { ParkingLotBoard } from './methods/parking-lot.tsx'
import { RoundRobinBoard } from './methods/round-robin.tsx'
import { TakenNote, useActing } from './parts/acting.tsx'
import { BoardKeyContext } from './parts/kept-draft.ts'
import styles from './parts/parts.module.css'

const boards: OfEveryMethod<{ [M in MethodName]: BoardProps<M> }> = {
  'check-in': CheckInBoard,
  'check-out': CheckInBoard,
  'round-robin': RoundRobinBoard,
  'one-two-four-all': OneTwoFourAllBoard,
  cards: CardsBoard,
  'dot-vote': DotVoteBoard,
  'fist-to-five': FistBoard,
  gradients: GradientsBoard,
  'consent-check': ConsentBoard,
  'parking-lot': ParkingLotBoard,
  drafting: DraftingBoard,
  notes: NotesBoard,
  break: BreakBoard,
}

export type AnyBoardProps = {
  readonly view: AnyBoardView
  readonly onAct: SayAction
  /** This person runs the session: what they do with the board stands under it. It shows them no more than others see. */
  readonly runs: boolean
  readonly people: readonly BoardPerson[]
  /** Epoch milliseconds of the host's clock, for methods that keep a time of their own. */
  readonly hostNow?: (() => number) | undefined
}

/** What one person sees and does in the activity that goes on. Stands under the question, which the page says itself. */
export function Board({ view: board, onAct, runs, people, hostNow = Date.now }: AnyBoardProps) {
  const acting = useActing(onAct, board)
  const Shown = boards[board.method] as (props: BoardProps<MethodName>) => ReactNode
  return (
    <BoardKeyContext value={board.board}>
      <div className={styles.board}>
        <Shown
          key={`${board.board} ${board.method}`}
          view={board.view}
          question={board.question}
          acting={acting}
          runs={runs}
          people={people}
          hostNow={hostNow}
        />
        <TakenNote taken={acting.taken} />
      </div>
    </BoardKeyContext>
  )
}
