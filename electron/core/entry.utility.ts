import type { Port } from '#shared/rpc/define.ts'
import { fileLog } from './log.ts'
import { settingsFromEnvironment } from './settings.ts'
import { startCore } from './start.ts'

/** The parts of Electron's port that this needs; the core never imports electron. */
type ElectronPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): void
  on(event: 'close', listener: () => void): void
  start?(): void
}

function portOf(electronPort: ElectronPort, take: (data: unknown) => boolean = () => true): Port {
  const listeners = new Set<(message: unknown) => void>()
  const closers = new Set<() => void>()
  electronPort.on('message', ({ data }) => {
    if (take(data)) for (const listener of [...listeners]) listener(data)
  })
  electronPort.on('close', () => {
    for (const closer of [...closers]) closer()
  })
  electronPort.start?.()
  return {
    send: (message) => electronPort.postMessage(message),
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

/** The core as an Electron utility process: the parent line is the host's, each window comes as a port of its own. */
const { parentPort } = process as unknown as { parentPort: ElectronPort }
const { version, places } = settingsFromEnvironment()
const log = fileLog(places.logFile)
const isRpc = (data: unknown) =>
  typeof data === 'object' && data !== null && 't' in data && data.t !== 'client' && data.t !== 'stop'
const core = startCore({ version, places, log, host: portOf(parentPort, isRpc) })
log.info({}, 'core started')

parentPort.on('message', ({ data, ports }) => {
  const kind = typeof data === 'object' && data !== null && 't' in data ? data.t : undefined
  const [window] = ports
  if (kind === 'client' && window) core.connect(portOf(window))
  if (kind === 'stop') void core.stop().finally(() => process.exit(0))
})
