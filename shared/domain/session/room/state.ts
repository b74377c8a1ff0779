import { z } from 'zod'
import { type May, roleMay } from '../../roles/roles.ts'
import { anyMethod } from '../methods/index.ts'
import type { Surroundings } from '../methods/method.ts'
import { Block, MethodSchema, ParticipantId, QueueRule, RoleSchema } from './shapes.ts'

/*
 * A room as the host's computer holds it: what is said in `Intent` makes the next one (`apply.ts`), and each person is
 * shown what `view.ts` makes of it. It is kept as JSON after every step, so that a computer that stops goes on from there.
 */
const Moment = z.int()
const TimerState = z.strictObject({ startedAt: Moment, endsAt: Moment, pausedAt: Moment.nullable() })

const PersonState = z.strictObject({
  participant: ParticipantId,
  name: z.string(),
  role: RoleSchema,
  here: z.boolean(),
  /** Said “pause”: still of the room, waited for by nobody. */
  away: z.boolean(),
})

const PlannedBlock = z.strictObject({
  block: Block,
  state: z.enum(['to-come', 'now', 'done']),
  beganAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  /** Milliseconds it took without pauses, once it is done. */
  spent: z.int(),
})

const GroupState = z.strictObject({ id: z.string(), name: z.string(), members: z.array(z.string()), timer: TimerState })

const BoardState = z.strictObject({
  key: z.string(),
  block: z.string(),
  group: z.strictObject({ id: z.string(), name: z.string(), members: z.array(z.string()) }).nullable(),
  method: MethodSchema,
  /** As they were when the block began: nobody changes a threshold once the question is put. */
  settings: z.unknown(),
  /** What the method holds. */
  state: z.unknown(),
  beganAt: Moment,
  /** Its group has come back: it is looked at, and nothing more is done on it. */
  isBack: z.boolean(),
  /** Id of the shared text that belongs to this board. */
  document: z.uuid(),
})

export const RoomState = z.strictObject({
  session: z.string(),
  workshop: z.uuid().nullable(),
  title: z.string(),
  /** Who can be turned to, as the plan says. */
  support: z.string().max(20_000).default(''),
  /** Counts the steps. */
  revision: z.int(),
  /** In the order in which they were first here, which is the order of turns. */
  people: z.array(PersonState),
  /** Everyone who was here at any time. */
  attended: z.array(z.strictObject({ participant: ParticipantId, name: z.string(), role: RoleSchema })),
  /** Shared texts that a block may open. */
  documents: z.array(z.string()),
  agenda: z.array(PlannedBlock),
  timer: TimerState.nullable(),
  queue: z.strictObject({
    rule: QueueRule,
    speaking: z.string().nullable(),
    /** Hands, in the order in which they were raised. */
    hands: z.array(z.string()),
    heard: z.array(z.strictObject({ participant: z.string(), times: z.int() })),
    last: z.string().nullable(),
  }),
  groups: z.array(GroupState),
  boards: z.array(BoardState),
  /** What the method “parking lot” holds: one for the whole session. */
  parked: z.unknown(),
  /** Intents taken lately of each person, by the end of their ids: said again, they change nothing. */
  taken: z.array(z.strictObject({ participant: ParticipantId, ids: z.array(z.string()) })),
})
export type RoomState = z.output<typeof RoomState>
export type BoardState = z.output<typeof BoardState>
export type PersonState = z.output<typeof PersonState>
export type TimerState = z.output<typeof TimerState>

/** What a step is told from outside: the host's clock, its dice, and ids that say nothing. */
export type World = Pick<Surroundings, 'now' | 'random' | 'id'>

export const emptyParking = () => anyMethod('parking-lot').begin({}, nowhere)

/** For reading: views ask for no dice and no ids. */
const nowhere: Surroundings = { now: 0, random: () => 0, id: () => '', people: [], document: '' }

export function newRoom(session: {
  readonly session: string
  readonly workshop: string | null
  readonly title: string
  readonly support?: string
  readonly documents: readonly string[]
  readonly blocks: readonly Block[]
}): RoomState {
  return {
    session: session.session,
    workshop: session.workshop,
    title: session.title,
    support: session.support ?? '',
    revision: 0,
    people: [],
    attended: [],
    documents: [...session.documents],
    agenda: session.blocks.map((block) => ({ block, state: 'to-come', beganAt: null, endedAt: null, spent: 0 })),
    timer: null,
    queue: { rule: 'as-raised', speaking: null, hands: [], heard: [], last: null },
    groups: [],
    boards: [],
    parked: emptyParking(),
    taken: [],
  }
}

export const personOf = (state: RoomState, participant: string): PersonState | undefined =>
  state.people.find((person) => person.participant === participant)

export const may = (person: PersonState, what: May): boolean => roleMay(person.role, what)

export const currentBlock = ({ agenda }: RoomState) => agenda.find((planned) => planned.state === 'now')

export const groupWith = ({ groups }: RoomState, participant: string) =>
  groups.find(({ members }) => members.includes(participant))

/** What a board's method is told: everyone who takes part in it. While groups are apart, theirs are not asked elsewhere. */
export function surroundingsOf(
  state: RoomState,
  board: Pick<BoardState, 'group' | 'document'>,
  world?: World,
): Surroundings {
  const { group } = board
  const people = state.people.filter(
    (person) =>
      may(person, 'take-part') &&
      (group ? group.members.includes(person.participant) : groupWith(state, person.participant) === undefined),
  )
  return {
    ...nowhere,
    ...world,
    people: people.map(({ participant, name, here, away }) => ({ participant, name, here: here && !away })),
    document: board.document,
  }
}

/** The state of a board's method; of the parking lot there is one, whichever block shows it. */
export const heldBy = (state: RoomState, board: BoardState): unknown =>
  board.method === 'parking-lot' ? state.parked : board.state

/**
 * For whoever stands by to take over: the room without answers that nobody has looked at. They are asked for again. `but`:
 * whose own go along, because that person cannot be asked again.
 */
export const withoutSecrets = (state: RoomState, but?: string): RoomState => ({
  ...state,
  boards: state.boards.map((board) => ({
    ...board,
    state: anyMethod(board.method).withoutSecrets?.(board.state, but) ?? board.state,
  })),
})
