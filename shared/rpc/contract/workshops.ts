import { z } from 'zod'
import { RecordId } from '../../domain/records/schema.ts'
import { command, job, query } from '../define.ts'
import { Exported, ExportFormat } from './consultations.ts'

/** Planning a session, and what is written down afterwards. The records themselves go through record.…; this is what they cannot do alone. */
export const workshopsContract = {
  /** A new plan: from a template of ours, or as an earlier session was. Answers its id. */
  'workshop.plan': command(
    z.strictObject({
      title: z.string().trim().min(1).max(300),
      held_on: z.iso.date(),
      from: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('empty') }),
        z.strictObject({ kind: z.literal('template'), template: z.string().max(60) }),
        z.strictObject({ kind: z.literal('earlier'), workshop: RecordId }),
      ]),
    }),
    z.strictObject({ id: RecordId }),
  ),
  /** Puts the blocks in this order, as one change. */
  'workshop.order': command(z.strictObject({ workshop: RecordId, items: z.array(RecordId).max(200) }), z.void()),
  /** Adds people of the group who are not in it yet, each with their part in the group, as one change. */
  'workshop.invite': command(
    z.strictObject({ workshop: RecordId, people: z.array(RecordId).min(1).max(500) }),
    z.void(),
  ),
  /** Writes a calendar file for the session to a file the person chose. */
  'workshop.calendar': command(
    z.strictObject({ workshop: RecordId, file: z.string() }),
    z.strictObject({ file: z.string() }),
  ),
  /** Writes the minutes from facts into the session's text, where it has none yet or `anew` is asked for (what stood there is kept as a version). */
  'minutes.write': command(z.strictObject({ workshop: RecordId, anew: z.boolean() }), z.void()),
  'minutes.preview': query(z.strictObject({ workshop: RecordId }), z.strictObject({ html: z.string() })),
  /** Names the version that was agreed. */
  'minutes.agree': command(z.strictObject({ workshop: RecordId }), z.void()),
  'minutes.export': job(
    z.strictObject({ workshop: RecordId, formats: z.array(ExportFormat).min(1), folder: z.string().min(1) }),
    z.array(Exported.omit({ quotesShown: true, quotesWithheld: true })),
    z.strictObject({ format: ExportFormat, done: z.int(), of: z.int() }),
  ),
  /** Keeps a decision with the exact version of the text it is about, named and hashed now. */
  'decision.record': command(
    z.strictObject({
      workshop: RecordId.nullable(),
      activity: RecordId.nullable(),
      proposal: RecordId.nullable(),
      title: z.string().trim().min(1).max(600),
      outcome: z.enum(['agreed', 'not-agreed', 'put-off']),
      dissent: z.string().max(20_000).default(''),
    }),
    z.strictObject({ id: RecordId }),
  ),
} as const
