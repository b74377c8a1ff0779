import { z } from 'zod'

/**
 * What crosses the port for each method: how it is set up, what people do in it, what one person sees, and what comes
 * of it. The rules are in the module of each method; a screen knows these shapes alone.
 */
const Words = z.string().trim().min(1).max(1000)
const Name = z.string().max(200)
const Id = z.string().min(1).max(60)
const Count = z.int().min(0)
const Look = z.strictObject({ do: z.literal('look') })
const Again = z.strictObject({ do: z.literal('again') })
const Pass = z.strictObject({ do: z.literal('pass') })
const GoOn = z.strictObject({ do: z.literal('go-on') })

/** An idea or remark that everyone who sees it may read. `mine`: the onlooker wrote it. */
const Idea = z.strictObject({ id: Id, words: Words, mine: z.boolean() })

/**
 * How a secret poll stands. `counts` is null until everyone looks; then choices in their order with how many chose each.
 * Until then `answered` counts those who passed too and `passed` is 0, so that nobody is seen to pass; `answered` and
 * `passed` together are always those who are in. A reason without a name is nobody's, not even `mine`.
 */
const Poll = z.strictObject({
  round: z.int().min(1),
  answered: Count,
  passed: Count,
  of: Count,
  counts: z.array(z.strictObject({ choice: z.string(), label: z.string(), count: Count })).nullable(),
  /** Reasons given after looking, each under a name only where its writer chose so. */
  reasons: z.array(z.strictObject({ id: Id, words: Words, by: Name.nullable(), mine: z.boolean() })),
  /** Earlier rounds, oldest first. */
  earlier: z.array(
    z.strictObject({ round: z.int(), counts: z.array(z.strictObject({ choice: z.string(), count: Count })) }),
  ),
})
const PollResult = z.strictObject({
  rounds: z.array(
    z.strictObject({
      round: z.int(),
      counts: z.array(z.strictObject({ choice: z.string(), label: z.string(), count: Count })),
      passed: Count,
      reasons: z.array(z.strictObject({ words: Words, by: Name.nullable() })),
    }),
  ),
})
const Reason = z.strictObject({ do: z.literal('reason'), words: Words, named: z.boolean() })

/** Share of those who answered, in percent, at or above `from` (a place on the scale, from 1). */
const Threshold = z.strictObject({ from: z.int().min(1).max(10), percent: z.int().min(1).max(100) })

