import { anyMethod } from '../methods/index.ts'
import type { Actor, Unwilling } from '../methods/method.ts'
import { boardOf, gathered, split } from './groups.ts'
import { type EndedActivity, outcomesOf } from './outcomes.ts'
import { MOST_BLOCKS, withSettings } from './plan.ts'
import { handLowered, handRaised, handsHere, spoken, turnTo, without } from './queue.ts'
import type { Block, Intent, SaidIntent } from './shapes.ts'
import {
  type BoardState,
  currentBlock,
  groupWith,
  heldBy,
  may,
  type PersonState,
  personOf,
  type RoomState,
  surroundingsOf,
  type World,
} from './state.ts'
import { extended, paused, resumed, spentOn, timerOf } from './timers.ts'

/** Why the room does not do something. `not-allowed`: their part does not include it; `bad-input`: it cannot be read. */
export type RoomUnwilling = Unwilling | 'not-allowed' | 'bad-input'
export type Step =
  | { readonly state: RoomState; readonly ended: readonly EndedActivity[] }
  | { readonly refused: RoomUnwilling }

/** Intents remembered of each person, so that one said twice counts once: more than anyone has said without an answer. */
const REMEMBERED = 40
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const ofWhoRuns: ReadonlySet<Intent['t']> = new Set<Intent['t']>([
  'begin',
  'end-block',
  'extend',
  'pause',
  'resume',
  'rule',
  'turn',
  'split',
  'gather',
  'plan',
  'drop-block',
])

/**
 * The room after `participant` said something, with the activities that ended by it; or why not, and then nothing has
 * changed. An intent taken before is taken again without effect.
 */
export function applyIntent(state: RoomState, { id, intent }: SaidIntent, participant: string, world: World): Step {
  const person = personOf(state, participant)
  if (person === undefined) return { refused: 'not-allowed' }
  if (isTaken(state, participant, id)) return { state, ended: [] }
  const step = ofWhoRuns.has(intent.t)
    ? may(person, 'run')
      ? run(state, intent, world)
      : ({ refused: 'only-who-runs' } as const)
    : may(person, 'take-part')
      ? takePart(state, intent, person, world)
      : ({ refused: 'not-allowed' } as const)
  if ('refused' in step) return step
  return {
    ended: step.ended,
    state: { ...step.state, taken: withTaken(step.state, participant, id), revision: state.revision + 1 },
  }
}

/** Enough of an id to know it again among one person's last few: its random end. */
const shortOf = (id: string) => id.slice(-12)

const isTaken = ({ taken }: RoomState, participant: string, id: string): boolean =>
  taken.find((one) => one.participant === participant)?.ids.includes(shortOf(id)) ?? false

/** Each has their own, so that nobody makes the room forget what another said. */
function withTaken({ taken, people }: RoomState, participant: string, id: string): RoomState['taken'] {
  const own = taken.find((one) => one.participant === participant)?.ids ?? []
  const others = taken.filter(
    (one) => one.participant !== participant && people.some((person) => person.participant === one.participant),
  )
  return [...others, { participant, ids: [...own, shortOf(id)].slice(-REMEMBERED) }]
}

const done = (state: RoomState, ended: readonly EndedActivity[] = []): Step => ({ state, ended })

function run(state: RoomState, intent: Intent, world: World): Step {
  const { timer } = state
  switch (intent.t) {
    case 'begin':
      return begin(state, intent.block, world)
    case 'end-block':
      return currentBlock(state) ? end(state, world) : { refused: 'not-now' }
    case 'extend':
      return extend(state, intent, world)
    case 'pause':
      if (timer === null || timer.pausedAt !== null) return { refused: 'not-now' }
      return done(withTimers(state, (one) => paused(one, world.now)))
    case 'resume': {
      if (timer === null || timer.pausedAt === null) return { refused: 'not-now' }
      const still = Math.max(0, world.now - timer.pausedAt)
      const boards = state.boards.map((board) => ({
        ...board,
        state: anyMethod(board.method).stoodStill?.(board.state, still) ?? board.state,
      }))
      return done({ ...withTimers(state, (one) => resumed(one, world.now)), boards })
    }
    case 'rule':
      return done({ ...state, queue: { ...state.queue, rule: intent.rule } })
    case 'turn': {
      const to = intent.to === null ? null : personOf(state, intent.to)
      if (to === undefined || (to && (!to.here || !may(to, 'take-part')))) return { refused: 'not-there' }
      return done({ ...state, queue: turnTo(state.queue, intent.to) })
    }
    case 'split': {
      const apart = split(state, intent, world)
      return 'refused' in apart ? apart : done(apart)
    }
    case 'gather':
      return state.groups.length === 0 ? { refused: 'not-now' } : done(gathered(state))
    case 'plan':
      return plan(state, intent.block, intent.position)
    case 'drop-block': {
      const planned = state.agenda.find(({ block }) => block.id === intent.block)
      if (planned === undefined) return { refused: 'not-there' }
      if (planned.state !== 'to-come') return { refused: 'not-now' }
      return done({ ...state, agenda: state.agenda.filter((one) => one !== planned) })
    }
    default:
      return { refused: 'bad-input' }
  }
}

