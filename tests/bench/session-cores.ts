import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { startTestCore } from '#tests/harness/core.ts'

type AppClient = Client<AppContract, AppEvents>
type Core = ReturnType<typeof startTestCore>

/**
 * A session whose host is a real core in this process, as are the cores of those who join it here: the same files,
 * the same line, and no window. Whoever rings with one of its codes is let in.
 */
export async function openSession(options: {
  readonly title: string
  readonly update: Uint8Array
  readonly address?: string
}) {
  const { title, update, address = '127.0.0.1' } = options
  const cores: Core[] = []
  const host = await startNamed('Morven')
  cores.push(host)
  const { id: document } = await host.client.call('record.create', { kind: 'proposal', facts: { title } })
  const { epoch } = await host.client.call('document.open', { id: document })
  await host.client.call('document.append', { id: document, epoch, update, origin: 'bench' })
  host.client.on('session.changed', ({ session }) => {
    for (const { device } of session?.waiting ?? [])
      void host.client.call('session.letIn', { device, yes: true }).catch(() => undefined)
  })
  await host.client.call('session.start', { title: 'Tuesday', address, documents: [document] })

  const invite = async (name: string) => {
    const made = await host.client.call('session.invite', { name, role: 'member' })
    return `${made.code} ${made.address}`
  }
  return {
    document,
    host: host.client,
    invite,
    /** One more computer in this process, let in. */
    async join(name: string): Promise<AppClient> {
      const core = await startNamed(name)
      cores.push(core)
      await enter(core.client, await invite(name))
      return core.client
    },
    async [Symbol.asyncDispose]() {
      for (const core of cores.reverse()) await core[Symbol.asyncDispose]()
    },
  }
}

/** A computer in this process that joins a session somewhere else, where it is let in. */
export async function joinSession(code: string): Promise<AsyncDisposable & { readonly client: AppClient }> {
  const core = await startNamed('A colleague')
  await enter(core.client, code)
  return core
}

/** The practice workspace: no passphrase, whose key takes longer to make than everything else together. */
async function startNamed(name: string): Promise<Core> {
  const core = startTestCore()
  await core.client.call('workspace.openStarter', undefined)
  await core.client.call('workspace.setMe', { name, role: 'member' })
  return core
}

async function enter(client: AppClient, code: string): Promise<void> {
  await client.call('session.join', { code })
  for (let tries = 0; tries < 600; tries++) {
    const { session } = await client.call('session.state', undefined)
    if (session?.standing === 'inside' && session.connected) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('a computer was not let in')
}
