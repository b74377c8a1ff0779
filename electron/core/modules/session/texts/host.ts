import * as Y from 'yjs'
import { z } from 'zod'
import { createGatherer } from '#relay/fragments.ts'
import { createAllowance } from '#relay/rate.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { documentsOf } from '../../documents/handlers.ts'
import { BY_SESSION } from '../../documents/open-documents.ts'
import type { HostContext, HostFeature, MemberHandle } from '../feature.ts'
import { bounds } from './bounds.ts'
import { type HubConnection, openHub } from './hub.ts'
import { inspect } from './inspect.ts'
import { createPace } from './pace.ts'
import { sharedTexts } from './shared.ts'
import { begin, begins, createSpeaker } from './speaker.ts'

const OPEN = 1
const CLOSED = 3
const Told = z.strictObject({ road: z.enum(['direct', 'hub']) })

/** One member's end of the texts. */
type Listener = {
  readonly member: MemberHandle
  readonly speaker: ReturnType<typeof createSpeaker>
  gatherer: ReturnType<typeof createGatherer>
  readonly says: ReturnType<typeof createAllowance>
  readonly asks: ReturnType<typeof createAllowance>
  /** By document, where one of their pages shows it and said so. */
  readonly roads: Map<string, 'direct' | 'hub'>
  /** Texts their provider asked to be let into, since they were last shared. */
  readonly asked: Set<string>
  socket: { readyState: number; send(data: unknown): void; close(): void }
  connection: HubConnection | null
}

/** What waits to be handed to the hub, of what this computer's own pages wrote. */
type Own = { readonly updates: Uint8Array[]; readonly pace: ReturnType<typeof createPace> }

/**
 * The texts at the host. What members write is tried on a scratch copy and kept in the workspace file before Hocuspocus
 * sees it, says that it has it, and tells the others: what was acknowledged is kept. Nothing here believes a member.
 */
