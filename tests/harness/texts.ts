import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { Core, Workspace } from '#core/core.ts'
import type { Log } from '#core/log.ts'
import { documentsOf } from '#core/modules/documents/handlers.ts'
import { setCurrentSession } from '#core/modules/session/current.ts'
import type {
  Channel,
  GuestContext,
  GuestFeature,
  HostContext,
  HostFeature,
  HostLine,
  MemberHandle,
  Said,
  SessionFacts,
} from '#core/modules/session/feature.ts'
import { type DeviceKey, makeDeviceKey } from '#relay/device-key.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import type { Peer } from '#shared/rpc/contract/session.ts'
import { startWithWorkspace } from './core.ts'

/** A line in the log: its level, facts and message. */
export type LogLine = { readonly level: 'info' | 'warn' | 'error'; readonly facts: unknown; readonly message: string }
type Emitted = { readonly name: string; readonly data: unknown }

/** A real core with a workspace, and what a feature of a session is made with. */
export type Computer = AsyncDisposable & {
  readonly name: string
  readonly client: Client<AppContract, AppEvents>
  readonly workspace: Workspace
  readonly device: DeviceKey
  /** What features are given: the clock and log of this computer; what they emit is listed, and is not sent to pages. */
  readonly core: Core
  readonly emitted: Emitted[]
  readonly logged: LogLine[]
}

export async function computer(name: string): Promise<Computer> {
  const logged: LogLine[] = []
  const at = (level: LogLine['level']) => (facts: unknown, message: string) =>
    void logged.push({ level, facts, message })
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error') }
  let workspace: Workspace | undefined
  const running = await startWithWorkspace({
    onOpen: (opened) => {
      workspace = opened
    },
  })
  if (workspace === undefined) throw new Error('no workspace')
  const emitted: Emitted[] = []
  const core = {
    log,
    now: Date.now,
    emit: (event: string, data: unknown) => void emitted.push({ name: event, data }),
  } as unknown as Core
  return {
    name,
    client: running.client,
    workspace,
    device: makeDeviceKey(),
    core,
    emitted,
    logged,
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  }
}

export type SharedText = { readonly id: string; readonly kind: KindName; readonly title: string }
type Make = {
  readonly host: (context: HostContext) => readonly HostFeature[]
  readonly guest: (context: GuestContext) => readonly GuestFeature[]
}

/** One guest's end in a session over a line of this process. */
export type Guest = {
  readonly computer: Computer
  readonly member: MemberHandle
  readonly features: readonly GuestFeature[]
  /** Says anything to the host, as a computer would that has lost its manners. */
  say(channel: Channel, said: Said): void
  /** Everything the host said. */
  readonly heard: { readonly channel: Channel; readonly said: Said }[]
  readonly dropped: string[]
  cut(): void
  heal(): Promise<void>
  isHere(): boolean
}

