import { createClient } from '#shared/rpc/client.ts'
import { contract, events } from '#shared/rpc/contract/index.ts'
import type { Peer, SessionState } from '#shared/rpc/contract/session.ts'
import type { FromCore, ToCore } from '#shared/rpc/define.ts'
import { memoryPorts } from '#shared/rpc/memory-port.ts'

type Session = NonNullable<SessionState['session']>

export const documentOfTests = '0190a0a0-0000-7000-8000-000000000001'

export const personOfTests = (participant: string, some: Partial<Peer> = {}): Peer => ({
  participant,
  device: `computer of ${participant}`,
  name: participant,
  role: 'member',
  here: true,
  deputy: false,
  ...some,
})

/** A session that shares one text, as the core tells of it. */
export const sessionOfTests = (some: Partial<Session> = {}): SessionState => ({
  session: {
    id: 'session',
    workshop: null,
    part: 'guest',
    standing: 'inside',
    number: null,
    title: 'Tuesday',
    participant: 'me',
    name: 'Me',
    role: 'member',
    epoch: 1,
    room: { name: 'room', password: 'secret' },
    address: '10.0.0.1:1',
    connected: true,
    peers: [],
    waiting: [],
    documents: [{ id: documentOfTests, kind: 'proposal', title: 'Letters' }],
    share: { records: [], voices: false, keep: true },
    mayTakeOver: false,
    ...some,
  },
})

/** A core that answers whatever it is asked with what it is told to, notes it, and says what it is given. For tests. */
export function coreOfTests(answers: Readonly<Record<string, (input: never) => unknown>> = {}) {
  const ports = memoryPorts()
  const asked: { readonly name: string; readonly input: never }[] = []
  ports.b.receive((raw) => {
    const call = raw as ToCore
    if (call.t !== 'call') return
    asked.push({ name: call.name, input: call.input as never })
    ports.b.send({ t: 'done', id: call.id, output: answers[call.name]?.(call.input as never) } satisfies FromCore)
  })
  return {
    client: createClient(ports.a, contract, events),
    asked,
    inputs: (name: string) => asked.filter((call) => call.name === name).map(({ input }) => input),
    tell: (name: keyof typeof events, data: unknown) => ports.b.send({ t: 'event', name, data } satisfies FromCore),
  }
}
