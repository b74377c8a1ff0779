import type { SharedSession } from '#relay/frames.ts'
import type { HostSaid, Line } from '#relay/join.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { type Joining, type Place, readPlace, writePlace } from '#shared/domain/session/join-code.ts'
import type { Peer } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { closeAll } from './closing.ts'
import { deviceKey } from './device.ts'
import type { Channel, Doors, GuestContext, GuestFeature, Home, SessionFacts } from './feature.ts'
import { guestFeatures } from './features.ts'
import { heldSessions } from './held.ts'
import type { Part, Told } from './part.ts'
import { replicaAtGuest } from './replica.ts'
import { type Ringing, ringNearby, ringPlaces, search } from './ringing.ts'
import { runningAtGuest } from './running/guest.ts'
import { keepSeat, type Seat } from './seat.ts'
import { keepTextsLine } from './texts/away.ts'

/** What ends a part, and what it is called. */
const endings: Readonly<Record<string, 'removed' | 'refused'>> = {
  'session/removed': 'removed',
  'session/revoked': 'removed',
  'session/not-let-in': 'refused',
  'session/full': 'refused',
}

const homesOf = (session: SharedSession): Home[] =>
  session.homes.map((id) => {
    const elsewhere = session.standby.find(({ participant }) => participant === id)
    const at = elsewhere ? readPlace(elsewhere.at) : null
    return { id, away: elsewhere && at ? { at, key: elsewhere.key } : null }
  })

/** What this computer has as a deputy, and where the others were told that it stands by. */
function replicaBefore({ id, participant, standby }: SharedSession, held: ReturnType<typeof heldSessions>) {
  const own = standby.find((one) => one.participant === participant)
  const [replica, at] = [held.replica(id), own ? readPlace(own.at) : null]
  return replica && at && { replica, at }
}

/**
 * Joins the session a code is for, and stays: rings again whenever the line breaks, the host first and then its
 * deputies. Answers once this computer is inside or waits to be let in. Refuses as joinRelay does, and with
 * session/not-found-nearby.
 */
export const joinSession = (core: Core, joining: Joining, told: Told): Promise<Part> =>
  beGuest(core, joining, null, told)

/**
 * Comes back into the session this computer was in when it stopped: it has its part at once, cut off, and rings as whoever
 * lost the line does. `until`: from then on it is not looked for any more, and over here.
 */
export const comeBack = (core: Core, { seat, until }: { seat: Seat; until: number }, told: Told): Promise<Part> =>
  beGuest(core, seat, { ...seat, until }, told)

