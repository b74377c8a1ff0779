import { roleMay } from '../../roles/roles.ts'
import { anyMethod } from '../methods/index.ts'
import type { Onlooker } from '../methods/method.ts'
import type { ViewOf } from '../methods/shapes.ts'
import { handsHere, waitingIn } from './queue.ts'
import type { AnyBoardView, RoomView } from './shapes.ts'
import {
  type BoardState,
  currentBlock,
  groupWith,
  heldBy,
  may,
  personOf,
  type RoomState,
  surroundingsOf,
} from './state.ts'
import { behindPlan, spentOn } from './timers.ts'

/** Someone of the session, or everyone before the projector. */
export type RoomOnlooker = { readonly kind: 'person'; readonly participant: string } | { readonly kind: 'room' }

/** What this onlooker may see of the room, and no more. `now`: epoch milliseconds of the host. Null for whoever is not of it. */
export function viewOf(state: RoomState, as: RoomOnlooker, now: number): RoomView | null {
  const person = as.kind === 'person' ? personOf(state, as.participant) : null
  if (person === undefined) return null
  const runs = person !== null && may(person, 'run')
  const onlooker: Onlooker =
    person === null ? { kind: 'room' } : { kind: 'person', participant: person.participant, runs }
  const own = person === null ? undefined : groupWith(state, person.participant)
  const before = state.boards.find(({ group, isBack }) => !isBack && (group?.id ?? null) === (own?.id ?? null))
  const mayRead = person === null || roleMay(person.role, 'read')
  const current = currentBlock(state)
  return {
    session: state.session,
    workshop: state.workshop,
    title: state.title,
    support: state.support,
    revision: state.revision,
    now,
    me: person && {
      participant: person.participant,
      name: person.name,
      role: person.role,
      runs,
      away: person.away,
      hand: state.queue.hands.includes(person.participant),
      group: own?.id ?? null,
    },
    people: state.people.map(({ participant, name, role, here, away }) => ({ participant, name, role, here, away })),
    agenda: state.agenda.map((planned) => ({
      ...planned.block,
      documents: mayRead ? planned.block.documents : [],
      state: planned.state,
      spent: planned.state === 'now' && state.timer ? spentOn(state.timer, now) : planned.spent,
    })),
    current: current && state.timer ? { block: current.block.id, timer: state.timer } : null,
    behind: behindPlan(state, now),
    queue: {
      rule: state.queue.rule,
      speaking: state.queue.speaking,
      waiting: waitingIn(
        { ...state.queue, hands: [...handsHere(state)] },
        state.people.map(({ participant }) => participant),
      ),
    },
    groups: state.groups,
    board: before === undefined ? null : boardView(state, before, onlooker),
    others: state.boards
      .filter((board) => board !== before && (runs || isForAll(board)))
      .map((board) => boardView(state, board, onlooker)),
    parked: parkedOf(state),
  }
}

/** What a group found and nothing else shows. */
const isForAll = ({ isBack, method }: BoardState) => isBack && anyMethod(method).gather === undefined

function boardView(state: RoomState, board: BoardState, onlooker: Onlooker): AnyBoardView {
  const method = anyMethod(board.method)
  const block = state.agenda.find((planned) => planned.block.id === board.block)?.block
  const usual = (board.settings as { question?: string } | null)?.question
  return {
    board: board.key,
    block: board.block,
    group: board.group && { id: board.group.id, name: board.group.name },
    method: board.method,
    question: block?.question || usual || '',
    howTo: method.howTo,
    view: method.viewFor(heldBy(state, board), onlooker, board.settings, surroundingsOf(state, board)),
  } as AnyBoardView
}

function parkedOf(state: RoomState): RoomView['parked'] {
  const { items } = anyMethod('parking-lot').viewFor(
    state.parked,
    { kind: 'room' },
    {},
    surroundingsOf(state, { group: null, document: '' }),
  ) as ViewOf<'parking-lot'>
  return items.map(({ id, words, owner, returnOn }) => ({ id, words, owner, returnOn }))
}

/** The same without what a clock alone changes: to tell whether there is anything new to say. */
export const withoutClock = (view: RoomView | null): string =>
  JSON.stringify(view, (key, value) => (key === 'now' || key === 'behind' || key === 'spent' ? 0 : value))
