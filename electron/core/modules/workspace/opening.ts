import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { Me, OpenWorkspace } from '#shared/rpc/contract/workspace.ts'
import { createChangeLog } from '../../changes/commit.ts'
import type { Core, Workspace } from '../../core.ts'
import type { WorkspaceKey } from '../../storage/keys.ts'
import { schemaVersionOf } from '../../storage/migrate.ts'
import type { DevicesOfThisComputer } from './devices.ts'
import { shownName } from './recent.ts'
import { fileFacts, lastChangeOf, meAt } from './repository.ts'

/** Fills a new workspace with a starter, within `core.workspace()`; leaves nothing open or pending in it. */
export type FillStarter = (core: Core, workspace: Workspace, starter: 'redesign') => void | Promise<void>

/** What the core knows of the open workspace besides what every module may see. */
export type Opened = {
  readonly workspace: Workspace
  readonly key: WorkspaceKey
  readonly fileId: string
  /** Its key came from the recovery code: a new passphrase may be set without the forgotten one. */
  readonly byRecoveryCode: boolean
}

/** Nobody said who they are: whoever made the file looks after it, whoever opens one made elsewhere takes part. */
const maker: z.output<typeof Me> = { name: 'Secretariat', role: 'secretariat' }
const opener: z.output<typeof Me> = { name: 'Member', role: 'member' }

/** A workspace around an open connection. `device` continues or begins this copy's chain of changes. */
export function workspaceAround(
  core: Core,
  db: Database,
  { file, device, remembered, me }: { file: string; device: string; remembered: boolean; me: z.output<typeof Me> },
): Workspace {
  const facts = fileFacts(db)
  return {
    file,
    name: shownName({ file, practice: facts.practice }),
    db,
    device,
    schemaVersion: schemaVersionOf(db),
    me,
    practice: facts.practice,
    remembered,
    voiceKey: facts.voiceKey,
    changes: createChangeLog(db, {
      device,
      now: core.now,
      emit: ({ batch, author, records }) => core.emit('changed', { batch, author, records: [...records] }),
    }),
  }
}

/** The device this computer writes this copy as, noted in its own folder, and who sits at it as far as anyone said. */
export function seatAt(
  devices: DevicesOfThisComputer,
  db: Database,
  { file, fileId, hasLog, made }: { file: string; fileId: string; hasLog: boolean; made: boolean },
): { device: string; me: z.output<typeof Me> } {
  const { device, before } = devices.open({ fileId, file, hasLog, seqOf: (of) => lastChangeOf(db, of) })
  const said = meAt(db, device) ?? (before === null ? null : meAt(db, before)) ?? devices.me()
  return { device, me: said ?? (made ? maker : opener) }
}

/** The starter must not be told to windows change by change, nor see another workspace than its own. */
export function coreWithin(core: Core, workspace: Workspace): Core {
  return { ...core, workspace: () => workspace, openWorkspace: () => workspace, emit: () => undefined }
}

/** A workspace as windows know it. */
export function asWindowsSee({
  file,
  name,
  practice,
  device,
  me,
  remembered,
  schemaVersion,
}: Workspace): z.output<typeof OpenWorkspace> {
  return { file, name, practice, device, me, remembered, schemaVersion }
}
