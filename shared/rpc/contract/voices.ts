import { z } from 'zod'
import { AnyRecordSchema, RecordId } from '../../domain/records/schema.ts'
import { command, query } from '../define.ts'
import { FactsSchema } from './records.ts'

export const PurposeSchema = z.enum(['read', 'search', 'draft', 'session', 'export'])
export const WithheldSchema = z.enum([
  'withdrawn',
  'not-asked',
  'not-yet',
  'ended',
  'out-of-scope',
  'not-to-be-quoted',
  'not-for-this-use',
  'deleted',
])

export const AttributionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('anonymous') }),
  z.strictObject({ kind: z.enum(['pseudonym', 'named']), name: z.string() }),
])

/** Words that mayShow allowed, or why not. What is withheld carries no words and no length. */
export const Shown = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal(true), words: z.string(), as: AttributionSchema }),
  z.strictObject({ show: z.literal(false), because: WithheldSchema }),
])
export type Shown = z.output<typeof Shown>

/** The screen asking: the person at this computer, or the projector everyone looks at. */
export const ScreenSchema = z.enum(['person', 'room']).default('person')

export const voicesContract = {
  /** Records words together with what was agreed about them: never one without the other. */
  'voice.record': command(
    z.strictObject({ facts: FactsSchema, words: z.string().min(1).max(200_000), consent: FactsSchema }),
    AnyRecordSchema,
  ),
  'voice.words': query(z.strictObject({ id: RecordId, purpose: PurposeSchema, screen: ScreenSchema }), Shown),
  'voice.changeWords': command(z.strictObject({ id: RecordId, words: z.string().min(1).max(200_000) }), z.void()),
  /** A later answer to the same question: replaces the one in force. */
  'voice.askAgain': command(z.strictObject({ id: RecordId, consent: FactsSchema }), AnyRecordSchema),
  /** Destroys the words and their key, now and for good. Cannot be undone. */
  'voice.withdraw': command(z.strictObject({ id: RecordId, on: z.iso.date() }), z.void()),
  /** A quotable range of the words, counted in UTF-16 units. */
  'voice.quote': command(z.strictObject({ id: RecordId, start: z.int().min(0), end: z.int().min(1) }), AnyRecordSchema),
  'quote.show': query(
    z.strictObject({ ids: z.array(RecordId).max(500), purpose: PurposeSchema, screen: ScreenSchema }),
    z.array(z.strictObject({ id: RecordId, voice: RecordId.nullable(), reference: z.string(), shown: Shown })),
  ),
} as const
