import { z } from 'zod'
import { command, query } from './define.ts'

const Filter = z.strictObject({ name: z.string(), extensions: z.array(z.string()) })

/**
 * What the core asks of its host: Electron's main process, or the command line, which has no dialogs and says so.
 * Served by the host over the same kind of port.
 */
export const hostContract = {
  'dialog.open': command(
    z.strictObject({
      title: z.string(),
      filters: z.array(Filter),
      kind: z.enum(['file', 'files', 'folder']),
      within: z.string().optional(),
    }),
    z.array(z.string()),
  ),
  'dialog.save': command(
    z.strictObject({ title: z.string(), filters: z.array(Filter), name: z.string() }),
    z.string().nullable(),
  ),
  /** False where the system only hides a secret instead of protecting it. */
  'keychain.isSafe': query(z.void(), z.boolean()),
  'keychain.keep': command(z.strictObject({ name: z.string(), secret: z.string() }), z.void()),
  'keychain.read': query(z.strictObject({ name: z.string() }), z.string().nullable()),
  'keychain.forget': command(z.strictObject({ name: z.string() }), z.void()),
  /** Kept in the host's memory only, so that a core that is started again can go on where the last one stopped. Null forgets. */
  'memory.keep': command(z.strictObject({ name: z.string(), secret: z.string().nullable() }), z.void()),
  'memory.read': query(z.strictObject({ name: z.string() }), z.string().nullable()),
  'folder.reveal': command(z.strictObject({ file: z.string() }), z.void()),
} as const
export const hostEvents = {} as const
export type HostContract = typeof hostContract

/** What a window may ask of the host, by way of the core. */
export const hostCalls = {
  'host.chooseFiles': command(
    z.strictObject({ title: z.string(), filters: z.array(Filter), kind: z.enum(['file', 'files', 'folder']) }),
    z.array(z.string()),
  ),
  'host.chooseSave': command(
    z.strictObject({ title: z.string(), filters: z.array(Filter), name: z.string() }),
    z.string().nullable(),
  ),
  'host.reveal': command(z.strictObject({ file: z.string() }), z.void()),
} as const