export function textsAtHost(context: HostContext): HostFeature {
  const { core, workspace } = context
  const documents = documentsOf(workspace)
  const listeners = new Map<MemberHandle, Listener>()
  const titles = new Map<string, Set<string>>()
  const owns = new Map<string, Own>()
  const roads = new Map<string, 'direct' | 'hub'>()
  const wanted = new Map<string, boolean>()
  const shared = sharedTexts(context.facts)

  const mayRead = (member: MemberHandle, document: string) => roleMay(member.role, 'read') && shared.has(document)
  const hub = openHub({
    may: ({ member }, document) =>
      mayRead(member, document) ? (roleMay(member.role, 'edit') ? 'edit' : 'read') : 'nothing',
    extension: core.instance?.extension?.(),
    arrived: (document, update) => arrived(document, update),
    load: (document) => documents.state(document, shared.get(document)?.kind).state,
    onConnected: (document, tell) => tell(wantedLine(document)),
  })

  const wantedLine = (document: string) => JSON.stringify({ wanted: wanted.get(document) ? 'at-once' : 'at-leisure' })
  const wantedAnew = (document: string) => {
    const isWanted = [...listeners.values()].some(({ roads: theirs }) => theirs.get(document) === 'hub')
    if (isWanted === (wanted.get(document) ?? false)) return
    wanted.set(document, isWanted)
    hub.document(document)?.broadcastStateless(wantedLine(document))
    if (isWanted) owns.get(document)?.pace.now()
  }

  const handOn = (id: string) => {
    const own = owns.get(id)
    const document = hub.document(id)
    if (own === undefined || document === undefined) return
    own.pace.stop()
    hub.bring(document, own.updates.splice(0))
  }
  const ownOf = (id: string): Own => {
    const known = owns.get(id) ?? { updates: [], pace: createPace(() => handOn(id)) }
    owns.set(id, known)
    return known
  }
  const listening = documents.listen(({ id, update, origin }) => {
    // What members brought reaches the hub as they said it. A text that is not in the hub yet is read from the file.
    if (origin === BY_SESSION || !hub.holds(id)) return
    const own = ownOf(id)
    own.updates.push(update)
    if (roads.get(id) !== 'direct' || wanted.get(id)) own.pace.atOnce()
    else own.pace.atLeisure()
  })

  /** What another instance of the server brought, and is in the hub already, is kept here too; all of the hub's where that alone does not fit. */
  const arrived = (id: string, update: Uint8Array) => {
    const kind = shared.get(id)?.kind
    const document = hub.document(id)
    if (kind === undefined) return
    for (const what of [() => update, () => (document ? Y.encodeStateAsUpdate(document) : null)])
      try {
        const all = what()
        const fresh = all && documents.take(id, kind, all)
        const epoch = documents.store.head(id)?.epoch
        if (fresh && epoch !== undefined)
          core.emit('document.updated', { id, epoch, update: fresh, origin: BY_SESSION })
        return
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        context.log.warn(
          { document: id, code: error.code },
          'what another instance brought to a text was not kept at once',
        )
      }
  }

  const hold = async (id: string) => {
    await hub.hold(id)
    handOn(id)
  }
  const holdAll = async () => {
    await Promise.all(shared.ids().map(hold))
  }

  /** One of several instances of a server holds every text, so that it has what the others bring. */
  const standsTogether = core.instance?.extension !== undefined
  if (standsTogether) void holdAll()

  const socketTo = (speaker: Listener['speaker'], member: MemberHandle) => {
    const socket: Listener['socket'] = {
      readyState: OPEN,
      send: (data) => {
        if (socket.readyState === OPEN && data instanceof Uint8Array) speaker.send(data)
      },
      /** Hocuspocus hangs up on who goes beyond its bounds. */
      close: () => {
        if (socket.readyState !== OPEN) return
        socket.readyState = CLOSED
        member.drop('too much at once about the texts')
      },
    }
    return socket
  }

  const hangUp = (listener: Listener) => {
    listener.socket.readyState = CLOSED
    listener.connection?.handleClose()
    listener.connection = null
    listener.asked.clear()
  }

  /** A guest begins anew: what was under way before is forgotten. */
  const beginAnew = (listener: Listener) => {
    hangUp(listener)
    listener.socket = socketTo(listener.speaker, listener.member)
    listener.speaker.send(begin)
    listener.connection = hub.connect(listener.socket, { member: listener.member })
  }

  const takeText = (listener: Listener, id: string, update: Uint8Array): boolean => {
    try {
      handOn(id)
      const kind = shared.get(id)?.kind
      const fresh = kind === undefined ? null : documents.take(id, kind, update)
      const epoch = documents.store.head(id)?.epoch
      if (fresh !== null && epoch !== undefined)
        core.emit('document.updated', { id, epoch, update: fresh, origin: BY_SESSION })
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      listener.member.drop(`a change to a text was not taken: ${error.code}`)
      return false
    }
  }

  const take = (listener: Listener, message: Uint8Array) => {
    const { member, connection } = listener
    if (!listeners.has(member)) return
    if (message === begin) return beginAnew(listener)
    const heard = inspect(message)
    if (heard === null || connection === null) return member.drop('a message about the texts that makes no sense')
    if (!listener.says.take()) return member.drop('too many messages about the texts')
    const id = heard.document
    if (heard.kind === 'shows-itself' && mayRead(member, id)) listener.asked.add(id)
    // Said of a text as it was shared before: it would close what was opened since.
    if (heard.kind === 'closes' && !listener.asked.delete(id)) return
    // Hocuspocus answers who may not; nothing else of theirs is for it.
    if (!mayRead(member, id) && heard.kind !== 'shows-itself') return
    if (heard.kind === 'asks' && !listener.asks.take()) return member.drop('asks for whole texts too often')
    if (heard.kind === 'tells') {
      const told = Told.safeParse(readJson(heard.payload))
      if (!told.success) return member.drop('a message about the texts that makes no sense')
      listener.roads.set(id, told.data.road)
      return wantedAnew(id)
    }
    if (heard.kind === 'brings' && roleMay(member.role, 'edit') && !takeText(listener, id, heard.update)) return
    // Hocuspocus acknowledges: not before it is in the file, and not out of turn.
    documents.whenSaved((error) => {
      if (error === undefined) connection.handleMessage(message)
      else notSaved(member, error)
    })
  }
  /** It rings again, and says again what was not acknowledged. */
  const notSaved = (member: MemberHandle, error: unknown) => {
    context.log.error({ code: (error as { code?: string }).code }, 'what a member wrote could not be saved')
    member.drop('what it wrote could not be saved here')
  }

  return {
    channel: 'texts',
    door: {
      road(document, road) {
        if (!shared.has(document)) return
        roads.set(document, road)
        if (road === 'hub') owns.get(document)?.pace.now()
      },
    },
    async joined(member) {
      const speaker = createSpeaker({
        say: (piece) => member.say('texts', piece),
        unsent: () => member.unsent(),
        onTooMuch: () => member.drop('does not read the texts'),
      })
      listeners.set(member, {
        member,
        speaker,
        gatherer: createGatherer(),
        says: createAllowance(bounds.saysAtOnce, bounds.saysPerSecond, core.now),
        asks: createAllowance(bounds.asksAtOnce, bounds.asksPerSecond, core.now),
        roads: new Map(),
        asked: new Set(),
        socket: { readyState: CLOSED, send: () => undefined, close: () => undefined },
        connection: null,
      })
      if (!roleMay(member.role, 'read')) return
      const theirs = titles.get(member.participant) ?? new Set()
      titles.set(member.participant, theirs)
      for (const { title } of shared.all()) theirs.add(title)
      await holdAll()
    },
    heard(member, said) {
      const listener = listeners.get(member)
      if (listener === undefined) return
      const isBegun = said instanceof Uint8Array && begins(said)
      if (isBegun) listener.gatherer = createGatherer()
      const message = isBegun ? begin : said instanceof Uint8Array ? listener.gatherer.take(said) : 'bad'
      if (message === 'bad') return member.drop('pieces of a text that make no sense')
      if (message === null) return
      if (hub.isOpen()) take(listener, message)
      else void hub.opened.then(() => take(listener, message))
    },
    gone(member) {
      const listener = listeners.get(member)
      if (listener === undefined) return
      listeners.delete(member)
      listener.speaker.stop()
      hangUp(listener)
      for (const document of listener.roads.keys()) wantedAnew(document)
    },
    changed() {
      const before = shared.ids()
      shared.read()
      for (const id of before) {
        if (shared.has(id)) continue
        hub.letGo(id)
        for (const { asked } of listeners.values()) asked.delete(id)
      }
      if (listeners.size === 0 && !standsTogether) return
      for (const { member } of listeners.values()) {
        if (!roleMay(member.role, 'read')) continue
        for (const { title } of shared.all()) titles.get(member.participant)?.add(title)
      }
      void holdAll()
    },
    closing() {
      for (const id of owns.keys()) handOn(id)
    },
    async close() {
      listening[Symbol.dispose]()
      for (const { pace } of owns.values()) pace.stop()
      for (const listener of listeners.values()) {
        listener.speaker.stop()
        hangUp(listener)
      }
      listeners.clear()
      await hub.close()
      for (const id of shared.ids()) documents.settle(id)
    },
    held: (participant) => ({ documents: [...(titles.get(participant) ?? [])] }),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
