import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'

/** Whether the room view of a board needs most of the screen, so that the question above it should be small and short. */
export function takesTheRoom(board: AnyBoardView): boolean {
  switch (board.method) {
    case 'check-in':
    case 'check-out':
      return board.view.said.length > 0
    case 'round-robin':
      return board.view.notes.length > 0
    case 'one-two-four-all':
      return board.view.ideas.length > 0
    case 'cards':
      return board.view.phase !== 'silent'
    case 'dot-vote':
      return board.view.options.length > 0
    case 'fist-to-five':
    case 'gradients':
    case 'consent-check':
      return board.view.poll.counts !== null
    case 'parking-lot':
      return board.view.items.length > 0
    case 'notes':
      return true
    case 'drafting':
    case 'break':
      return false
  }
}
