import { z } from 'zod'
import { KindNameSchema } from '../records/schema.ts'

/** The name a starter record has until it gets an id: `area-legislation`. */
export const StarterKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is lower-case words joined by hyphens')

/** A place that speaks of another record: `@area-legislation`. */
export const StarterReference = z.string().regex(/^@[a-z0-9]+(-[a-z0-9]+)*$/, 'A reference is @ and a key')

/** A run of words, or a place of evidence they rest on. */
export const StarterPiece = z.union([
  z.string().min(1),
  z.strictObject({ evidence: StarterReference, locator: z.string().default('') }),
])

export const StarterWords = z.union([z.string().min(1), z.array(StarterPiece).min(1)])

/** One block of a proposal's text as it stands in the file. */
export const StarterBlock = z.union([
  z.strictObject({ heading: z.string().min(1), level: z.union([z.literal(2), z.literal(3)]).default(2) }),
  z.strictObject({ paragraph: StarterWords }),
  z.strictObject({ list: z.array(StarterWords).min(1), ordered: z.boolean().default(false) }),
])

/**
 * One record of a starter. `facts` are those of its kind, with references in place of ids; a link's are
 * `{ from, relation, to, note }`. Only a link may do without a key: nothing ever refers to one. `body` is the
 * text of a proposal.
 */
export const StarterRecord = z.strictObject({
  key: StarterKey.optional(),
  kind: KindNameSchema,
  facts: z.record(z.string(), z.json()),
  body: z.array(StarterBlock).min(1).optional(),
})

/** One file of a starter workspace: records of one topic, in the order they should stand. */
export const StarterRecords = z.array(StarterRecord).min(1)

/** The facts of a link as a file gives them. */
export const StarterLink = z.strictObject({
  from: StarterReference,
  relation: z.string(),
  to: StarterReference,
  note: z.string().default(''),
})

export type StarterFileRecord = z.infer<typeof StarterRecord>
export type StarterFileBlock = z.infer<typeof StarterBlock>
export type StarterFileWords = z.infer<typeof StarterWords>
