import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Carried, createLines, HOST_LINE } from '#core/ports.ts'
import { serve } from '#core/serve.ts'
import { createClient } from '#shared/rpc/client.ts'
import { contract, events } from '#shared/rpc/contract/index.ts'
import { hostContract } from '#shared/rpc/host.ts'
import { PASSPHRASE, startTestCore } from '#tests/harness/core.ts'

/** The core as a child of an app, over its real line. */
function coreOfAnApp(folder: string) {
  const appData = join(folder, 'profile')
  const places = {
    ...{ appData, documents: join(folder, 'documents'), resources: resolve('resources') },
    logFile: join(appData, 'core.log'),
  }
  const child = fork(resolve('electron/core/entry.node.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    env: { ...process.env, HEARINGS_CORE: JSON.stringify({ version: '0.0.0-test', places }) },
  })
  const lines = createLines(
    {
      send: (carried) => void (child.connected && child.send(carried)),
      receive: (listener) => void child.on('message', (carried) => listener(carried as unknown as Carried)),
      onClose: (listener) => void child.on('exit', listener),
    },
    () => undefined,
  )
  const nothing = () => undefined
  const handlers = {
    ...{ 'dialog.open': () => [], 'dialog.save': () => null, 'folder.reveal': nothing },
    ...{ 'keychain.isSafe': () => false, 'keychain.keep': nothing, 'keychain.read': () => null },
    ...{ 'keychain.forget': nothing, 'memory.keep': nothing, 'memory.read': () => null },
  }
  serve(lines.port(HOST_LINE), hostContract, handlers, { log: { error: nothing } })
  return { child, client: createClient(lines.open(HOST_LINE + 1), contract, events) }
}

test('a core whose app is gone without a word ends no session in its name: it goes on when the workspace is opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-'))
  const file = join(folder, 'group.hearings')
  const { child, client } = coreOfAnApp(folder)
  const me = { name: 'Morven', role: 'chair' as const }
  await client.call('workspace.create', { file, passphrase: PASSPHRASE, starter: 'empty', me })
  const { session } = await client.call('session.start', { title: 'Tuesday', address: '127.0.0.1', documents: [] })
  const gone = once(child, 'exit')
  child.disconnect()
  await gone

  await using again = startTestCore({ folder })
  const secret = { by: 'passphrase' as const, passphrase: PASSPHRASE }
  await again.client.call('workspace.open', { file, secret, remember: false })
  await expect
    .poll(async () => (await again.client.call('session.state', undefined)).session, { timeout: 20_000 })
    .toMatchObject({ id: session?.id, title: 'Tuesday', part: 'host' })
  await again.stop()
  rmSync(folder, { recursive: true, force: true })
})
