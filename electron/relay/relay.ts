import { roleMay, type SessionRole } from '#shared/domain/roles/roles.ts'
import type { SignalFromRelay, SignalToRelay } from '#shared/domain/session/signalling.ts'
import type { Peer, Waiting } from '#shared/rpc/contract/session.ts'
import type { Channel } from './channels.ts'
import { type Caller, serveConnection } from './connection.ts'
import type { DeviceKey } from './device-key.ts'
import type { FromMember, RefusalCode, SharedSession } from './frames.ts'
import type { Invitations } from './invitations.ts'
import { limits } from './limits.ts'
import { type Answering, type Listener, openListener } from './listener.ts'
import type { RelayLog } from './log.ts'
import type { Meter } from './meter.ts'
import type { Budget } from './outbox.ts'
import { createSignalling } from './signalling.ts'

/** A computer that was let in and is here. */
export type Member = {
  readonly participant: string
  readonly device: string
  readonly key: string
  readonly name: string
  readonly role: SessionRole
  /** Its network address, as seen here. */
  readonly address: string
  say(channel: Channel, said: unknown): void
  unsent(): number
  drop(why: string): void
}

/** Where a deputy stands by. `at`: as it says itself. `texts`: it serves texts meanwhile. */
export type Standing = { readonly port: number; readonly at?: string | undefined; readonly texts?: boolean | undefined }

/** What travels on a channel, at the host. */
export type RelayFeature = {
  readonly channel: Channel
  joined?(member: Member): void | Promise<void>
  heard(member: Member, said: unknown): void
  gone?(member: Member): void
  closing?(): void | Promise<void>
}

export type RelayOptions = {
  /** IPv4 address of the one interface to listen on; a port, or any free one. Not used where `listener` is given. */
  readonly address: string
  readonly port?: number | undefined
  /** One that stood by until now. */
  readonly listener?: Listener | undefined
  readonly device: DeviceKey
  readonly invitations: Invitations
  /** The session as one person may know it. Asked for each who joins, and for all by `tellSession`. */
  readonly session: (who: { participant: string; name: string; role: SessionRole }) => SharedSession
  /** Whether a chair has compared this computer's number before. */
  readonly recognised: (device: string, invitation: string) => boolean
  /** Whoever is no person: an instance of a server, which is not told of to anyone. */
  readonly isMachine?: (participant: string) => boolean
  /** How many may be inside besides the host, and connected at all; a room of people's where left out. */
  readonly members?: number | undefined
  readonly connections?: number | undefined
  readonly meter?: Meter | undefined
  /** The host's own person. */
  readonly me: Omit<Peer, 'here' | 'deputy'>
  /** Those who were in it before this relay. */
  readonly people?: readonly Omit<Peer, 'here' | 'deputy'>[]
  readonly isDeputy: (participant: string) => boolean
  /** What signals may be about: topics of documents that are shared. */
  readonly isTopic: (topic: string) => boolean
  readonly features: readonly RelayFeature[]
  readonly log: RelayLog
  readonly now: () => number
  /** Someone came, went, waits or does so no more. */
  readonly onPeople: () => void
  /** For the host's own pages. */
  readonly onSignal: (signal: SignalFromRelay) => void
  /** A deputy stands by at this port. */
  readonly onStandby?: (member: Member, where: Standing) => void
}

export type Relay = {
  readonly address: string
  readonly port: number
  /** SHA-256 of the certificate, hexadecimal. */
  readonly fingerprint: string
  members(): readonly Member[]
  /** Everyone ever let in and not removed, the host first. */
  people(): readonly Peer[]
  waiting(): readonly Waiting[]
  /** False where no such computer waits. */
  letIn(device: string, yes: boolean): boolean
  /** Hangs up at once, whether inside or waiting, and forgets the person. */
  remove(participant: string, code: RefusalCode): void
  /** What a page of the host says. */
  signal(signal: SignalToRelay): void
  /** Something of the session changed: everyone is told it as they may know it. */
  tellSession(): void
  tellPeople(): void
  /** Listens at another address from now on, at the same port where that is free; whoever is inside rings again. */
  move(address: string): Promise<void>
  /** Tells everyone that the session has ended, or goes on elsewhere, and stops listening. */
  close(why?: 'ended' | 'handed'): Promise<void>
}