function takePart(state: RoomState, intent: Intent, person: PersonState, world: World): Step {
  const { participant } = person
  const seats = state.people.map((one) => one.participant)
  switch (intent.t) {
    case 'hand':
      return done({ ...state, queue: (intent.up ? handRaised : handLowered)(state.queue, participant) })
    case 'spoken':
      if (state.queue.speaking === null) return { refused: 'not-now' }
      if (state.queue.speaking !== participant && !may(person, 'run')) return { refused: 'not-yours' }
      return done({ ...state, queue: spoken(state.queue, seats, handsHere(state)) })
    case 'away': {
      const people = state.people.map((one) => (one === person ? { ...one, away: intent.on } : one))
      return done({ ...state, people, queue: intent.on ? without(state.queue, participant) : state.queue })
    }
    case 'park': {
      const everyone = { group: null, document: '' }
      // Parked from anywhere, also from within a group.
      const surroundings = surroundingsOf({ ...state, groups: [] }, everyone, world)
      const action = { do: 'park', words: intent.words }
      const parked = anyMethod('parking-lot').apply(state.parked, action, actorOf(person), {}, surroundings)
      return 'refused' in parked ? parked : done({ ...state, parked: parked.state })
    }
    case 'act':
      return act(state, intent.board, intent.action, person, world)
    default:
      return { refused: 'bad-input' }
  }
}

const actorOf = (person: PersonState): Actor => ({
  participant: person.participant,
  name: person.name,
  runs: may(person, 'run'),
})

function act(state: RoomState, key: string, said: unknown, person: PersonState, world: World): Step {
  const board = state.boards.find((one) => one.key === key)
  if (board === undefined) return { refused: 'not-there' }
  if (board.isBack) return { refused: 'not-now' }
  // Whoever runs it may be at every board; everyone else at the one before them.
  const own = groupWith(state, person.participant)?.id ?? null
  if (!may(person, 'run') && (board.group?.id ?? null) !== own) return { refused: 'not-yours' }
  const method = anyMethod(board.method)
  const action = method.action.safeParse(said)
  if (!action.success) return { refused: 'bad-input' }
  if (board.method === 'drafting' && !opensWhatIsShared(state, action.data)) return { refused: 'not-there' }
  const surroundings =
    board.method === 'parking-lot'
      ? surroundingsOf({ ...state, groups: [] }, { ...board, group: null }, world)
      : surroundingsOf(state, board, world)
  const applied = method.apply(heldBy(state, board), action.data, actorOf(person), board.settings, surroundings)
  if ('refused' in applied) return applied
  if (board.method === 'parking-lot') return done({ ...state, parked: applied.state })
  return done({
    ...state,
    boards: state.boards.map((one) => (one === board ? { ...board, state: applied.state } : one)),
  })
}

const opensWhatIsShared = ({ documents }: RoomState, action: unknown) =>
  documents.includes((action as { proposal: string }).proposal)

function begin(before: RoomState, id: string, world: World): Step {
  const planned = before.agenda.find(({ block }) => block.id === id)
  if (planned === undefined) return { refused: 'not-there' }
  if (planned.state !== 'to-come') return { refused: 'not-now' }
  const { state, ended } = currentBlock(before) ? end(before, world) : { state: before, ended: [] }
  const { block } = planned
  const board: BoardState = boardOf(state, block, null, UUID.test(block.id) ? block.id : world.id(), world)
  return done(
    {
      ...state,
      agenda: state.agenda.map((one) => (one === planned ? { ...one, state: 'now', beganAt: world.now } : one)),
      timer: timerOf(world.now, block.minutes),
      boards: [board],
    },
    ended,
  )
}

/** The current block is over: groups come back, and what came of it is told once. */
function end(before: RoomState, world: World): { state: RoomState; ended: readonly EndedActivity[] } {
  const state = before.groups.length > 0 ? gathered(before) : before
  const current = currentBlock(state)
  if (current === undefined) return { state, ended: [] }
  const ended = outcomesOf(state, current.block, state.boards, world)
  const spent = state.timer === null ? 0 : spentOn(state.timer, world.now)
  return {
    ended,
    state: {
      ...state,
      agenda: state.agenda.map((one) => (one === current ? { ...one, state: 'done', endedAt: world.now, spent } : one)),
      timer: null,
      boards: [],
      // Whoever had the turn had it on this. Hands stay up.
      queue: turnTo(state.queue, null),
    },
  }
}

/** The session is over: so is what is still going on. For the host's computer alone. */
export const endRoom = (state: RoomState, world: World) => end(state, world)

function extend(state: RoomState, intent: Extract<Intent, { t: 'extend' }>, { now }: World): Step {
  const { minutes, group } = intent
  if (state.timer === null) return { refused: 'not-now' }
  if (group === undefined) return done({ ...state, timer: extended(state.timer, minutes, now) })
  if (!state.groups.some(({ id }) => id === group)) return { refused: 'not-there' }
  return done({
    ...state,
    groups: state.groups.map((one) => (one.id === group ? { ...one, timer: extended(one.timer, minutes, now) } : one)),
  })
}

const withTimers = (
  state: RoomState,
  change: (timer: NonNullable<RoomState['timer']>) => NonNullable<RoomState['timer']>,
): RoomState => ({
  ...state,
  timer: state.timer && change(state.timer),
  groups: state.groups.map((group) => ({ ...group, timer: change(group.timer) })),
})

/** Puts a block in, or another in its place. Settings that its method does not understand are refused, not guessed. */
function plan(state: RoomState, block: Block, position: number): Step {
  const known = state.agenda.find((planned) => planned.block.id === block.id)
  if (known && known.state !== 'to-come') return { refused: 'not-now' }
  if (!known && state.agenda.length >= MOST_BLOCKS) return { refused: 'too-many' }
  const asItComes = block.settings === undefined || block.settings === null
  if (!asItComes && !anyMethod(block.method).settings.safeParse(block.settings).success) return { refused: 'bad-input' }
  const others = state.agenda.filter((planned) => planned !== known)
  const planned = {
    block: withSettings(block, block.settings),
    state: 'to-come' as const,
    beganAt: null,
    endedAt: null,
    spent: 0,
  }
  return done({ ...state, agenda: others.toSpliced(position, 0, planned) })
}
