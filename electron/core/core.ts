import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { Client } from '#shared/rpc/client.ts'
import type { AppEvents } from '#shared/rpc/contract/index.ts'
import type { Me } from '#shared/rpc/contract/workspace.ts'
import type { HostContract, hostEvents } from '#shared/rpc/host.ts'
import type { ChangeLog } from './changes/change-log.ts'
import type { Instance } from './instance.ts'
import type { Log } from './log.ts'

/** A workspace that is open: one file, one connection, one device. */
export type Workspace = {
  /** Absolute path. */
  readonly file: string
  /** What windows call it: the file's name without `.hearings`, and without “(practice)” once it is that no more. */
  readonly name: string
  readonly db: Database
  /** This copy's id in the change log: made when the file is first opened on this computer. */
  readonly device: string
  readonly schemaVersion: number
  me: z.output<typeof Me>
  /** Opened with the public passphrase; nothing confidential may be recorded. */
  readonly practice: boolean
  remembered: boolean
  /** 32 bytes that wrap each voice's own key. Lives inside the encrypted file. */
  readonly voiceKey: Uint8Array
  readonly changes: ChangeLog
}

/** Where things are kept that do not belong to a workspace. Absolute folders; made when first needed. */
export type Places = {
  /** Settings, recent workspaces, device key. */
  readonly appData: string
  /** Where workspaces, backups and exports are suggested. */
  readonly documents: string
  /** Starter data, fonts, export templates. */
  readonly resources: string
  readonly logFile: string
}

/** What every module of the core is given. */
export type Core = {
  readonly version: string
  readonly places: Places
  readonly host: Client<HostContract, typeof hostEvents>
  readonly log: Log
  /** Where this core runs on a server, and nobody sits at it. */
  readonly instance?: Instance | undefined
  /** The open workspace; refuses with workspace/none-open where there is none. */
  workspace(): Workspace
  openWorkspace(): Workspace | null
  setWorkspace(workspace: Workspace | null): void
  /** Runs before a workspace is closed, in reverse order of registration. */
  beforeClose(step: () => void | Promise<void>): void
  runBeforeClose(): Promise<void>
  /** Runs when a workspace has become the open one. */
  afterOpen(step: (workspace: Workspace) => void): void
  /** Tells every window. */
  emit<N extends keyof AppEvents & string>(name: N, data: z.input<AppEvents[N]>): void
  /** Epoch milliseconds; the only clock. */
  now(): number
  /** Today as an ISO day, where this computer is. */
  today(): string
}