async function beGuest(
  core: Core,
  { secret, at }: Joining,
  before: (Seat & { readonly until: number }) | null,
  told: Told,
): Promise<Part> {
  const workspace = core.workspace()
  const { log, now } = core
  const device = deviceKey(core)
  const held = heldSessions(workspace.db)
  let line: Line | null = null
  let session: SharedSession | null = before?.session ?? null
  let features: GuestFeature[] | null = null
  let number: string | null = null
  let place: Place | null = before?.place ?? at
  let hostKey = before?.hostKey ?? ''
  let peers: readonly Peer[] = []
  let ringing: { stop(): void } | undefined
  let over = false
  let isEntered = false
  let onReady: () => void = () => undefined
  let onLost: (why: Refusal) => void = () => undefined

  const seat = keepSeat(core, () => line !== null)
  const keepIt = () => session && seat.keep({ session, secret, at, place, hostKey })
  let patience: NodeJS.Timeout | undefined

  const facts = (): SessionFacts => {
    if (session === null) throw new Error('a guest has no session before it is let in')
    const { id, workshop, title, share, documents, participant, name, role } = session
    return {
      id,
      workshop,
      title,
      share,
      documents,
      homes: homesOf(session),
      me: { participant, name, role, device: device.id },
    }
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
    standing: () => replica.standing(),
    textsLine: (to, on) => keepTextsLine({ secret, device, name: workspace.me.name, log, now }, to, on),
  }
  const replica = replicaAtGuest({
    core,
    before: before && replicaBefore(before.session, held),
    onStanding: told.onChange,
    session: () => session?.id ?? '',
    address: () => line?.localAddress ?? '',
    tellPort: (port) => {
      const { instance } = core
      const as = instance && { at: writePlace(instance.at), texts: instance.extension !== undefined }
      line?.send({ t: 'standby', port, ...as })
    },
    onReplica(kept) {
      held.saveReplica(kept, now())
      each((feature) => feature.stands?.())
      told.onChange()
    },
    onStandDown() {
      if (session) held.end(session.id, now())
      told.onChange()
    },
    onHanded: told.onHanded,
  })

  const recordsDoor = () => features?.find(({ channel }) => channel === 'records')?.door as Doors['records'] | undefined
  const running = runningAtGuest(context, {
    bring: (record) => recordsDoor()?.bring(record),
    onWaiting: told.onChange,
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
    await closeAll(closing, log)
  }

  const end = (why: 'ended' | 'removed' | 'refused', refusal: Refusal) => {
    if (over) return
    over = true
    clearTimeout(patience)
    ringing?.stop()
    line = null
    seat.stop()
    seat.forget()
    if (session) held.end(session.id, now())
    void closeFeatures()
    onLost(refusal)
    if (isEntered) told.onEnded(why)
  }

  const welcomed = (frame: HostSaid & { t: 'welcome' }, by: Line, from: Place) => {
    // A host that does not know yet that another went on in its place is not the host.
    if (session !== null && core.instance && frame.session.id !== session.id)
      return end('ended', new Refusal('session/ended'))
    if (session !== null && (frame.session.id !== session.id || frame.session.term < session.term)) {
      by.leave()
      line = null
      setTimeout(ringAgain, 2_000).unref()
      return
    }
    line = by
    place = from
    hostKey = frame.key
    number = null
    session = frame.session
    clearTimeout(patience)
    keepIt()
    features ??= [...guestFeatures(context), replica, running]
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
        keepIt()
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
    ringAgain()
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
  const ringAgain = () => {
    ringing?.stop()
    if (over || !isEntered) return
    ringing = search(core, options, at === null, places, (error) => {
      const code = error instanceof Refusal ? error.code : ''
      const why = endings[code]
      // Another session answers where this one was, and nobody stands by.
      const isElsewhere = code === 'session/code-wrong' && places().length < 2
      if (why && error instanceof Refusal) end(why, error)
      else if (isElsewhere) end('ended', new Refusal('session/ended'))
      return over
    })
  }

  const leave = async () => {
    over = true
    clearTimeout(patience)
    seat.stop()
    ringing?.stop()
    if (line) each((feature) => feature.leaving?.())
    line?.leave()
    line = null
    await closeFeatures()
  }

  const ready = new Promise<void>((resolve, reject) => {
    onReady = resolve
    onLost = reject
  })
  ready.catch(() => undefined)
  if (before) {
    features = [...guestFeatures(context), replica, running]
    // Whoever never comes back into it is not kept waiting for ever, and neither is what was lent.
    patience = setTimeout(() => end('ended', new Refusal('session/ended')), before.until - now())
    patience.unref()
  } else await enter()
  isEntered = true
  if (line === null) ringAgain()

  async function enter() {
    try {
      if (at) {
        const first = ringPlaces(options)
        ringing = first
        await first.ring(at)
      } else await ringNearby(core, options)
      await ready
      if (over) throw new Refusal('session/ended')
    } catch (error) {
      seat.forget()
      await leave()
      throw error
    }
  }

  return {
    state: () => ({
      id: session?.id ?? '',
      workshop: session?.workshop ?? null,
      part: 'guest',
      standing: session === null || number !== null ? 'waiting' : 'inside',
      number,
      title: session?.title ?? '',
      participant: session?.participant ?? device.id,
      name: session?.name ?? '',
      role: session?.role ?? 'guest',
      epoch: session?.epoch ?? 0,
      room: session?.room ?? null,
      address: place ? writePlace(place) : '',
      connected: line !== null,
      peers: peers.filter((peer) => peer.participant !== session?.participant),
      waiting: running.waiting(),
      documents: session?.documents ?? [],
      share: session?.share ?? { records: [], voices: false, keep: false },
      mayTakeOver: line === null && replica.standing() !== null,
      onServer: session !== null && session.homes.length > 0,
    }),
    current: () => (features && session ? { part: 'guest', facts, features } : null),
    signal: (signal) => {
      if (session?.room) line?.send({ t: 'signal', signal })
    },
    hosting: null,
    get running() {
      return session !== null && roleMay(session.role, 'run') ? running.running : null
    },
    async succeed(evenIfHostIsThere) {
      const standing = replica.standing()
      if (standing === null || (line !== null && !evenIfHostIsThere)) return null
      replica.give()
      await leave()
      return standing
    },
    async leave() {
      // Before anything is closed: whoever leaves does not come back by themselves, whatever happens next.
      seat.forget()
      if (session) held.end(session.id, now())
      await leave()
    },
  }
}
