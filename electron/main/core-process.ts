import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type MessagePortMain, utilityProcess } from 'electron'
import { type Carried, createLines, HOST_LINE } from '#core/ports.ts'
import type { Port } from '#shared/rpc/define.ts'
import { coreSettings, nodeEntry, nodeForCore, utilityEntry } from './places.ts'

/** A core that runs, whichever way this runtime can run one. */
export type CoreProcess = {
  readonly pid: number | undefined
  /** The line on which the core asks its host. */
  readonly host: Port
  /** Hands a window its own line to the core. */
  connect(port: MessagePortMain): void
  /** Asks it to close what is open and end. */
  stop(): void
}

/** better-sqlite3 13 needs Node-API 10: Electron 36 or newer. An older runtime lends its core a Node of its own. */
const ownNodeIsEnough = Number.parseInt(process.versions.electron, 10) >= 36

export function startCoreProcess(onExit: () => void): CoreProcess {
  return ownNodeIsEnough ? inUtilityProcess(onExit) : inNodeChild(onExit)
}

function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...rest } = process.env
  const settings = coreSettings()
  // Compiled once, the core's code is read back at the next start: some 50 ms sooner to the first screen.
  const NODE_COMPILE_CACHE = join(settings.places.appData, 'compiled')
  return { ...rest, NODE_COMPILE_CACHE, HEARINGS_CORE: JSON.stringify(settings) }
}

function inUtilityProcess(onExit: () => void): CoreProcess {
  const child = utilityProcess.fork(utilityEntry, [], { serviceName: 'Hearings core', env: environment() })
  const listeners = new Set<(message: unknown) => void>()
  const closers = new Set<() => void>()
  child.on('message', (message: unknown) => {
    for (const listener of [...listeners]) listener(message)
  })
  child.on('exit', () => {
    for (const closer of [...closers]) closer()
    onExit()
  })
  return {
    get pid() {
      return child.pid
    },
    host: subscribable((message) => child.postMessage(message), listeners, closers),
    connect: (port) => child.postMessage({ t: 'client' }, [port]),
    stop: () => child.postMessage({ t: 'stop' }),
  }
}

function inNodeChild(onExit: () => void): CoreProcess {
  const child = spawn(nodeForCore(), [nodeEntry], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: environment(),
    windowsHide: true,
  })
  const closers = new Set<() => void>()
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    for (const closer of [...closers]) closer()
    onExit()
  }
  child.once('exit', end)
  child.once('error', end)
  const lines = createLines(
    {
      send: (carried) => {
        if (child.connected) child.send(carried, () => undefined)
      },
      receive: (listener) => void child.on('message', (carried) => listener(carried as unknown as Carried)),
      onClose: (listener) => void closers.add(listener),
    },
    () => undefined,
  )
  let next = HOST_LINE + 1
  return {
    pid: child.pid,
    host: lines.port(HOST_LINE),
    connect(port) {
      const number = next++
      const line = lines.open(number)
      port.on('message', ({ data }) => line.send(data))
      port.on('close', () => lines.close(number))
      line.receive((message) => port.postMessage(message))
      line.onClose(() => port.close())
      port.start()
    },
    stop: () => {
      if (child.connected) child.send('stop', () => undefined)
    },
  }
}

function subscribable(
  send: (message: unknown) => void,
  listeners: Set<(message: unknown) => void>,
  closers: Set<() => void>,
): Port {
  return {
    send,
    receive(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    onClose(listener) {
      closers.add(listener)
      return { [Symbol.dispose]: () => void closers.delete(listener) }
    },
  }
}
