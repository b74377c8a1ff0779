import { z } from 'zod'
import { KindNameSchema } from '../../domain/records/schema.ts'
import { Bytes } from '../bytes.ts'
import { query } from '../define.ts'
import { hostCalls } from '../host.ts'
import { consultationsContract } from './consultations.ts'
import { documentsContract } from './documents.ts'
import { notesContract } from './notes.ts'
import { recordsContract } from './records.ts'
import { roomContract, roomEvents } from './room.ts'
import { searchContract } from './search.ts'
import { sessionContract, sessionEvents } from './session.ts'
import { voicesContract } from './voices.ts'
import { workshopsContract } from './workshops.ts'
import { WorkspaceState, workspaceContract } from './workspace.ts'

/** Everything a window or the command line can ask of the core. */
export const contract = {
  'app.about': query(
    z.void(),
    z.strictObject({ version: z.string(), runtime: z.string(), pid: z.int(), logFile: z.string() }),
  ),
  ...workspaceContract,
  ...recordsContract,
  ...searchContract,
  ...voicesContract,
  ...documentsContract,
  ...notesContract,
  ...consultationsContract,
  ...sessionContract,
  ...roomContract,
  ...workshopsContract,
  ...hostCalls,
} as const
export type AppContract = typeof contract

/** What the core tells every window. */
export const events = {
  /** One per committed transaction: what changed, so that queries about it are asked again. */
  changed: z.strictObject({
    batch: z.string(),
    author: z.string(),
    records: z.array(z.strictObject({ kind: KindNameSchema, id: z.string() })),
  }),
  'workspace.changed': WorkspaceState,
  'document.updated': z.strictObject({
    id: z.string(),
    epoch: z.int(),
    update: Bytes,
    origin: z.string(),
  }),
  ...sessionEvents,
  ...roomEvents,
} as const
export type AppEvents = typeof events
