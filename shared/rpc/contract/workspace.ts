import { z } from 'zod'
import { groupRoles } from '../../domain/records/options.ts'
import { command, job, query } from '../define.ts'

export const GroupRoleSchema = z.enum(groupRoles.map((role) => role.value))

/** Who sits at this computer, as they said. Their role decides what mayShow lets their screen hold. */
export const Me = z.strictObject({ name: z.string().trim().min(1).max(120), role: GroupRoleSchema })

/** How a workspace is unlocked. `remembered`: by the key kept in this computer's keychain. `practice`: by the public passphrase of practice workspaces. */
export const Secret = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('passphrase'), passphrase: z.string().max(1000) }),
  z.strictObject({ by: z.literal('recovery-code'), code: z.string().max(200) }),
  z.strictObject({ by: z.literal('remembered') }),
  z.strictObject({ by: z.literal('practice') }),
])

export const OpenWorkspace = z.strictObject({
  file: z.string(),
  name: z.string(),
  /** Opened with the public passphrase: nothing confidential may be recorded yet. */
  practice: z.boolean(),
  device: z.string(),
  me: Me,
  remembered: z.boolean(),
  schemaVersion: z.int(),
})

export const WorkspaceState = z.strictObject({ open: OpenWorkspace.nullable(), keychainIsSafe: z.boolean() })

export const RecentWorkspace = z.strictObject({
  file: z.string(),
  name: z.string(),
  openedAt: z.int(),
  present: z.boolean(),
  practice: z.boolean(),
  remembered: z.boolean(),
})

export const Backup = z.strictObject({
  file: z.string(),
  at: z.int(),
  bytes: z.int(),
  why: z.enum(['close', 'migration', 'asked']),
})

export const VerifyReport = z.strictObject({
  ok: z.boolean(),
  /** Pages and structure, as SQLite's integrity check finds them. */
  integrity: z.array(z.string()),
  foreignKeys: z.int(),
  chain: z.strictObject({ entries: z.int(), devices: z.int(), brokenAt: z.int().nullable() }),
  /** Rows that differ from what the log of changes says they should be. */
  rowsOff: z.int(),
  documents: z.int(),
})

export const workspaceContract = {
  'workspace.state': query(z.void(), WorkspaceState),
  'workspace.recent': query(z.void(), z.array(RecentWorkspace)),
  /** Creates and opens. Without a passphrase it is a practice workspace. */
  'workspace.create': command(
    z.strictObject({
      file: z.string().min(1),
      passphrase: z.string().max(1000).nullable(),
      starter: z.enum(['redesign', 'empty']),
      me: Me.optional(),
    }),
    OpenWorkspace,
  ),
  'workspace.open': command(
    z.strictObject({ file: z.string().min(1), secret: Secret, remember: z.boolean().default(false) }),
    OpenWorkspace,
  ),
  /** Opens the practice workspace, made from the starter the first time, without questions. */
  'workspace.openStarter': command(z.void(), OpenWorkspace),
  'workspace.close': command(z.void(), z.void()),
  'workspace.setMe': command(Me, OpenWorkspace),
  /** Also turns a practice workspace into one of the group's own. */
  'workspace.changePassphrase': command(
    z.strictObject({ current: z.string().nullable(), next: z.string().max(1000) }),
    OpenWorkspace,
  ),
  'workspace.recoveryCode': query(z.void(), z.strictObject({ code: z.string() })),
  'workspace.remember': command(z.strictObject({ remember: z.boolean() }), OpenWorkspace),
  'workspace.verify': job(z.void(), VerifyReport, z.strictObject({ step: z.string(), done: z.int(), of: z.int() })),
  'workspace.backups': query(z.void(), z.array(Backup)),
  'workspace.backup': command(z.strictObject({ file: z.string().min(1).nullable() }), Backup),
  /** Copies a verified backup to `into`; what stood there is kept beside it. Works with no workspace open. */
  'workspace.restore': command(
    z.strictObject({ backup: z.string().min(1), into: z.string().min(1), secret: Secret }),
    z.strictObject({ file: z.string(), kept: z.string().nullable() }),
  ),
  /** An unencrypted SQLite copy for audit. What voices said, and the keys to it, are left out. */
  'workspace.plainCopy': command(
    z.strictObject({ file: z.string().min(1), iUnderstand: z.literal(true) }),
    z.strictObject({ file: z.string(), bytes: z.int() }),
  ),
} as const
