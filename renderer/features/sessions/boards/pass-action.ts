import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'

/**
 * What passing means to one person on a board: `asked`, it is an answer, and the room is told; `passed`, they have given it;
 * `own`, the board asks nobody by name, so passing stays with them; `nothing`, there is nothing to pass on.
 */
export type Passing = 'asked' | 'passed' | 'own' | 'nothing'

/** `participant`: who it is, so that a turn can be passed before it comes. */
export function passingOf(board: AnyBoardView, participant: string): Passing {
  switch (board.method) {
    case 'check-in':
    case 'check-out':
      return board.view.mine === 'open' ? 'asked' : board.view.mine === 'passed' ? 'passed' : 'nothing'
    case 'round-robin':
      return turnOf(board.view, participant)
    case 'fist-to-five':
    case 'gradients':
    case 'consent-check':
      return board.view.poll.counts !== null ? 'nothing' : board.view.passed ? 'passed' : 'asked'
    case 'one-two-four-all':
    case 'cards':
    case 'dot-vote':
    case 'parking-lot':
    case 'drafting':
    case 'notes':
      return 'own'
    case 'break':
      return 'nothing'
  }
}

function turnOf({ turns, myTurn, over }: ViewOf<'round-robin'>, participant: string): Passing {
  if (over) return 'nothing'
  const own = turns.find((turn) => turn.participant === participant)?.state
  if (own === 'passed') return 'passed'
  return myTurn || own === 'waiting' || own === 'speaking' ? 'asked' : 'nothing'
}
