import type { SharedSession } from '#relay/frames.ts'
import type { HostSaid, Line } from '#relay/join.ts'
import { type Joining, type Place, readPlace, writePlace } from '#shared/domain/session/join-code.ts'
import type { Peer } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { deviceKey } from './device.ts'
import type { Channel, GuestContext, GuestFeature, SessionFacts } from './feature.ts'
import { guestFeatures } from './features.ts'
import { heldSessions } from './held.ts'
import type { Part, Told } from './part.ts'
import { replicaAtGuest } from './replica.ts'
import { type Ringing, ringNearby, ringPlaces } from './ringing.ts'

/** How long to wait before ringing again, in milliseconds: soon at first, for as long as the person stays. */
const waits = [200, 400, 800, 1500, 2000]
const AFTER_A_WHILE = 5000
const A_WHILE = 60
/** Every so many rounds the network is looked at too: the host may be at another address by now. */
const LOOK_EVERY = 4

/** What ends a part, and what it is called. */
const endings: Readonly<Record<string, 'removed' | 'refused'>> = {
  'session/removed': 'removed',
  'session/revoked': 'removed',
  'session/not-let-in': 'refused',
  'session/full': 'refused',
}

/**
 * Joins the session a code is for, and stays: rings again whenever the line breaks, the host first and then its
 * deputies. Answers once this computer is inside or waits to be let in. Refuses as joinRelay does, and with
 * session/not-found-nearby.
 */
