import { z } from 'zod'
import { createGatherer, cut } from '#relay/fragments.ts'
import { type Listener, openListener, standBy } from '#relay/listener.ts'
import type { Place } from '#shared/domain/session/join-code.ts'
import type { Core } from '../../core.ts'
import { connectionsOf } from '../../instance.ts'
import type { GuestFeature, HostContext, HostFeature, HostLine, MemberHandle } from './feature.ts'
import type { HeldFacts } from './held.ts'
import { Replica } from './held.ts'

/** How soon deputies are told, in milliseconds: at once where there is little to tell, less often where there is much. */
const soonFor = (bytes: number) => Math.min(5_000, 50 + bytes / 200)

/** Keeps deputies able to go on: tells each what the session stands at, soon after it changed. */
export function replicaAtHost(
  context: HostContext,
  isDeputy: (participant: string) => boolean,
  replica: (isHandedOver: boolean) => Replica,
): HostFeature & {
  changed(): void
  now(): void
  stand(member: MemberHandle, by: boolean): void
  hand(member: MemberHandle): void
} {
  let soon: NodeJS.Timeout | undefined
  let bytes = 0
  const deputies = () => context.members().filter((member) => isDeputy(member.participant))
  const send = (to: readonly MemberHandle[], isHandedOver = false) => {
    if (to.length === 0) return
    const whole = Buffer.from(JSON.stringify(replica(isHandedOver)))
    bytes = whole.length
    const pieces = cut(whole)
    for (const member of to) for (const piece of pieces) member.say('replica', piece)
  }
  const now = () => {
    clearTimeout(soon)
    soon = undefined
    send(deputies())
  }
  const stand = (member: MemberHandle, by: boolean) => {
    member.say('replica', { t: by ? 'stand-by' : 'stand-down' })
    if (by) send([member])
  }
  return {
    channel: 'replica',
    // Also to whoever is none: they may have been one when their computer stopped.
    joined: (member) => stand(member, isDeputy(member.participant)),
    heard: (member) => member.drop('spoke where it only listens'),
    changed() {
      soon ??= setTimeout(now, soonFor(bytes))
    },
    close: () => clearTimeout(soon),
    now,
    stand,
    hand(member) {
      send([member], true)
      member.say('replica', { t: 'take-over' })
    },
  }
}

const FromHost = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('stand-by') }),
  z.strictObject({ t: z.literal('stand-down') }),
  z.strictObject({ t: z.literal('take-over') }),
])

/** A deputy that came back looks so long for the host before it stands by where it did, unasked. Milliseconds. */
const LOOKS_FIRST = 5_000

/** A guest that may be asked to stand by. */
export function replicaAtGuest(options: {
  readonly core: Core
  /** What this computer was sent before it stopped, and where it stood by. */
  readonly before: { readonly replica: Replica; readonly at: Place } | null
  readonly session: () => string
  /** This computer's address on the network of the session. */
  readonly address: () => string
  readonly tellPort: (port: number) => void
  readonly onStanding: () => void
  readonly onReplica: (replica: Replica) => void
  readonly onStandDown: () => void
  readonly onHanded: () => void
}): GuestFeature & { standing(): { replica: Replica; listener: Listener } | null; give(): void } {
  const { core, before } = options
  const gatherer = { current: createGatherer() }
  let listener: Listener | null = null
  let opening: Promise<void> | null = null
  let replica = before?.replica ?? null
  let isGiven = false

  const open = async () => {
    const { log, now } = core
    const { instance } = core
    const here = options.address()
    const { address, port } = instance?.listen ?? (here === '' ? before?.at : undefined) ?? { address: here }
    const connections = instance && connectionsOf(instance.members)
    const opened = await openListener({ address, port, connections, log, now })
    if (opening === null) return opened.close()
    opened.answer(standBy)
    listener = opened
  }
  const standing = () => {
    if (listener) return options.tellPort(listener.port)
    opening ??= open().then(
      () => {
        if (listener === null) return
        options.tellPort(listener.port)
        options.onStanding()
      },
      (error: unknown) => {
        opening = null
        core.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'this computer cannot stand by')
      },
    ) as Promise<void>
  }
  const unasked = before && setTimeout(() => standing(), LOOKS_FIRST)
  unasked?.unref()
  const standDown = async () => {
    if (unasked) clearTimeout(unasked)
    const closing = listener
    opening = null
    listener = null
    replica = null
    if (!isGiven) await closing?.close()
  }

  return {
    channel: 'replica',
    connected(_line: HostLine) {
      if (unasked) clearTimeout(unasked)
      gatherer.current = createGatherer()
    },
    heard(said) {
      if (said instanceof Uint8Array) {
        const whole = gatherer.current.take(said)
        if (whole === null) return
        const read = whole === 'bad' ? undefined : Replica.safeParse(jsonOf(whole)).data
        if (read === undefined || read.session !== options.session()) {
          core.log.warn({}, 'what a deputy needs could not be read')
          gatherer.current = createGatherer()
          return
        }
        if (replica === null) core.log.info({}, 'this computer has what it needs to go on in the host’s place')
        replica = read
        return options.onReplica(read)
      }
      const told = FromHost.safeParse(said).data
      if (told?.t === 'stand-by') standing()
      else if (told?.t === 'stand-down') {
        options.onStandDown()
        void standDown()
      } else if (told?.t === 'take-over') options.onHanded()
    },
    standing: () => (replica && listener ? { replica, listener } : null),
    /** The listener goes on with the session. */
    give() {
      isGiven = true
    },
    close: standDown,
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

/** What the one who goes on begins with: the old host is one of the people now, and this computer is not. */
export function succeeding(replica: Replica, me: HeldFacts['me'], at: { address: string; port: number }): HeldFacts {
  const { facts, invitations } = replica
  const seat = invitations.find((one) => one.device === me.device && one.revokedAt === null)
  return {
    ...facts,
    ...at,
    me,
    seat: seat?.id ?? facts.seat,
    term: facts.term + 1,
    people: [facts.me, ...facts.people.filter((person) => person.participant !== me.participant)],
    deputies: facts.deputies.filter((participant) => participant !== me.participant),
    standby: facts.standby.filter((standby) => standby.participant !== me.participant),
  }
}
