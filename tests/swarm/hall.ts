import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import { type CutProxy, cutProxy } from './cut-proxy.ts'
import type { Account } from './peer.ts'
import { PROCESS_ENDED, type Remote, startRemote } from './remote.ts'

/** How long anything may take to come about, in milliseconds. */
const PATIENCE = 60_000

type Seat = { readonly name: string; readonly remote: Remote; wire: CutProxy | null; isCut: boolean }

/** A session with its host and its peers, in processes of their own, and a wire between each that can be cut. */
export type Hall = AsyncDisposable & {
  readonly documents: readonly string[]
  readonly names: readonly string[]
  readonly titles: readonly string[]
  /** Brings one more in: invited, joined, let in, and at work. */
  seat(name: string, everyMs: number): Promise<void>
  /** A code for a window of the real app. */
  invite(name: string): Promise<string>
  letEveryoneIn(): Promise<void>
  cut(name: string, milliseconds: number): Promise<void>
  restart(name: string): Promise<void>
  /** The host's process is killed, and started again on the same file. */
  crashHost(): Promise<void>
  view(): Promise<RoomView | null>
  tell(intent: unknown): Promise<void>
  call(name: string, input: unknown): Promise<unknown>
  rest(): Promise<void>
  accounts(): Promise<Account[]>
}

export async function openHall(options: {
  readonly texts: number
  readonly processes: number
  readonly seed: number
}): Promise<Hall> {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-swarm-'))
  const seats = new Map<string, Seat>()
  const remotes = Array.from({ length: options.processes }, startRemote)
  let host = startRemote()
  let port = 0
  let seed = options.seed

  /** Settles while the host is there, and once it is there again. */
  let hostIsBack: Promise<void> = Promise.resolve()

  const ask = (name: string, input: unknown) => host.ask('host', { op: 'call', name, input })
  /** What the host's process did not answer because it was killed is asked once more when it is back. */
  const call = async (name: string, input: unknown): Promise<unknown> => {
    await hostIsBack
    try {
      return await ask(name, input)
    } catch (error) {
      if (!String(error).includes(PROCESS_ENDED)) throw error
      await hostIsBack
      return ask(name, input)
    }
  }
  const state = async () => ((await ask('session.state', undefined)) as SessionState).session
  const openHost = () =>
    host.ask('host', { op: 'open', folder: join(folder, 'host'), seed: options.seed, role: 'chair' })
  const portNow = async () => {
    const session = await state()
    if (session === null) throw new Error('the host has no session')
    port = Number(session.address.split(':').at(-1))
  }

  await openHost()
  const titles = Array.from({ length: options.texts }, (_, place) => `Text ${place + 1}`)
  const documents: string[] = []
  for (const [place, title] of titles.entries()) {
    const made = (await call('record.create', { kind: 'proposal', facts: { number: place + 1, title } })) as {
      id: string
    }
    documents.push(made.id)
  }
  const workshop = (
    (await call('record.create', {
      kind: 'workshop',
      facts: { title: 'Swarm', held_on: '2026-03-02' },
    })) as { id: string }
  ).id
  for (const [place, method] of ['gradients', 'fist-to-five'].entries())
    await call('record.create', {
      kind: 'agenda_item',
      facts: { workshop, position: place + 1, title: `Poll ${place + 1}`, method, minutes: 5, question: 'Shall we?' },
    })
  await call('session.start', {
    workshop,
    title: 'Swarm',
    address: '127.0.0.1',
    documents,
    share: { records: ['proposals', 'sessions'], voices: false, keep: true },
  })
  await host.ask('host', { op: 'follow', documents })
  await portNow()

  const letEveryoneIn = async () => {
    const now = (await call('session.state', undefined)) as SessionState
    for (const { device } of now.session?.waiting ?? []) await call('session.letIn', { device, yes: true })
  }
  const invite = async (name: string) => {
    const { code } = (await call('session.invite', { name, role: 'member' })) as { code: string }
    return code
  }
  const seatOf = (name: string): Seat => {
    const seat = seats.get(name)
    if (seat === undefined) throw new Error(`nobody is called ${name}`)
    return seat
  }
  const until = async (what: string, holds: () => Promise<boolean>) => {
    const end = Date.now() + PATIENCE
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`${what} did not come about within ${PATIENCE / 1000} s`)
      await pause(100)
    }
  }
  const inside = (name: string) => async () => {
    await letEveryoneIn()
    const now = (await seatOf(name).remote.ask(name, {
      op: 'call',
      name: 'session.state',
      input: undefined,
    })) as SessionState
    return (
      now.session?.standing === 'inside' && now.session.connected && now.session.documents.length >= documents.length
    )
  }

  return {
    documents,
    titles,
    get names() {
      return [...seats.keys()]
    },
    async seat(name, everyMs) {
      const remote = remotes[seats.size % remotes.length] as Remote
      const wire = await cutProxy(() => port)
      seats.set(name, { name, remote, wire, isCut: false })
      seed += 1
      mkdirSync(join(folder, name), { recursive: true })
      await remote.ask(name, { op: 'open', folder: join(folder, name), seed, role: 'member' })
      const code = await invite(name)
      await remote.ask(name, { op: 'join', code: `${code} ${wire.address}` })
      await until(`${name} inside`, inside(name))
      await until(`${name} has the texts`, async () => {
        try {
          await remote.ask(name, { op: 'follow', documents })
          return true
        } catch {
          return false
        }
      })
      await remote.ask(name, { op: 'work', everyMs })
    },
    invite: async (name) => `${await invite(name)} 127.0.0.1:${port}`,
    letEveryoneIn,
    async cut(name, milliseconds) {
      const seat = seatOf(name)
      if (seat.isCut) return
      seat.isCut = true
      seat.wire?.cut()
      await pause(milliseconds)
      seat.wire?.mend()
      seat.isCut = false
    },
    async restart(name) {
      await seatOf(name).remote.ask(name, { op: 'restart' })
    },
    async crashHost() {
      const away = Promise.withResolvers<void>()
      hostIsBack = away.promise
      try {
        await host.kill()
        host = startRemote()
        await openHost()
        await until('the session of the host is open again', async () => (await state()) !== null)
        await host.ask('host', { op: 'follow', documents })
        await portNow()
      } finally {
        away.resolve()
      }
    },
    view: async () => (await call('room.view', { as: 'person' })) as RoomView | null,
    tell: async (intent) => void (await call('room.do', { intent })),
    call,
    async rest() {
      for (const { name, remote } of seats.values()) await remote.ask(name, { op: 'work', everyMs: null })
    },
    accounts: async () =>
      Promise.all([host.account('host'), ...[...seats.values()].map(({ name, remote }) => remote.account(name))]),
    async [Symbol.asyncDispose]() {
      await Promise.all([host, ...remotes].map((remote) => remote.end().catch(() => undefined)))
      for (const { wire } of seats.values()) await wire?.[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
