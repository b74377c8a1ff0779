import type { Standby } from '#relay/frames.ts'
import { createInvitations, type Invitation } from '#relay/invitations.ts'
import { limits } from '#relay/limits.ts'
import type { Listener } from '#relay/listener.ts'
import { publishNearby } from '#relay/nearby.ts'
import { type Member, openRelay, type Relay, type Standing } from '#relay/relay.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { readPlace } from '#shared/domain/session/join-code.ts'
import { topicOf } from '#shared/domain/session/signalling.ts'
import type { Core } from '../../core.ts'
import { connectionsOf, isMachine, machineAt } from '../../instance.ts'
import { followMinutes } from './agreed-minutes.ts'
import { closeAll } from './closing.ts'
import { deviceKey } from './device.ts'
import type { HostContext, HostFeature, SessionFacts } from './feature.ts'
import { hostFeatures } from './features.ts'
import { joinSession } from './guest.ts'
import { devicesMet, type HeldFacts, heldSessions, type Replica, toKept } from './held.ts'
import { hostingOf } from './hosting.ts'
import { addressOn, interfaceOf } from './networks.ts'
import type { Part, Told } from './part.ts'
import { replicaAtHost } from './replica.ts'
import { runningAtHost } from './running/host.ts'
import { seats } from './seat.ts'
import { findSuccessor } from './successor.ts'
import { textsToShare } from './texts-to-share.ts'

/** How a session begins here: newly, where it stood before this computer stopped, or where another left it. */
export type Beginning = {
  readonly how: HostContext['how']
  readonly session: string
  readonly facts: HeldFacts
  readonly invitations: readonly Invitation[]
  readonly parts: Replica['parts']
  readonly listener?: Listener
}

const MOST_DOCUMENTS = 500
/** Texts of blocks and groups that one session shares. */
const MOST_BOARDS = 300
/** How often the file is told that the session goes on, in milliseconds. */
const STILL_HERE = 60_000
/** How often a deputy that cannot be seen here is asked whether it holds the session, and the network looked at. */
const LOOKS_AROUND = 10_000