export const shapes = {
  /** Check-in and check-out: a question, and everyone says something or passes. */
  'check-in': {
    settings: z.strictObject({ question: z.string().max(400) }),
    action: z.discriminatedUnion('do', [z.strictObject({ do: z.literal('say'), words: Words }), Pass]),
    view: z.strictObject({
      said: z.array(z.strictObject({ name: Name, words: Words, mine: z.boolean() })),
      passed: Count,
      of: Count,
      mine: z.enum(['open', 'said', 'passed']),
    }),
    result: z.strictObject({ said: z.array(z.strictObject({ name: Name, words: Words })), passed: Count }),
  },
  'round-robin': {
    settings: z.strictObject({ rounds: z.int().min(1).max(5) }),
    action: z.discriminatedUnion('do', [
      /** The speaker has finished, or whoever runs moves on. */
      z.strictObject({ do: z.literal('finished') }),
      Pass,
      z.strictObject({ do: z.literal('note'), words: Words }),
    ]),
    view: z.strictObject({
      round: z.int().min(1),
      rounds: z.int().min(1),
      turns: z.array(
        z.strictObject({ participant: Id, name: Name, state: z.enum(['waiting', 'speaking', 'spoken', 'passed']) }),
      ),
      notes: z.array(Idea),
      myTurn: z.boolean(),
      over: z.boolean(),
    }),
    result: z.strictObject({ notes: z.array(Words), spoke: Count, passed: Count }),
  },
  /** Alone, in pairs, in fours, all together. Every idea is kept, not only those carried on. */
  'one-two-four-all': {
    settings: z.strictObject({ minutes: z.tuple([z.int(), z.int(), z.int(), z.int()]) }),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('add'), words: Words }),
      z.strictObject({ do: z.literal('carry'), idea: Id, on: z.boolean() }),
      GoOn,
    ]),
    view: z.strictObject({
      phase: z.enum(['alone', 'pairs', 'fours', 'all', 'over']),
      phaseEndsAt: z.int().nullable(),
      group: z.array(Name),
      /** What this person may see now: their own, their pair's, their four's, then all. */
      ideas: z.array(Idea.extend({ carried: z.boolean() })),
      total: Count,
    }),
    result: z.strictObject({
      ideas: z.array(z.strictObject({ words: Words, carriedTo: z.enum(['alone', 'pairs', 'fours', 'all']) })),
    }),
  },
  cards: {
    settings: z.strictObject({ most: z.int().min(1).max(100) }),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('write'), words: Words }),
      z.strictObject({ do: z.literal('change'), card: Id, words: Words }),
      z.strictObject({ do: z.literal('remove'), card: Id }),
      z.strictObject({ do: z.literal('move'), card: Id, cluster: Id.nullable() }),
      z.strictObject({ do: z.literal('cluster'), name: Words.max(200) }),
      z.strictObject({ do: z.literal('rename'), cluster: Id, name: Words.max(200) }),
      GoOn,
    ]),
    view: z.strictObject({
      phase: z.enum(['silent', 'cluster', 'over']),
      /** In silence only one's own. */
      cards: z.array(Idea.extend({ cluster: Id.nullable() })),
      total: Count,
      left: Count,
      clusters: z.array(z.strictObject({ id: Id, name: Words })),
    }),
    result: z.strictObject({
      clusters: z.array(z.strictObject({ name: Words, cards: z.array(Words) })),
      loose: z.array(Words),
    }),
  },
  'dot-vote': {
    settings: z.strictObject({ dots: z.int().min(1).max(20), options: z.array(Words.max(300)).max(60) }),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('place'), option: Id, dots: z.int().min(0).max(20) }),
      Look,
      Again,
    ]),
    view: z.strictObject({
      round: z.int().min(1),
      options: z.array(z.strictObject({ id: Id, words: Words, mine: Count, total: Count.nullable() })),
      left: Count,
      answered: Count,
      of: Count,
      looked: z.boolean(),
    }),
    result: z.strictObject({
      rounds: z.array(
        z.strictObject({
          round: z.int(),
          options: z.array(z.strictObject({ words: Words, dots: Count })),
          voters: Count,
        }),
      ),
    }),
  },
  'fist-to-five': {
    settings: z.strictObject({}),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('show'), fingers: z.int().min(0).max(5) }),
      Pass,
      Look,
      Reason,
      Again,
    ]),
    view: z.strictObject({ poll: Poll, mine: z.int().nullable(), passed: z.boolean() }),
    result: PollResult,
  },
  /** Scale, threshold and veto are fixed when the block begins. */
  gradients: {
    settings: z.strictObject({
      /** From the least to the most agreement. */
      scale: z.array(z.string().trim().min(1).max(80)).min(2).max(10),
      threshold: Threshold,
      /** One answer at the lowest place stops it. */
      veto: z.boolean(),
    }),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('answer'), place: z.int().min(1).max(10) }),
      Pass,
      Look,
      Reason,
      Again,
    ]),
    view: z.strictObject({
      poll: Poll,
      scale: z.array(z.string()),
      threshold: Threshold,
      veto: z.boolean(),
      mine: z.int().nullable(),
      passed: z.boolean(),
      /** After looking: whether the threshold is met and no veto was used. */
      met: z.boolean().nullable(),
      vetoed: z.boolean(),
    }),
    result: PollResult.extend({
      met: z.boolean().nullable(),
      vetoed: z.boolean(),
      threshold: Threshold,
      veto: z.boolean(),
    }),
  },
  'consent-check': {
    settings: z.strictObject({}),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('answer'), answer: z.enum(['consent', 'concern', 'objection']) }),
      Pass,
      Look,
      Reason,
      Again,
    ]),
    view: z.strictObject({
      poll: Poll,
      mine: z.enum(['consent', 'concern', 'objection']).nullable(),
      passed: z.boolean(),
      /** After looking: nobody objects. */
      met: z.boolean().nullable(),
    }),
    result: PollResult.extend({ met: z.boolean().nullable() }),
  },
  'parking-lot': {
    settings: z.strictObject({}),
    action: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('park'), words: Words.max(600) }),
      z.strictObject({ do: z.literal('settle'), item: Id, owner: Name, returnOn: z.iso.date().nullable() }),
      z.strictObject({ do: z.literal('remove'), item: Id }),
    ]),
    view: z.strictObject({
      items: z.array(Idea.extend({ owner: Name, returnOn: z.string().nullable() })),
    }),
    result: z.strictObject({
      items: z.array(z.strictObject({ words: Words, owner: Name, returnOn: z.string().nullable() })),
    }),
  },
  /** Opens a proposal; whoever runs it may name a version of its text. */
  drafting: {
    settings: z.strictObject({ proposal: z.uuid().nullable() }),
    action: z.discriminatedUnion('do', [z.strictObject({ do: z.literal('open'), proposal: z.uuid() })]),
    view: z.strictObject({ document: z.uuid().nullable() }),
    result: z.strictObject({ document: z.uuid().nullable() }),
  },
  /** A shared sheet of paper: a co-edited text with the id of its block, or of its break-out group's board. */
  notes: {
    settings: z.strictObject({}),
    action: z.discriminatedUnion('do', [z.strictObject({ do: z.literal('none') })]),
    view: z.strictObject({ document: z.uuid() }),
    result: z.strictObject({ documents: z.array(z.uuid()) }),
  },
  break: {
    settings: z.strictObject({}),
    action: z.discriminatedUnion('do', [z.strictObject({ do: z.literal('none') })]),
    view: z.strictObject({}),
    result: z.strictObject({}),
  },
} as const

/** A check-out is a check-in at the other end. */
export const shapesOfMethods = { ...shapes, 'check-out': shapes['check-in'] } as const
export type ShapesOfMethods = typeof shapesOfMethods
export type SettingsOf<M extends keyof ShapesOfMethods> = z.output<ShapesOfMethods[M]['settings']>
export type ActionOf<M extends keyof ShapesOfMethods> = z.output<ShapesOfMethods[M]['action']>
export type ViewOf<M extends keyof ShapesOfMethods> = z.output<ShapesOfMethods[M]['view']>
export type ResultOf<M extends keyof ShapesOfMethods> = z.output<ShapesOfMethods[M]['result']>
