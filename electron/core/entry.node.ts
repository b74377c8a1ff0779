import { fileLog } from './log.ts'
import { type Carried, createLines, HOST_LINE } from './ports.ts'
import { settingsFromEnvironment } from './settings.ts'
import { type RunningCore, startCore } from './start.ts'

/** The core as a child of a Node or Electron host, over its IPC line (`serialization: 'advanced'`). */
const { version, places } = settingsFromEnvironment()
const log = fileLog(places.logFile)
let core: RunningCore | undefined

const lines = createLines(
  {
    send: (carried) => void process.send?.(carried),
    receive: (listener) =>
      void process.on('message', (carried) => {
        if (carried !== 'stop') listener(carried as Carried)
      }),
    onClose: (listener) => void process.on('disconnect', listener),
  },
  (port) => core?.connect(port),
)
core = startCore({ version, places, log, host: lines.port(HOST_LINE) })
log.info({}, 'core started')

let isAsked = false
const stop = async () => {
  isAsked = true
  await core
    ?.stop()
    .catch((error: unknown) =>
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'closing did not finish'),
    )
  process.exit(0)
}
// A host that is gone without a word fell over. Nobody asked to leave or end a session: it goes on from the file, as after any crash.
process.once('disconnect', () => {
  if (!isAsked) process.exit(1)
})
process.once('SIGTERM', () => void stop())
// Ctrl C in a terminal reaches every process of the group: the host hears it too, and asks this one to close in order.
process.on('SIGINT', () => undefined)
process.on('message', (carried) => {
  if (carried === 'stop') void stop()
})
