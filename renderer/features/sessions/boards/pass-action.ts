import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'

const pass = { do: 'pass' } as const

/**
 * How to pass on what a board asks now; null where it asks nothing of this person, or they have passed. `participant`: who it is,
 * so that a turn can be passed before it comes.
 */
export function passActionOf(board: AnyBoardView, participant?: string): typeof pass | null {
  switch (board.method) {
    case 'check-in':
    case 'check-out':
      return board.view.mine === 'open' ? pass : null
    case 'round-robin':
      return isTurnToCome(board.view, participant) ? pass : null
    case 'fist-to-five':
    case 'gradients':
    case 'consent-check':
      return board.view.poll.counts === null && !board.view.passed ? pass : null
    case 'one-two-four-all':
    case 'cards':
    case 'dot-vote':
    case 'parking-lot':
    case 'drafting':
    case 'notes':
    case 'break':
      return null
  }
}

function isTurnToCome({ turns, myTurn, over }: ViewOf<'round-robin'>, participant: string | undefined): boolean {
  const own = turns.find((turn) => turn.participant === participant)
  return !over && (myTurn || own?.state === 'waiting' || own?.state === 'speaking')
}
