import { mkdirSync } from 'node:fs'
import { createClient } from '#shared/rpc/client.ts'
import { contract, events } from '#shared/rpc/contract/index.ts'
import type { FromCore, Port } from '#shared/rpc/define.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { hostContract, hostEvents } from '#shared/rpc/host.ts'
import type { Core, Places, Workspace } from './core.ts'
import { coreHandlers } from './handlers.ts'
import type { Instance } from './instance.ts'
import type { Log } from './log.ts'
import { whenResumed } from './modules/workspace/handlers.ts'
import { type ServeOptions, serve } from './serve.ts'
import { asDatabaseRefusal } from './storage/refusals.ts'

export type CoreOptions = {
  readonly version: string
  readonly places: Places
  /** The line to whoever shows dialogs and keeps secrets for us. */
  readonly host: Port
  readonly log: Log
  readonly now?: () => number
  /** Where it runs on a server. */
  readonly instance?: Instance
  /** Told of each workspace that becomes the open one. */
  readonly onWorkspace?: (workspace: Workspace) => void
}

export type RunningCore = {
  /** Serves one more window, or the command line. */
  connect(port: Port): Disposable
  /** Closes what is open, with its backup. */
  stop(): Promise<void>
}

/** The same core in an Electron utility process, in a plain Node child, and inside the command line. */
export function startCore({
  version,
  places,
  host,
  log,
  now = Date.now,
  instance,
  onWorkspace,
}: CoreOptions): RunningCore {
  mkdirSync(places.appData, { recursive: true })
  const clients = new Set<Port>()
  const closing: (() => void | Promise<void>)[] = []
  const opened: ((workspace: Workspace) => void)[] = []
  let workspace: Workspace | null = null

  const core: Core = {
    version,
    places,
    log,
    instance,
    host: createClient(host, hostContract, hostEvents),
    workspace() {
      if (workspace === null) throw new Refusal('workspace/none-open')
      return workspace
    },
    openWorkspace: () => workspace,
    setWorkspace(next) {
      workspace = next
      if (next === null) return
      onWorkspace?.(next)
      for (const step of opened) step(next)
    },
    beforeClose: (step) => void closing.push(step),
    afterOpen: (step) => void opened.push(step),
    async runBeforeClose() {
      for (const step of closing.toReversed()) await step()
    },
    emit(name, data) {
      events[name].parse(data)
      for (const client of clients) client.send({ t: 'event', name, data } satisfies FromCore)
    },
    now,
    today: () => isoDay(now()),
  }
  const handlers = coreHandlers(core)
  const options: ServeOptions = {
    log,
    ready: whenResumed(core),
    refusalFor: (error) => (workspace === null ? error : asDatabaseRefusal(error, workspace.file)),
  }

  return {
    connect(port) {
      clients.add(port)
      const serving = serve(port, contract, handlers, options)
      const leave = () => {
        clients.delete(port)
        serving[Symbol.dispose]()
      }
      port.onClose(leave)
      return { [Symbol.dispose]: leave }
    },
    async stop() {
      if (workspace === null) return
      await handlers['workspace.close'](undefined, {
        signal: new AbortController().signal,
        progress: () => undefined as never,
      })
    },
  }
}

/** A moment as a day where this computer is. */
function isoDay(millis: number): string {
  const at = new Date(millis)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}
