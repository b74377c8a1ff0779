import { MOST_BLOCKS } from './plan.ts'
import type { Block } from './shapes.ts'
import type { RoomState } from './state.ts'

type Planned = RoomState['agenda'][number]

/**
 * The room after its plan was changed elsewhere, from `before` to `after`, each in its order: what is still to come follows, what has
 * begun stays. What was changed, put in or left out in the room itself stays so, unless the plan changed that very block since.
 * The same room where nothing of it is different.
 */
export function replanned(state: RoomState, before: readonly Block[], after: readonly Block[]): RoomState {
  const was = new Map(before.map((block) => [block.id, JSON.stringify(block)]))
  const is = new Map(after.map((block) => [block.id, block]))
  const kept = state.agenda
    .filter(({ block, state: stands }) => stands !== 'to-come' || is.has(block.id) || !was.has(block.id))
    .map((planned): Planned => {
      const block = is.get(planned.block.id)
      const isChanged = block !== undefined && was.get(block.id) !== JSON.stringify(block)
      return planned.state === 'to-come' && isChanged ? { ...planned, block } : planned
    })
  const order = [...is.keys()].filter((id) => was.has(id))
  const isMoved = order.join() !== [...was.keys()].filter((id) => is.has(id)).join()
  const agenda = withNew(isMoved ? inOrder(kept, order) : kept, after, was)
  const next = { ...state, agenda, revision: state.revision + 1 }
  return JSON.stringify(agenda) === JSON.stringify(state.agenda) ? state : next
}

/** Those to come that the plan knows change places among themselves; the others keep theirs. */
function inOrder(agenda: readonly Planned[], order: readonly string[]): Planned[] {
  const moves = ({ block, state }: Planned) => state === 'to-come' && order.includes(block.id)
  const sorted = agenda.filter(moves).sort((one, other) => order.indexOf(one.block.id) - order.indexOf(other.block.id))
  return agenda.map((planned) => (moves(planned) ? (sorted.shift() ?? planned) : planned))
}

/** Each new block comes after the one it follows in the plan, and never before one that has begun. */
function withNew(agenda: readonly Planned[], after: readonly Block[], was: ReadonlyMap<string, string>): Planned[] {
  const all = [...agenda]
  for (const [at, block] of after.entries()) {
    if (was.has(block.id) || all.length >= MOST_BLOCKS || all.some((planned) => planned.block.id === block.id)) continue
    const earlier = new Set(after.slice(0, at).map(({ id }) => id))
    const place = Math.max(
      all.findLastIndex((planned) => earlier.has(planned.block.id)),
      all.findLastIndex((planned) => planned.state !== 'to-come'),
    )
    all.splice(place + 1, 0, { block, state: 'to-come', beganAt: null, endedAt: null, spent: 0 })
  }
  return all
}
