import { connect, createServer, type Socket } from 'node:net'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { readPlace } from '#shared/domain/session/join-code.ts'
import type { Share } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { startWithWorkspace, type TestCore, type TestCoreOptions } from './core.ts'

export type Computer = TestCore & { readonly file: string }

/** Computers of a test: real cores on real files, stopped when the test is over (`afterEach(stopComputers)`). */
const running: AsyncDisposable[] = []
export async function stopComputers(): Promise<void> {
  for (const computer of running.splice(0).reverse()) await computer[Symbol.asyncDispose]()
}

export async function computer(name: string, options: TestCoreOptions = {}): Promise<Computer> {
  const made = await startWithWorkspace(options)
  running.push(made)
  await made.client.call('workspace.setMe', { name, role: 'member' })
  return made
}

export const stateOf = async ({ client }: Pick<Computer, 'client'>) =>
  (await client.call('session.state', undefined)).session

export const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'was done',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  )

export async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + 40_000
  while (performance.now() < end) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not come about')
}

export async function proposal({ client }: Pick<Computer, 'client'>, title: string, number = 7): Promise<string> {
  const facts = { title, number, summary: 'What happens before a hearing.' }
  return (await client.call('record.create', { kind: 'proposal', facts })).id
}

/** Opens a session on this computer alone. */
export const startSession = (
  host: Computer,
  documents: string[],
  more: { title?: string; workshop?: string; share?: Share } = {},
) => host.client.call('session.start', { title: 'Tuesday', address: '127.0.0.1', documents, ...more })

/** An invitation as it is typed where nothing is looked for on the network: the code and the address. */
export async function invite(host: Computer, role: SessionRole = 'member', name = ''): Promise<string> {
  const { code, address } = await host.client.call('session.invite', { name, role })
  return `${code} ${address}`
}

/** Joins with an invitation of its own, and is let in by the host, who compares the number. */
export async function joinAs(
  host: Computer,
  guest: Computer,
  role: SessionRole = 'member',
  name = '',
): Promise<string> {
  const code = await invite(host, role, name)
  await enter(host, guest, code)
  return code
}

/** Joins with `code`, is let in where the host asks, and has the records of the shared texts. */
export async function enter(host: Computer, guest: Computer, code: string): Promise<void> {
  const { session } = await guest.client.call('session.join', { code })
  if (session?.standing === 'waiting') {
    const waiting = (await stateOf(host))?.waiting.find(({ number }) => number === session.number)
    if (!waiting) throw new Error('the host shows another number, or none')
    await host.client.call('session.letIn', { device: waiting.device, yes: true })
  }
  await until(async () => {
    const now = await stateOf(guest)
    if (now?.standing !== 'inside' || !now.connected) return false
    for (const { kind, id } of now.documents)
      if (kind === 'proposal' && (await refusal(guest.client.call('record.get', { kind, id }))) !== 'was done')
        return false
    return true
  })
}

/** A cable that can be pulled out, between a guest and the address in its code: passes bytes on and reads none of them. */
export async function cable(code: string) {
  const [, written = '', place = ''] = /^(.*) (\S+)$/.exec(code) ?? []
  const to = readPlace(place)
  if (!to) throw new Error('the test has no code with an address')
  const sockets = new Set<Socket>()
  let isIn = true
  const server = createServer((near) => {
    const far = connect(to.port, to.address)
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    if (!isIn) near.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    code: `${written} 127.0.0.1:${port}`,
    pull() {
      isIn = false
      for (const socket of sockets) socket.destroy()
    },
    plugIn() {
      isIn = true
    },
    [Symbol.dispose]() {
      this.pull()
      server.close()
    },
  }
}
