import { z } from 'zod'
import type { RoomUnwilling } from '#shared/domain/session/room/apply.ts'
import { type Intent, RoomView, SaidIntent } from '#shared/domain/session/room/shapes.ts'
import { Refusal } from '#shared/rpc/errors.ts'

/** What travels on the channel of the room. */
export const ToRoom = z.discriminatedUnion('t', [
  SaidIntent.extend({ t: z.literal('do') }),
  /** A page shows what everyone before the projector sees: that is told as well from now on. */
  z.strictObject({ t: z.literal('watch') }),
])
export type ToRoom = z.output<typeof ToRoom>

const unwilling = [
  'not-now',
  'not-yours',
  'only-who-runs',
  'too-many',
  'too-few',
  'not-there',
  'not-allowed',
  'bad-input',
] as const satisfies readonly RoomUnwilling[]

export const FromRoom = z.discriminatedUnion('t', [
  /** What is new in a view; all of it the first time on a line. Null: nothing is shown any more. */
  z.strictObject({ t: z.literal('view'), as: z.enum(['person', 'room']), news: RoomView.partial().nullable() }),
  z.strictObject({ t: z.literal('done'), id: z.uuid(), refused: z.enum(unwilling).nullable() }),
])
export type FromRoom = z.output<typeof FromRoom>

/** Largest intent, as JSON: of those who take part, and of those who run it, who may plan a block with its materials. */
export const LARGEST = { takesPart: 8 * 1024, runs: 64 * 1024 } as const

export function refusalOf(code: RoomUnwilling): Refusal {
  if (code === 'not-allowed') return new Refusal('session/not-allowed')
  if (code === 'bad-input') return new Refusal('core/bad-input', { where: 'what was said in the room' })
  return new Refusal(`room/${code}`)
}

const momentary: ReadonlySet<string> = new Set(['look', 'again', 'go-on', 'finished'])
const lasting: ReadonlySet<Intent['t']> = new Set<Intent['t']>(['act', 'park', 'away'])

/** What someone did in an activity, such as `answer`; null for everything else. */
export const deedOf = (intent: Intent): string | null => {
  const action = intent.t === 'act' ? (intent.action as { do?: unknown } | null) : null
  return typeof action?.do === 'string' ? action.do : null
}

/** Whether it still means the same when it is said later: an answer does, “begin the next block” does not. */
export const keeps = (intent: Intent): boolean => lasting.has(intent.t) && !momentary.has(deedOf(intent) ?? '')

/** The words somebody wrote in it, so that they are not lost with it. */
export function wordsOf(intent: Intent): string | null {
  if (intent.t === 'park') return intent.words
  const words = intent.t === 'act' ? (intent.action as { words?: unknown } | null)?.words : null
  return typeof words === 'string' ? words : null
}