const HOST = 'host'
const within = (ms: number, work: Promise<unknown>) =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms).unref())])

type Inside = { readonly caller: Caller; readonly member: Member }

/** Opens a session's relay. Refuses with session/port-taken. */
export async function openRelay(options: RelayOptions): Promise<Relay> {
  const { device, log, now, features, me } = options
  let listener = options.listener ?? (await openListener(options))
  const budget: Budget = { used: 0 }
  /** By participant. */
  const inside = new Map<string, Inside>()
  const known = new Map(options.people?.map((person) => [person.participant, person]))
  /** By device. */
  const waiting = new Map<string, Caller>()
  let connections = 0
  let telling: NodeJS.Timeout | undefined
  let isOver = false

  const signalling = createSignalling({
    allowed: options.isTopic,
    send: (to, signal) =>
      to === HOST ? options.onSignal(signal) : inside.get(to)?.caller.send({ t: 'signal', signal }),
    now,
  })

  const isPerson = ({ participant }: { readonly participant: string }) => options.isMachine?.(participant) !== true
  const people = (): Peer[] => [
    ...[{ ...me, here: true, deputy: false }].filter(isPerson),
    ...[...known.values()].filter(isPerson).map((person) => ({
      ...person,
      here: inside.has(person.participant),
      deputy: options.isDeputy(person.participant),
    })),
  ]
  const tellPeople = () => {
    telling ??= setTimeout(() => {
      telling = undefined
      if (isOver) return
      const text = JSON.stringify({ t: 'peers', peers: people() })
      for (const { caller } of inside.values()) caller.sendText(text)
    }, 20)
    options.onPeople()
  }

  const safely = (member: Member | null, channel: Channel, work: () => unknown) => {
    const failed = (error: unknown) => {
      log.warn({ channel, error: error instanceof Error ? error.name : 'unknown' }, 'a part of the session stumbled')
      member?.drop('could not be served')
    }
    try {
      return Promise.resolve(work()).catch(failed)
    } catch (error) {
      failed(error)
      return Promise.resolve()
    }
  }

  const gone = (caller: Caller) => {
    if (waiting.get(caller.device) === caller) {
      waiting.delete(caller.device)
      options.onPeople()
    }
    const { participant } = caller.invitation
    const was = inside.get(participant)
    if (was?.caller !== caller) return
    inside.delete(participant)
    signalling.leave(participant)
    for (const feature of features) void safely(null, feature.channel, () => feature.gone?.(was.member))
    tellPeople()
  }

  const welcome = (caller: Caller) => {
    const { participant, role } = caller.invitation
    const before = inside.get(participant)
    if (!before && inside.size >= (options.members ?? limits.members)) return caller.refuse('session/full')
    before?.caller.drop('came back by another connection')
    const { device: id, key, name, address, say, unsent, drop } = caller
    const member: Member = { participant, device: id, key, name, role, address, say, unsent, drop }
    caller.enter()
    inside.set(participant, { caller, member })
    known.set(participant, { participant, device: id, name, role })
    caller.send({
      t: 'welcome',
      session: options.session({ participant, name, role }),
      key: device.publicKey,
      signature: caller.signature,
    })
    caller.send({ t: 'peers', peers: people() })
    tellPeople()
    const joined = features.map((feature) => safely(member, feature.channel, () => feature.joined?.(member)))
    void within(limits.joinedMs, Promise.all(joined)).then(() => caller.send({ t: 'ready' }))
  }

  const proven = (caller: Caller) => {
    if (isOver) return caller.drop('the session is over')
    if (options.recognised(caller.device, caller.invitation.id)) return welcome(caller)
    waiting.get(caller.device)?.drop('came back by another connection')
    waiting.set(caller.device, caller)
    log.info({ connection: caller.connection, device: caller.device }, 'a computer waits to be let in')
    caller.send({ t: 'waiting', key: device.publicKey, signature: caller.signature })
    options.onPeople()
  }

  const take = (caller: Caller, frame: FromMember) => {
    if (frame.t === 'leaving') return caller.end()
    const found = inside.get(caller.invitation.participant)
    if (found?.caller !== caller) return
    const { member } = found
    if (frame.t === 'say') return hear(member, frame.channel, frame.said)
    if (frame.t === 'standby') return options.onStandby?.(member, frame)
    if (!roleMay(member.role, 'edit')) return member.drop('signalled without a part in the texts')
    if (!signalling.handle(member.participant, frame.signal)) member.drop('spoke as someone else')
  }
  const hear = (member: Member, channel: Channel, said: unknown) => {
    const feature = features.find((one) => one.channel === channel)
    if (feature) void safely(member, channel, () => feature.heard(member, said))
  }

  const answer: Answering = (socket, { address, isStranger, isKnown }) => {
    connections += 1
    serveConnection(socket, {
      number: connections,
      address,
      fingerprint: listener.fingerprint,
      device,
      invitations: options.invitations,
      log,
      now,
      budget,
      meter: options.meter,
      onStranger: isStranger,
      onKnown: isKnown,
      onProven: proven,
      onFrame: take,
      onBytes(caller, channel, said) {
        const found = inside.get(caller.invitation.participant)
        if (found?.caller === caller) hear(found.member, channel, said)
      },
      onGone: gone,
    })
  }
  listener.answer(answer)
  log.info({ port: listener.port }, 'a session is open')

  return {
    get address() {
      return listener.address
    },
    get port() {
      return listener.port
    },
    get fingerprint() {
      return listener.fingerprint
    },
    async move(address) {
      const { port } = listener
      const next = await openListener({ address, port, log, now }).catch(() => openListener({ address, log, now }))
      if (isOver) return next.close()
      const before = listener
      next.answer(answer)
      listener = next
      log.info({ port: next.port }, 'the session goes on at another address')
      await before.close()
    },
    members: () => [...inside.values()].map(({ member }) => member),
    people,
    waiting: () =>
      [...waiting.values()].map(({ device, name, invitation, number }) => ({
        device,
        name,
        role: invitation.role,
        number,
      })),
    letIn(id, yes) {
      const caller = waiting.get(id)
      if (caller === undefined) return false
      waiting.delete(id)
      if (yes) welcome(caller)
      else {
        options.invitations.revoke(caller.invitation.id)
        caller.refuse('session/not-let-in')
      }
      options.onPeople()
      return true
    },
    remove(participant, code) {
      known.delete(participant)
      for (const caller of waiting.values()) if (caller.invitation.participant === participant) caller.refuse(code)
      inside.get(participant)?.caller.refuse(code)
      tellPeople()
    },
    signal: (signal) => void signalling.handle(HOST, signal),
    tellSession() {
      signalling.tidy()
      for (const { caller, member } of inside.values()) caller.send({ t: 'session', session: options.session(member) })
    },
    tellPeople,
    async close(why = 'ended') {
      isOver = true
      clearTimeout(telling)
      if (why === 'ended') {
        const lastWords = features.map((feature) => safely(null, feature.channel, () => feature.closing?.()))
        await within(limits.closingMs, Promise.all(lastWords))
      }
      for (const caller of [...waiting.values(), ...[...inside.values()].map((one) => one.caller)]) {
        caller.send({ t: 'ended', why })
        caller.end()
      }
      await listener.close()
      log.info({ port: listener.port }, 'the session is closed')
    },
  }
}
