import { z } from 'zod'
import { command, query } from '../define.ts'

/** What a note goes with: the plan of a session, or a session that has none. */
const About = z.string().min(1).max(60)

/** Notes that one person makes for themselves in a session. They are in no log of changes, no search and no copy for audit, and never leave this file. */
export const notesContract = {
  'note.read': query(z.strictObject({ about: About }), z.strictObject({ words: z.string() })),
  /** Empty words leave nothing behind. */
  'note.keep': command(z.strictObject({ about: About, words: z.string().max(200_000) }), z.void()),
} as const
