import { anyMethod } from '../methods/index.ts'
import type { Outcome } from '../methods/method.ts'
import type { Block } from './shapes.ts'
import { type BoardState, heldBy, type RoomState, surroundingsOf, type World } from './state.ts'

/** An activity that is over, for the record. No names beside answers. */
export type EndedActivity = {
  readonly block: Block
  /** Null: everyone together. */
  readonly group: { readonly id: string; readonly name: string } | null
  readonly settings: unknown
  readonly beganAt: number
  readonly endedAt: number
  /** The last round of a poll; 1 for all else. */
  readonly round: number
  readonly outcome: Outcome
}

/** What came of the boards of a block that ends, everyone's first. A group whose board was merged into it has none of its own. */
export function outcomesOf(
  state: RoomState,
  block: Block,
  boards: readonly BoardState[],
  world: World,
): EndedActivity[] {
  return boards
    .filter(({ group, method }) => group === null || anyMethod(method).gather === undefined)
    .map((board) => {
      const outcome = anyMethod(board.method).outcome(
        heldBy(state, board),
        board.settings,
        surroundingsOf(state, board, world),
      )
      return {
        block,
        group: board.group && { id: board.group.id, name: board.group.name },
        settings: board.settings,
        beganAt: board.beganAt,
        endedAt: world.now,
        round: Math.max(1, ...outcome.ballots.map(({ round }) => round)),
        outcome,
      }
    })
}