export async function joinSession(core: Core, { secret, at }: Joining, told: Told): Promise<Part> {
  const workspace = core.workspace()
  const { log, now } = core
  const device = deviceKey(core)
  const held = heldSessions(workspace.db)
  let line: Line | null = null
  let session: SharedSession | null = null
  let features: GuestFeature[] | null = null
  let number: string | null = null
  let place: Place | null = at
  let hostKey = ''
  let peers: readonly Peer[] = []
  let rang = 0
  let again: NodeJS.Timeout | undefined
  let ringing: { stop(): void } | undefined
  let over = false
  let isEntered = false
  let onReady: () => void = () => undefined
  let onLost: (why: Refusal) => void = () => undefined

  const facts = (): SessionFacts => {
    if (session === null) throw new Error('a guest has no session before it is let in')
    const { id, workshop, title, share, documents, participant, name, role } = session
    return { id, workshop, title, share, documents, me: { participant, name, role, device: device.id } }
  }

  const context: GuestContext = {
    core,
    workspace,
    log,
    facts,
    people: () => peers,
    sign: device.sign,
    key: device.publicKey,
    line: () => line,
    hostKey: () => hostKey,
  }
  const replica = replicaAtGuest({
    core,
    session: () => session?.id ?? '',
    address: () => line?.localAddress ?? '',
    tellPort: (port) => line?.send({ t: 'standby', port }),
    onReplica(kept) {
      held.saveReplica(kept, now())
      told.onChange()
    },
    onStandDown() {
      if (session) held.end(session.id, now())
      told.onChange()
    },
    onHanded: told.onHanded,
  })

  const each = (what: (feature: GuestFeature) => unknown) => {
    for (const feature of features ?? []) safely(feature.channel, () => what(feature))
  }
  const safely = (channel: Channel, work: () => unknown) => {
    try {
      work()
    } catch (error) {
      log.warn({ channel, error: error instanceof Error ? error.name : 'unknown' }, 'a part of the session stumbled')
    }
  }
  const closeFeatures = async () => {
    const closing = features ?? []
    features = null
    for (const feature of closing) await feature.close?.()
  }

  const end = (why: 'ended' | 'removed' | 'refused', refusal: Refusal) => {
    if (over) return
    over = true
    clearTimeout(again)
    ringing?.stop()
    line = null
    if (session) held.end(session.id, now())
    void closeFeatures()
    onLost(refusal)
    if (isEntered) told.onEnded(why)
  }

  const welcomed = (frame: HostSaid & { t: 'welcome' }, by: Line, from: Place) => {
    // A host that does not know yet that another went on in its place is not the host.
    if (session !== null && (frame.session.id !== session.id || frame.session.term < session.term)) {
      by.leave()
      return lost()
    }
    line = by
    place = from
    hostKey = frame.key
    number = null
    rang = 0
    session = frame.session
    features ??= [...guestFeatures(context), replica]
    each((feature) => feature.connected?.(by, facts()))
    told.onChange()
  }

  const onFrame = (frame: HostSaid, by: Line, from: Place) => {
    if (over) return by.leave()
    switch (frame.t) {
      case 'waiting':
        line = by
        place = from
        number = by.number
        onReady()
        return told.onChange()
      case 'welcome':
        return welcomed(frame, by, from)
      case 'session':
        session = frame.session
        each((feature) => feature.changed?.(facts()))
        return told.onChange()
      case 'ready':
        onReady()
        return
      case 'peers':
        peers = frame.peers
        return told.onChange()
      case 'signal':
        return told.onSignal(JSON.stringify(frame.signal))
      case 'say':
        return each((feature) => feature.channel === frame.channel && feature.heard(frame.said))
      case 'ended':
        if (frame.why === 'ended') end('ended', new Refusal('session/ended'))
        return
      case 'refused': {
        const why = endings[frame.code]
        if (why) end(why, new Refusal(frame.code))
        return
      }
    }
  }

  const lost = () => {
    if (over) return
    const wasInside = line !== null && session !== null
    line = null
    peers = peers.map((peer) => ({ ...peer, here: false }))
    if (wasInside) each((feature) => feature.disconnected?.())
    onLost(new Refusal('session/no-answer'))
    if (isEntered) ringLater()
    told.onChange()
  }

  const options: Ringing = {
    secret,
    device,
    name: workspace.me.name,
    log,
    now,
    mayBeHost: (key) => hostKey === '' || key === hostKey || (session?.standby.some((one) => one.key === key) ?? false),
    onFrame,
    onBytes: (channel, said) => each((feature) => feature.channel === channel && feature.heard(said)),
    onClose(closed) {
      if (closed === line) lost()
    },
  }

  /** The host, then its deputies, without this computer. */
  const places = (): Place[] => {
    const standby = session?.standby ?? []
    const others = standby.filter(({ participant }) => participant !== session?.participant)
    const known = [place, at, ...others.map((one) => readPlace(one.at))].filter((one) => one !== null)
    return [...new Map(known.map((one) => [writePlace(one), one])).values()]
  }
  const ringAround = async () => {
    const around = ringPlaces(options)
    ringing = around
    try {
      return await around.all(places())
    } catch (error) {
      if (rang % LOOK_EVERY !== LOOK_EVERY - 1 || !isSilence(error) || over) throw error
      return await ringNearby(core, options)
    }
  }

  const ringLater = () => {
    clearTimeout(again)
    const wait = waits[rang] ?? (rang < A_WHILE ? waits.at(-1) : AFTER_A_WHILE)
    rang += 1
    again = setTimeout(() => {
      ringAround().catch((error: unknown) => {
        if (over || line !== null) return
        const code = error instanceof Refusal ? error.code : ''
        const why = endings[code]
        if (why && error instanceof Refusal) return end(why, error)
        // Another session answers where this one was, and nobody stands by.
        if (code === 'session/code-wrong' && places().length < 2) return end('ended', new Refusal('session/ended'))
        ringLater()
      })
    }, wait)
    again.unref()
  }

  const leave = async () => {
    over = true
    clearTimeout(again)
    ringing?.stop()
    line?.leave()
    line = null
    await closeFeatures()
  }

  const ready = new Promise<void>((resolve, reject) => {
    onReady = resolve
    onLost = reject
  })
  ready.catch(() => undefined)
  try {
    if (at) {
      const first = ringPlaces(options)
      ringing = first
      await first.all([at])
    } else await ringNearby(core, options)
    await ready
    if (over) throw new Refusal('session/ended')
  } catch (error) {
    await leave()
    throw error
  }
  isEntered = true
  if (line === null) ringLater()

  return {
    state: () => ({
      id: session?.id ?? '',
      workshop: session?.workshop ?? null,
      part: 'guest',
      standing: session === null ? 'waiting' : 'inside',
      number,
      title: session?.title ?? '',
      participant: session?.participant ?? device.id,
      role: session?.role ?? 'guest',
      epoch: session?.epoch ?? 0,
      room: session?.room ?? null,
      address: place ? writePlace(place) : '',
      connected: line !== null,
      peers: peers.filter((peer) => peer.participant !== session?.participant),
      waiting: [],
      documents: session?.documents ?? [],
      share: session?.share ?? { records: [], voices: false, keep: false },
      mayTakeOver: line === null && replica.standing() !== null,
    }),
    current: () => (features && session ? { part: 'guest', facts, features } : null),
    signal: (signal) => {
      if (session?.room) line?.send({ t: 'signal', signal })
    },
    hosting: null,
    async succeed(evenIfHostIsThere) {
      const standing = replica.standing()
      if (standing === null || (line !== null && !evenIfHostIsThere)) return null
      replica.give()
      await leave()
      return standing
    },
    async leave() {
      await leave()
      if (session) held.end(session.id, now())
    },
  }
}

const isSilence = (error: unknown) => error instanceof Refusal && error.code === 'session/no-answer'
