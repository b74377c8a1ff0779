import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { expect, test } from 'vitest'
import { serve } from '#core/serve.ts'
import { startCore } from '#core/start.ts'
import { createClient } from '#shared/rpc/client.ts'
import { contract, events } from '#shared/rpc/contract/index.ts'
import { hostContract } from '#shared/rpc/host.ts'
import { memoryPorts } from '#shared/rpc/memory-port.ts'
import { testFolder } from '#tests/harness/workspace-files.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A core whose host outlives it and remembers for it what it was asked to. */
function startWith(folder: string, memory: Map<string, string>) {
  const host = memoryPorts()
  serve(
    host.b,
    hostContract,
    {
      'dialog.open': () => [],
      'dialog.save': () => null,
      'keychain.isSafe': () => false,
      'keychain.keep': () => undefined,
      'keychain.read': () => null,
      'keychain.forget': () => undefined,
      'memory.keep': ({ name, secret }) => {
        if (secret === null) memory.delete(name)
        else memory.set(name, secret)
      },
      'memory.read': ({ name }) => memory.get(name) ?? null,
      'folder.reveal': () => undefined,
    },
    { log: quiet },
  )
  const connections: Database[] = []
  const core = startCore({
    version: '0.0.0-test',
    places: { appData: folder, documents: folder, resources: folder, logFile: join(folder, 'core.log') },
    log: quiet,
    host: host.a,
    onWorkspace: (workspace) => connections.push(workspace.db),
  })
  const line = memoryPorts()
  core.connect(line.b)
  return { client: createClient(line.a, contract, events), connections, stop: () => core.stop() }
}

test('a core started after one that was killed opens what that one had open; after a close there is nothing to open', async () => {
  const folder = testFolder()
  const memory = new Map<string, string>()
  const file = join(folder, 'group.hearings')
  const killed = startWith(folder, memory)
  const before = await killed.client.call('workspace.create', { file, passphrase: null, starter: 'empty' })
  await killed.client.call('record.create', { kind: 'person', facts: { name: 'Una', contact: '', about: '' } })
  // All that a kill leaves of a core: its file with the log it had, and nobody who holds them.
  const left = [file, `${file}-wal`].map((name) => [name, readFileSync(name)] as const)
  for (const db of killed.connections) db.close()
  for (const [name, bytes] of left) writeFileSync(name, bytes)

  const core = startWith(folder, memory)
  const { open } = await core.client.call('workspace.state', undefined)
  expect(open).toMatchObject({ file, practice: true, device: before.device, me: before.me })
  expect(await core.client.call('record.list', { kind: 'person' })).toHaveLength(1)
  await core.stop()
  expect([...memory.keys()]).toEqual([])
  const next = startWith(folder, memory)
  expect((await next.client.call('workspace.state', undefined)).open).toBeNull()
})

test('where the file that was open is gone, a core starts with nothing open', async () => {
  const memory = new Map([['open-workspace', JSON.stringify({ file: '/gone', raw: '00', remembered: false })]])
  const core = startWith(testFolder(), memory)
  expect((await core.client.call('workspace.state', undefined)).open).toBeNull()
})
