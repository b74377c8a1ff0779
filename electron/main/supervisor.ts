import { MessageChannelMain, type WebContents } from 'electron'
import type { Log } from '#core/log.ts'
import { serve } from '#core/serve.ts'
import { hostContract } from '#shared/rpc/host.ts'
import { type CoreProcess, startCoreProcess } from './core-process.ts'
import { hostHandlers } from './ports/host-handlers.ts'

/** What a closing window sent last is still on its way to the core for a moment, in milliseconds. */
const LAST_WORDS = 100

/** A core that dies this often within the window is not started again by itself. */
const AT_MOST = 5
const WINDOW = 60_000

/** Keeps a core running and every window joined to it. What was committed is in the file; what was open is opened again. */
export function superviseCore(log: Log, windows: () => readonly WebContents[]) {
  const handlers = hostHandlers()
  const deaths: number[] = []
  let stopping = false
  let stopped: () => void = () => undefined
  let core: CoreProcess

  const start = () => {
    core = startCoreProcess(() => {
      if (stopping) return stopped()
      deaths.push(Date.now())
      log.warn({ deaths: deaths.length }, 'the core ended unasked')
      if (deaths.filter((at) => at > Date.now() - WINDOW).length > AT_MOST) return
      start()
      for (const window of windows()) join(window)
    })
    serve(core.host, hostContract, handlers, { log })
  }

  /** Gives a page its line to the core. */
  const join = (page: WebContents) => {
    const { port1, port2 } = new MessageChannelMain()
    core.connect(port2)
    page.postMessage('hearings:port', null, [port1])
  }

  start()
  return {
    join,
    pid: () => core.pid,
    /** Asks the core to close the workspace, with its backup, and waits for its end; after `patience` milliseconds it is left to itself. */
    stop: (patience: number) =>
      new Promise<void>((resolve) => {
        stopping = true
        stopped = resolve
        setTimeout(() => core.stop(), LAST_WORDS)
        setTimeout(resolve, patience)
      }),
  }
}

export type Supervisor = ReturnType<typeof superviseCore>
