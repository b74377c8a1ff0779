import { anyMethod } from '../methods/index.ts'
import type { Unwilling } from '../methods/method.ts'
import { turnTo } from './queue.ts'
import type { Block, Intent } from './shapes.ts'
import { type BoardState, currentBlock, may, type RoomState, surroundingsOf, type World } from './state.ts'
import { paused, timerOf } from './timers.ts'

/** Boards of a block: groups that went apart and came back stay to be looked at until it ends. */
const MOST_BOARDS = 60

/** A board as it is when it begins, for everyone or for a group. */
export function boardOf(
  state: RoomState,
  block: Block,
  group: BoardState['group'],
  document: string,
  world: World,
): BoardState {
  const method = anyMethod(block.method)
  return {
    key: group === null ? block.id : `${block.id}/${group.id}`,
    block: block.id,
    group,
    method: block.method,
    settings: block.settings,
    state: method.begin(block.settings, surroundingsOf(state, { group, document }, world)),
    beganAt: world.now,
    isBack: false,
    document,
  }
}

/** People go apart, each group with a board and a timer of its own. Nobody is in two. */
export function split(
  state: RoomState,
  intent: Extract<Intent, { t: 'split' }>,
  world: World,
): RoomState | { readonly refused: Unwilling } {
  const current = currentBlock(state)
  const { timer } = state
  if (current === undefined || timer === null || state.groups.length > 0) return { refused: 'not-now' }
  if (state.boards.length + intent.groups.length > MOST_BOARDS) return { refused: 'too-many' }
  const members = intent.groups.flatMap((group) => group.members)
  if (new Set(members).size !== members.length) return { refused: 'too-many' }
  const known = new Set(state.people.filter((person) => may(person, 'take-part')).map(({ participant }) => participant))
  if (!members.every((member) => known.has(member))) return { refused: 'not-there' }
  const standing = timerOf(world.now, intent.minutes)
  const groups = intent.groups.map(({ name, members }) => ({
    id: world.id(),
    name,
    members,
    timer: timer.pausedAt === null ? standing : paused(standing, world.now),
  }))
  const apart = { ...state, groups }
  const boards = groups.map(({ id, name, members }) => boardOf(apart, current.block, { id, name, members }, id, world))
  // Nobody has the turn of a room that has gone apart.
  return { ...apart, queue: turnTo(state.queue, null), boards: [...state.boards, ...boards] }
}

/** They come back: what can be laid together is, by their method; the rest is there for everyone to look at. */
export function gathered(state: RoomState): RoomState {
  const apart = state.boards.filter(({ group, isBack }) => group !== null && !isBack)
  const boards = state.boards.map((board) => {
    const { gather } = anyMethod(board.method)
    const states = apart.filter(({ block }) => block === board.block).map((other) => other.state)
    if (board.group === null)
      return gather === undefined || states.length === 0
        ? board
        : { ...board, state: gather(board.state, states, board.settings) }
    return { ...board, isBack: true }
  })
  return { ...state, boards, groups: [] }
}

/** Someone who comes while others are in groups joins the smallest one. */
export function joinedGroup(state: RoomState, participant: string): RoomState {
  const smallest = [...state.groups].sort((one, other) => one.members.length - other.members.length)[0]
  if (smallest === undefined) return state
  const members = [...smallest.members, participant]
  return {
    ...state,
    groups: state.groups.map((group) => (group === smallest ? { ...group, members } : group)),
    boards: state.boards.map((board) =>
      board.group?.id === smallest.id ? { ...board, group: { ...board.group, members } } : board,
    ),
  }
}
