import { fileLog } from '#core/log.ts'
import { serve } from '#core/serve.ts'
import { startCore } from '#core/start.ts'
import { type Client, createClient } from '#shared/rpc/client.ts'
import { type AppContract, type AppEvents, contract, events } from '#shared/rpc/contract/index.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { hostContract } from '#shared/rpc/host.ts'
import { memoryPorts } from '#shared/rpc/memory-port.ts'
import { cliPlaces } from './places.ts'

export type CoreClient = Client<AppContract, AppEvents>

/** A core in this process, spoken to over the same contract as the app's windows speak to theirs. */
export async function withCore<T>(version: string, use: (client: CoreClient) => Promise<T>): Promise<T> {
  const places = cliPlaces()
  const log = openLog(places.logFile)
  const host = memoryPorts()
  const line = memoryPorts()
  const noDialogs = () => {
    throw new Refusal('core/unknown-call', { name: 'a dialog' })
  }
  serve(
    host.b,
    hostContract,
    {
      'dialog.open': noDialogs,
      'dialog.save': noDialogs,
      'keychain.isSafe': () => false,
      'keychain.keep': noDialogs,
      'keychain.read': () => null,
      'keychain.forget': () => undefined,
      'memory.keep': () => undefined,
      'memory.read': () => null,
      'folder.reveal': () => undefined,
    },
    { log },
  )
  const core = startCore({ version, places, log, host: host.a })
  core.connect(line.b)
  const client = createClient(line.a, contract, events)
  try {
    return await use(client)
  } finally {
    await core.stop()
  }
}

/** The folder of the settings is the first that is written to: where it cannot be, nothing else will do. */
function openLog(file: string) {
  try {
    return fileLog(file)
  } catch (cause) {
    throw new Refusal('file/unwritable', { name: file }, { cause })
  }
}
