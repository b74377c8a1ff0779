import type { ReactNode } from 'react'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'
import type { OfEveryMethod, RoomProps } from './board-types.ts'
import { BreakRoom } from './methods/break.tsx'
import { CardsRoom } from './methods/cards.tsx'
import { CheckInRoom } from './methods/check-in.tsx'
import { ConsentRoom } from './methods/consent-check.tsx'
import { DotVoteRoom } from './methods/dot-vote.tsx'
import { DraftingRoom } from './methods/drafting.tsx'
import { FistRoom } from './methods/fist-to-five.tsx'
import { GradientsRoom } from './methods/gradients.tsx'
import { NotesRoom } from './methods/notes.tsx'
import { OneTwoFourAllRoom } from './methods/one-two-four-all.tsx'
import { ParkingLotRoom } from './methods/parking-lot.tsx'
import { RoundRobinRoom } from './methods/round-robin.tsx'

const rooms: OfEveryMethod<{ [M in MethodName]: RoomProps<M> }> = {
  'check-in': CheckInRoom,
  'check-out': CheckInRoom,
  'round-robin': RoundRobinRoom,
  'one-two-four-all': OneTwoFourAllRoom,
  cards: CardsRoom,
  'dot-vote': DotVoteRoom,
  'fist-to-five': FistRoom,
  gradients: GradientsRoom,
  'consent-check': ConsentRoom,
  'parking-lot': ParkingLotRoom,
  drafting: DraftingRoom,
  notes: NotesRoom,
  break: BreakRoom,
}

export type RoomBoardProps = {
  readonly view: AnyBoardView
  /** Epoch milliseconds of the host's clock. */
  readonly hostNow?: (() => number) | undefined
}

/** The same activity before everyone, under the question: nothing in it is anyone's own. */
export function RoomBoard({ view: board, hostNow = Date.now }: RoomBoardProps) {
  const Shown = rooms[board.method] as (props: RoomProps<MethodName>) => ReactNode
  return <Shown key={`${board.board} ${board.method}`} view={board.view} hostNow={hostNow} />
}
