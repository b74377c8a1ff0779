import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import type { Workspace } from '#core/core.ts'
import { fileLog } from '#core/log.ts'
import { serve } from '#core/serve.ts'
import { startCore } from '#core/start.ts'
import { type Client, createClient } from '#shared/rpc/client.ts'
import { type AppContract, type AppEvents, contract, events } from '#shared/rpc/contract/index.ts'
import { hostContract } from '#shared/rpc/host.ts'
import { memoryPorts } from '#shared/rpc/memory-port.ts'

export const PASSPHRASE = 'heather and rowan by the burn'

export type TestCore = AsyncDisposable & {
  readonly client: Client<AppContract, AppEvents>
  /** A folder of its own, gone when the core is. */
  readonly folder: string
  readonly logFile: string
  stop(): Promise<void>
}

/** A real core on real files in a folder of its own, spoken to over the real contract. */
export type TestCoreOptions = {
  readonly folder?: string
  readonly profile?: string
  readonly now?: () => number
  /** Handed the connection of each workspace that opens, for benches that need its raw statements. */
  readonly onWorkspace?: (db: Database) => void
  /** The same workspace as the core's modules have it. */
  readonly onOpen?: (workspace: Workspace) => void
}

export function startTestCore(options: TestCoreOptions = {}): TestCore {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'hearings-'))
  const appData = join(folder, options.profile ?? 'profile')
  const logFile = join(appData, 'core.log')
  const log = fileLog(logFile)
  const memory = new Map<string, string>()
  const host = memoryPorts()
  serve(
    host.b,
    hostContract,
    {
      'dialog.open': () => [],
      'dialog.save': () => null,
      'keychain.isSafe': () => true,
      'keychain.keep': ({ name, secret }) => void memory.set(name, secret),
      'keychain.read': ({ name }) => memory.get(name) ?? null,
      'keychain.forget': ({ name }) => void memory.delete(name),
      'memory.keep': () => undefined,
      'memory.read': () => null,
      'folder.reveal': () => undefined,
    },
    { log },
  )
  const core = startCore({
    version: '0.0.0-test',
    places: { appData, documents: join(folder, 'documents'), resources: resolve('resources'), logFile },
    log,
    host: host.a,
    ...(options.now ? { now: options.now } : {}),
    onWorkspace(workspace) {
      options.onWorkspace?.(workspace.db)
      options.onOpen?.(workspace)
    },
  })
  const line = memoryPorts()
  core.connect(line.b)
  const stop = () => core.stop()
  return {
    client: createClient(line.a, contract, events),
    folder,
    logFile,
    stop,
    async [Symbol.asyncDispose]() {
      await stop()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same with an empty workspace open, under a passphrase of its own. */
export async function startWithWorkspace(options: TestCoreOptions & { starter?: 'redesign' | 'empty' } = {}) {
  const core = startTestCore(options)
  const file = join(core.folder, 'group.hearings')
  await core.client.call('workspace.create', {
    file,
    passphrase: PASSPHRASE,
    starter: options.starter ?? 'empty',
    me: { name: 'Morven', role: 'chair' },
  })
  return { ...core, file }
}
