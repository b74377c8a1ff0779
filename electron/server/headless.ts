import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Instance } from '#core/instance.ts'
import type { Log } from '#core/log.ts'
import { serve } from '#core/serve.ts'
import { startCore } from '#core/start.ts'
import { type Client, createClient } from '#shared/rpc/client.ts'
import { type AppContract, type AppEvents, contract, events } from '#shared/rpc/contract/index.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { hostContract } from '#shared/rpc/host.ts'
import { memoryPorts } from '#shared/rpc/memory-port.ts'

export type ServerCore = Client<AppContract, AppEvents>

/** A core on a server, with its workspace open: an encrypted file in `data`, made the first time. A session that it held goes on. */
export async function startHeadless(options: {
  readonly version: string
  readonly data: string
  readonly passphrase: string
  readonly instance: Instance
  readonly log: Log
  readonly logFile: string
}): Promise<{ client: ServerCore; stop(): Promise<void> }> {
  const { version, data, passphrase, instance, log, logFile } = options
  const host = memoryPorts()
  const line = memoryPorts()
  const nobody = () => {
    throw new Refusal('core/unknown-call', { name: 'a dialog' })
  }
  serve(
    host.b,
    hostContract,
    {
      'dialog.open': nobody,
      'dialog.save': nobody,
      'keychain.isSafe': () => false,
      'keychain.keep': nobody,
      'keychain.read': () => null,
      'keychain.forget': () => undefined,
      'memory.keep': () => undefined,
      'memory.read': () => null,
      'folder.reveal': () => undefined,
    },
    { log },
  )
  const places = {
    appData: data,
    documents: join(data, 'backups'),
    resources: resolve(import.meta.dirname, '../../resources'),
    logFile,
  }
  const core = startCore({ version, places, log, host: host.a, instance })
  core.connect(line.b)
  const client = createClient(line.a, contract, events)
  const file = join(data, 'server.hearings')
  if (existsSync(file))
    await client.call('workspace.open', { file, secret: { by: 'passphrase', passphrase }, remember: false })
  else
    await client.call('workspace.create', {
      file,
      passphrase,
      starter: 'empty',
      me: { name: 'Server', role: 'secretariat' },
    })
  return { client, stop: () => core.stop() }
}