/** A session without a network: real features on real workspaces, and a line that hands over what was said in order, a little later. */
export async function sessionInMemory(hostComputer: Computer, documents: readonly SharedText[], make: Make) {
  let shared = documents
  const id = randomUUID()
  const guests: Guest[] = []
  const members = new Map<string, MemberHandle>()
  const facts = (name: string, role: SessionRole, device: string): SessionFacts => ({
    id,
    workshop: null,
    title: 'Tuesday',
    share: { records: ['proposals'], voices: false, keep: true },
    documents: role === 'guest' ? [] : shared,
    me: { participant: name, name, role, device },
  })
  const hostFacts = () => facts(hostComputer.name, 'chair', hostComputer.device.id)
  const people = (): readonly Peer[] =>
    [...members.values()].map(({ participant, device, name, role }) => ({
      participant,
      device,
      name,
      role,
      here: true,
      deputy: false,
    }))
  const context: HostContext = {
    core: hostComputer.core,
    workspace: hostComputer.workspace,
    log: hostComputer.core.log,
    facts: hostFacts,
    people,
    sign: (message) => hostComputer.device.sign(message),
    key: hostComputer.device.publicKey,
    how: 'opened',
    members: () => [...members.values()],
    member: (participant) => members.get(participant),
    sayToAll(channel, said, whom = () => true) {
      for (const member of members.values()) if (whom(member)) member.say(channel, said)
    },
    shareBoard: () => undefined,
    shareProposals: () => undefined,
    replicate: () => undefined,
  }
  const features = make.host(context)
  setCurrentSession(hostComputer.core, { part: 'host', facts: hostFacts, features })
  const featureOf = (channel: Channel) => features.find((feature) => feature.channel === channel)

  const join = async (guestComputer: Computer, role: SessionRole): Promise<Guest> => {
    const { name, device } = guestComputer
    const myFacts = () => facts(name, role, device.id)
    let line: HostLine | null = null
    let wire = { isCut: true }
    const heard: Guest['heard'] = []
    const dropped: string[] = []
    const guestContext: GuestContext = {
      core: guestComputer.core,
      workspace: guestComputer.workspace,
      log: guestComputer.core.log,
      facts: myFacts,
      people,
      sign: (message) => device.sign(message),
      key: device.publicKey,
      line: () => line,
      hostKey: () => hostComputer.device.publicKey,
    }
    const theirs = make.guest(guestContext)
    setCurrentSession(guestComputer.core, { part: 'guest', facts: myFacts, features: theirs })
    let member: MemberHandle | undefined

    const cut = () => {
      if (wire.isCut) return
      wire.isCut = true
      line = null
      const was = member
      members.delete(name)
      if (was) for (const feature of features) feature.gone?.(was)
      for (const feature of theirs) feature.disconnected?.()
    }
    const say = (channel: Channel, said: Said) => {
      const on = wire
      const to = member
      setImmediate(() => {
        if (!on.isCut && to) featureOf(channel)?.heard(to, copied(said))
      })
    }
    const heal = async () => {
      const on = { isCut: false }
      wire = on
      const handle: MemberHandle = {
        participant: name,
        device: device.id,
        key: device.publicKey,
        name,
        role,
        say(channel, said) {
          setImmediate(() => {
            if (on.isCut) return
            const what = copied(said)
            heard.push({ channel, said: what })
            theirs.find((feature) => feature.channel === channel)?.heard(what)
          })
        },
        unsent: () => 0,
        drop(why) {
          dropped.push(why)
          if (!on.isCut) cut()
        },
      }
      member = handle
      members.set(name, handle)
      line = { say, unsent: () => 0 }
      await Promise.all(features.map((feature) => feature.joined?.(handle)))
      for (const feature of theirs) if (line) feature.connected?.(line, myFacts())
    }
    await heal()
    const guest: Guest = {
      computer: guestComputer,
      get member() {
        if (member === undefined) throw new Error('nobody came')
        return member
      },
      features: theirs,
      say,
      heard,
      dropped,
      cut,
      heal,
      isHere: () => !wire.isCut,
    }
    guests.push(guest)
    return guest
  }

  return {
    id,
    features,
    guests,
    join,
    share(next: readonly SharedText[]) {
      shared = next
      for (const feature of features) feature.changed?.(hostFacts())
      for (const guest of guests)
        for (const feature of guest.features)
          feature.changed?.(facts(guest.computer.name, guest.member.role, guest.computer.device.id))
    },
    async close() {
      for (const feature of features) await feature.closing?.()
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
      for (const guest of guests) {
        for (const feature of guest.features) await feature.close?.()
        setCurrentSession(guest.computer.core, null)
      }
      for (const feature of features) await feature.close?.()
      setCurrentSession(hostComputer.core, null)
    },
  }
}

const copied = (said: Said): Said =>
  said instanceof Uint8Array ? new Uint8Array(said) : JSON.parse(JSON.stringify(said))

/** Writes words at a place of a text as a page of this computer would; answers once they are kept. */
export function write({ workspace }: Computer, document: SharedText, words: string, at = 0): void {
  const page = new Y.Doc()
  const documents = documentsOf(workspace)
  const { epoch, state } = documents.state(document.id, document.kind)
  Y.applyUpdate(page, state)
  page.once('update', (update: Uint8Array) => documents.append(document.id, epoch, update, 'page', document.kind))
  const text = page.getText('words')
  text.insert(Math.min(at, text.length), words)
}

/** The words of a text, from the workspace file. */
export function wordsOf({ workspace }: Computer, document: SharedText): string {
  const doc = documentsOf(workspace).store.load(document.id)
  return doc.getText('words').toString()
}

export async function until(what: () => boolean, patience = 10_000): Promise<void> {
  const end = Date.now() + patience
  while (Date.now() < end) {
    if (what()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it did not come about')
}
