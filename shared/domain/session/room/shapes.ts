import { z } from 'zod'
import { sessionRoleNames } from '../../roles/roles.ts'
import { type MethodName, methodNames } from '../method-names.ts'
import { shapesOfMethods, type ViewOf } from '../methods/shapes.ts'

/**
 * A room is a session while it runs: one current block for everyone, a timer, a queue of those who want to speak, groups
 * that go apart and come back. The host's computer holds its state, takes intents, and shows each person a view.
 */
export const ParticipantId = z.string().min(1).max(60)
export const RoleSchema = z.enum(
  sessionRoleNames as [(typeof sessionRoleNames)[number], ...(typeof sessionRoleNames)[number][]],
)
export const MethodSchema = z.enum(methodNames.map(({ value }) => value) as [MethodName, ...MethodName[]])
const BlockId = z.string().min(1).max(60)
/** A block, or a block and a group: `block` or `block/group`. */
const BoardKey = z.string().min(1).max(130)
const Words = z.string().trim().min(1).max(1000)
const Moment = z.int()

export const queueRules = ['as-raised', 'least-heard-first', 'round'] as const
export const QueueRule = z.enum(queueRules)

/** A block of the agenda as the room holds it. */
export const Block = z.strictObject({
  id: BlockId,
  title: z.string().max(300),
  method: MethodSchema,
  question: z.string().max(1000),
  minutes: z.int().min(1).max(600),
  lead: z.string().max(300),
  materials: z.string().max(20_000),
  documents: z.array(z.uuid()).max(100),
  settings: z.unknown(),
})
export type Block = z.output<typeof Block>

/** What someone wishes to happen in the room. The host takes it or says why not. */
export const Intent = z.discriminatedUnion('t', [
  // Of whoever runs it.
  z.strictObject({ t: z.literal('begin'), block: BlockId }),
  z.strictObject({ t: z.literal('end-block') }),
  z.strictObject({ t: z.literal('extend'), minutes: z.int().min(-60).max(120), group: BlockId.optional() }),
  z.strictObject({ t: z.literal('pause') }),
  z.strictObject({ t: z.literal('resume') }),
  z.strictObject({ t: z.literal('rule'), rule: QueueRule }),
  z.strictObject({ t: z.literal('turn'), to: ParticipantId.nullable() }),
  z.strictObject({
    t: z.literal('split'),
    groups: z
      .array(z.strictObject({ name: z.string().trim().min(1).max(80), members: z.array(ParticipantId).max(200) }))
      .min(2)
      .max(20),
    minutes: z.int().min(1).max(600),
  }),
  z.strictObject({ t: z.literal('gather') }),
  /** Puts a block in (at a place), or changes one that has not begun. */
  z.strictObject({ t: z.literal('plan'), block: Block, position: z.int().min(0).max(200) }),
  z.strictObject({ t: z.literal('drop-block'), block: BlockId }),
  // Of whoever takes part.
  z.strictObject({ t: z.literal('hand'), up: z.boolean() }),
  /** The speaker has finished. */
  z.strictObject({ t: z.literal('spoken') }),
  z.strictObject({ t: z.literal('away'), on: z.boolean() }),
  z.strictObject({ t: z.literal('park'), words: Words.max(600) }),
  z.strictObject({ t: z.literal('act'), board: BoardKey, action: z.unknown() }),
])
export type Intent = z.output<typeof Intent>
/** `id` makes an intent said twice count once. */
export const SaidIntent = z.strictObject({ id: z.uuid(), intent: Intent })
export type SaidIntent = z.output<typeof SaidIntent>

/** Started, planned to end, and standing still since. Moments of the host's clock. */
const Timer = z.strictObject({ startedAt: Moment, endsAt: Moment, pausedAt: Moment.nullable() })
export type Timer = z.output<typeof Timer>

const views = Object.entries(shapesOfMethods).map(([method, { view }]) =>
  z.strictObject({
    board: BoardKey,
    block: BlockId,
    /** The break-out group whose board it is; null for everyone's. */
    group: z.strictObject({ id: BlockId, name: z.string() }).nullable(),
    method: z.literal(method),
    question: z.string(),
    howTo: z.string(),
    view,
  }),
)
/** The board of one activity as one person, or the projector, may see it. */
export const BoardView = z.discriminatedUnion('method', views as never) as unknown as z.ZodType<AnyBoardView>
export type BoardViewOf<M extends MethodName> = {
  board: string
  block: string
  group: { id: string; name: string } | null
  method: M
  question: string
  howTo: string
  view: ViewOf<M>
}
export type AnyBoardView = { [M in MethodName]: BoardViewOf<M> }[MethodName]

const Person = z.strictObject({
  participant: ParticipantId,
  name: z.string(),
  role: RoleSchema,
  here: z.boolean(),
  away: z.boolean(),
})

export const RoomView = z.strictObject({
  session: z.string(),
  workshop: z.uuid().nullable(),
  title: z.string(),
  /** Who can be turned to, as the plan says; before everyone who pauses. */
  support: z.string().max(20_000).optional(),
  revision: z.int(),
  /** The host's clock when this was made: what every other moment here is measured against, whatever the onlooker's clock says. */
  now: Moment,
  me: z
    .strictObject({
      participant: ParticipantId,
      name: z.string(),
      role: RoleSchema,
      runs: z.boolean(),
      away: z.boolean(),
      hand: z.boolean(),
      group: BlockId.nullable(),
    })
    .nullable(),
  people: z.array(Person).max(500),
  agenda: z.array(
    Block.extend({
      state: z.enum(['to-come', 'now', 'done']),
      /** Milliseconds it took, or has taken so far. */
      spent: z.int(),
    }),
  ),
  current: z.strictObject({ block: BlockId, timer: Timer }).nullable(),
  /** Milliseconds the session is behind its plan; below zero: ahead. */
  behind: z.int(),
  queue: z.strictObject({
    rule: QueueRule,
    speaking: ParticipantId.nullable(),
    waiting: z.array(ParticipantId),
  }),
  groups: z.array(z.strictObject({ id: BlockId, name: z.string(), members: z.array(ParticipantId), timer: Timer })),
  /** The board before this onlooker; those who run see every group's besides. */
  board: BoardView.nullable(),
  others: z.array(BoardView),
  parked: z.array(z.strictObject({ id: z.string(), words: Words, owner: z.string(), returnOn: z.string().nullable() })),
})
export type RoomView = z.output<typeof RoomView>