/** Holds a session until it ends or is handed on. Refuses with session/port-taken. */
export async function hold(core: Core, beginning: Beginning, told: Told): Promise<Part> {
  const workspace = core.workspace()
  const { db } = workspace
  const { how, session, parts } = beginning
  const { log, now, instance } = core
  const device = deviceKey(core)
  const held = heldSessions(db)
  const devices = devicesMet(db)
  let facts = beginning.facts
  let relay: Relay | null = null

  const save = () => held.save(session, 'host', facts, now())
  const change = (next: Partial<HeldFacts>) => {
    facts = { ...facts, ...next }
    if (relay === null) return
    save()
    replica.changed()
  }
  const texts = () => [
    ...textsToShare(workspace, facts.documents),
    ...facts.boards.map(({ id, title }) => ({ id, kind: 'agenda_item' as const, title })),
  ]
  const asFacts = (): SessionFacts => ({
    id: session,
    workshop: facts.workshop,
    title: facts.title,
    share: facts.share,
    documents: texts(),
    me: facts.me,
  })

  /** Instances of this server among which the texts are divided. */
  let homes: readonly string[] = instance ? [facts.me.participant] : []
  const serving = new Set<string>()
  const findHomes = () => {
    if (!instance) return
    const others = context.members().filter(({ participant }) => isMachine(participant) && serving.has(participant))
    const next = [facts.me.participant, ...others.map(({ participant }) => participant)].sort()
    if (next.join() === homes.join()) return
    homes = next
    log.info({ instances: next.length }, 'texts are divided anew')
    tellSession()
  }

  let isKept = false
  const invitations = createInvitations({
    now,
    kept: beginning.invitations,
    most: instance && Math.max(limits.invitations, 2 * instance.members),
    onChange(invitation) {
      if (!isKept) return
      held.keepInvitation(session, invitation)
      replica.changed()
    },
  })
  const context: HostContext = {
    core,
    workspace,
    log,
    how,
    facts: asFacts,
    people: () => relay?.people() ?? [],
    sign: device.sign,
    key: device.publicKey,
    members: () => relay?.members() ?? [],
    member: (participant) => relay?.members().find((member) => member.participant === participant),
    sayToAll(channel, said, whom = () => true) {
      for (const member of relay?.members() ?? []) if (whom(member)) member.say(channel, said)
    },
    shareBoard({ id, title }) {
      if (facts.boards.some((board) => board.id === id)) return
      change({ boards: [...facts.boards, { id, title: title.slice(0, 400) }].slice(-MOST_BOARDS) })
      tellSession()
    },
    shareProposals(ids) {
      const known = textsToShare(workspace, ids).filter(({ kind }) => kind === 'proposal')
      const documents = [...new Set([...facts.documents, ...known.map(({ id }) => id)])]
      if (documents.length === facts.documents.length || documents.length > MOST_DOCUMENTS) return
      change({ documents })
      tellSession()
    },
    replicate: () => replica.changed(),
  }
  const tellSession = () => {
    relay?.tellSession()
    const now = asFacts()
    for (const feature of features) if (feature !== replica) feature.changed?.(now)
    told.onChange()
  }
  const features: HostFeature[] = hostFeatures(context)
  const isDeputy = (participant: string) =>
    facts.deputies.includes(participant) || (instance !== undefined && isMachine(participant))
  const replica = replicaAtHost(context, isDeputy, (isHandedOver) => ({
    session,
    facts,
    invitations: invitations.list().map(toKept),
    parts: Object.fromEntries(
      features.flatMap((feature) => {
        const part = feature.replica?.(isHandedOver)
        return part === undefined ? [] : [[feature.channel, part]]
      }),
    ),
  }))
  const running = runningAtHost(context, { hosting: () => hosting, waiting: () => relay?.waiting() ?? [] })
  features.push(replica, running)
  const closeFeatures = () => closeAll(features, log)

  const standbyAt = (member: Member, { port, at, texts }: Standing) => {
    if (!isDeputy(member.participant)) return
    const { participant, key, address } = member
    const said = isMachine(participant) && at !== undefined && readPlace(at) !== null ? at : undefined
    const standby: Standby = { participant, key, at: said ?? `${address}:${port}` }
    if (texts && instance?.extension && isMachine(participant)) serving.add(participant)
    change({ standby: [...facts.standby.filter((one) => one.participant !== participant), standby].slice(-20) })
    relay?.tellSession()
    findHomes()
    log.info({ device: member.device }, 'a deputy stands by')
  }
  const met = new Set<string>()
  const onPeople = () => {
    if (relay === null) return
    const people = relay.people().filter((person) => person.participant !== facts.me.participant)
    for (const member of relay.members()) {
      if (met.has(member.device)) continue
      met.add(member.device)
      devices.met(member, now())
    }
    const kept = people.map(({ participant, device, name, role }) => ({ participant, device, name, role }))
    if (JSON.stringify(kept) !== JSON.stringify(facts.people)) change({ people: kept })
    findHomes()
    running.tell()
    told.onChange()
  }

  try {
    for (const feature of features) {
      const part = parts[feature.channel]
      if (part !== undefined) feature.restore?.(part)
    }
    relay = await openRelay({
      address: facts.address,
      port: facts.port === 0 ? undefined : facts.port,
      listener: beginning.listener,
      device,
      invitations,
      session: (who) => ({
        id: session,
        workshop: facts.workshop,
        title: facts.title,
        ...{ participant: who.participant, name: who.name, role: who.role },
        epoch: facts.epoch,
        term: facts.term,
        room: roleMay(who.role, 'edit') ? facts.room : null,
        documents: roleMay(who.role, 'read') ? texts() : [],
        share: facts.share,
        standby: facts.standby,
        homes: [...homes],
      }),
      isMachine,
      members: instance && instance.members + instance.all.length,
      connections: instance && connectionsOf(instance.members),
      meter: instance?.meter,
      recognised: (id, invitation) =>
        facts.trusted.includes(invitation) ||
        isMachine(invitations.get(invitation)?.participant ?? '') ||
        devices.isConfirmed(id) ||
        facts.people.some((person) => person.device === id),
      me: facts.me,
      people: facts.people,
      isDeputy,
      isTopic: (topic) =>
        [...facts.documents, ...facts.boards.map(({ id }) => id)].some((id) => topicOf(facts.room.name, id) === topic),
      features,
      log,
      now,
      onPeople,
      onSignal: (signal) => told.onSignal(JSON.stringify(signal)),
      onStandby: standbyAt,
    })
    facts = { ...facts, port: relay.port }
    save()
    seats(db).forget()
    for (const invitation of invitations.list()) held.keepInvitation(session, invitation)
    isKept = true
    for (const { at, secret } of instance?.all ?? []) {
      const { id } = invitations.expect({ secret, name: 'Server', role: 'secretariat', participant: machineAt(at) })
      if (machineAt(at) !== facts.me.participant) continue
      invitations.take(id, device.id)
      if (facts.seat === '') change({ seat: id })
    }
    if (facts.seat === '') {
      const seat = invitations.make(facts.me)
      invitations.take(seat.id, device.id)
      change({ seat: seat.id })
    }
  } catch (error) {
    await relay?.close('handed')
    await closeFeatures()
    throw error
  }

  const open = relay
  // A server is not looked for on a network.
  const announce = instance ? () => ({ [Symbol.dispose]: () => undefined }) : publishNearby
  let nearby = announce({ address: open.address, port: open.port, log })
  const network = interfaceOf(open.address)
  const stillHere = setInterval(() => held.touch(session, now()), STILL_HERE)
  stillHere.unref()
  const looking = setInterval(() => void lookForSuccessor().then(followNetwork), LOOKS_AROUND)
  looking.unref()
  let isLooking = false
  /** A deputy that is not here may have gone on by itself, while the network kept us apart. */
  const lookForSuccessor = async () => {
    const away = facts.standby.filter((one) => context.member(one.participant) === undefined)
    if (isLooking || isOver || away.length === 0) return
    isLooking = true
    try {
      const successor = await findSuccessor(core, session, { ...facts, standby: away })
      if (successor === null || isOver) return
      await stop('handed')
      told.onOvertaken((listening) => joinSession(core, successor, listening))
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'it could not be seen who holds the session')
    } finally {
      isLooking = false
    }
  }
  /** The chosen network gave this computer another address: the session goes along. */
  const followNetwork = async () => {
    const address = network && addressOn(network)
    if (isOver || address === undefined || interfaceOf(open.address) !== undefined) return
    try {
      await open.move(address)
      nearby[Symbol.dispose]()
      if (isOver) return
      nearby = announce({ address, port: open.port, log })
      change({ address, port: open.port })
      told.onChange()
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the session could not follow the network')
    }
  }
  const stopFollowing = followMinutes(workspace, () => facts.documents, tellSession)
  let isOver = false
  const stop = async (why: 'ended' | 'handed') => {
    if (isOver) return
    isOver = true
    clearInterval(stillHere)
    clearInterval(looking)
    stopFollowing()
    nearby[Symbol.dispose]()
    await open.close(why)
    await closeFeatures()
    held.end(session, now())
  }

  const hosting = hostingOf({
    core,
    relay: open,
    invitations,
    features,
    replica,
    facts: () => facts,
    change,
    tellSession,
    told,
    handOver: () => stop('handed'),
    async end() {
      await stop('ended')
      told.onEnded('ended')
    },
  })

  return {
    state: () => ({
      id: session,
      workshop: facts.workshop,
      part: 'host',
      standing: 'inside',
      number: null,
      title: facts.title,
      participant: facts.me.participant,
      name: facts.me.name,
      role: facts.me.role,
      epoch: facts.epoch,
      room: facts.room,
      address: `${open.address}:${open.port}`,
      connected: true,
      peers: open.people().filter((person) => person.participant !== facts.me.participant),
      waiting: [...open.waiting()],
      documents: texts(),
      share: facts.share,
      mayTakeOver: false,
    }),
    current: () => ({ part: 'host', facts: asFacts, features }),
    signal: open.signal,
    hosting,
    running: hosting,
    succeed: async () => null,
    leave: () => stop('ended'),
  }
}
