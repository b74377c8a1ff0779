import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { isEveryoneDirect, type Road, type Roads, roadsFor } from '#shared/domain/session/road.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { createHubPresence, forget, type HubStatus } from './hub-presence.ts'
import { type Followed, followed, type SyncProvider } from './provider.ts'
import { type SessionNow, watchReceipts, watchSession } from './session-watch.ts'
import type { SignalLine } from './signal-line.ts'
import { createWebrtcProvider, type PeersStatus } from './webrtc-provider.ts'

/** How a text is shared in the session that is open. */
export type Sharing = {
  readonly road: Road
  /** False for those whose role is to read: their text is not written in while the session lasts. */
  readonly mayEdit: boolean
  /** The host is reached, or somebody directly. */
  readonly reached: boolean
  /** The host's own computer is the hub. */
  readonly isHost: boolean
  /** Other people: in the session now, and those among them to whom a direct line leads in this text. */
  readonly here: number
  readonly direct: number
  /** How many of those here, oneself among them, hold this text; null until they were counted. */
  readonly receipt: { readonly hold: number; readonly of: number } | null
}

/** Time alone changes which road is right. Milliseconds. */
const LOOK_EVERY = 1000
const AFTER_CHANGE = 100
/** The core is told the road again this often: one that was started anew knows nothing of it. Milliseconds. */
const TELL_AGAIN = 30_000
/** How often the others by way of the hub hear where this page's caret is. Milliseconds; more with more pages. */
const PACE = { atOnce: 60, perPage: 20, most: 1000, atLeisure: 2000 } as const

type Session = NonNullable<SessionNow['session']>
const firstRoads: Roads = { road: 'direct', mesh: true }

/** Shares one document as the session wishes, from when that shares it to when it ends. */
export function shareDocument(options: {
  readonly client: Client<AppContract, AppEvents>
  readonly id: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly line: () => SignalLine
  /** For tests, which have no WebRTC. */
  readonly openMesh?: typeof createWebrtcProvider
}): { readonly status: Followed<Sharing | null>; destroy(): Promise<void> } {
  const { client, id, doc, awareness, line, openMesh = createWebrtcProvider } = options
  const session = watchSession(client)
  const receipts = watchReceipts(client)
  const status = followed<Sharing | null>(null)
  let mesh: { readonly room: string; readonly provider: SyncProvider<PeersStatus> } | undefined
  let hub: SyncProvider<HubStatus> | undefined
  let roads = firstRoads
  let everyone = { isDirect: true, since: Date.now() }
  let told = ''
  let toldAt = 0
  let looking: ReturnType<typeof setInterval> | undefined
  let isEnded = false

  /** The session, where it shares this document with this person. */
  const sharedIn = (): Session | null => {
    const now = session.get().session
    const isShared = !isEnded && now?.standing === 'inside' && now.documents.some((document) => document.id === id)
    return isShared && roleMay(now.role, 'read') ? now : null
  }

  const look = () => {
    const now = sharedIn()
    if (now) follow(now)
    else stop()
  }

  const follow = (now: Session) => {
    looking ??= setInterval(look, LOOK_EVERY)
    if (now.connected) forgetWhoLeft(now)
    say('participant', now.participant)
    hub ??= createHubPresence({ client, document: id, awareness, session, pace, isDirect })
    const mayEdit = roleMay(now.role, 'edit')
    const editors = now.peers.filter((peer) => peer.here && roleMay(peer.role, 'edit')).length
    const { pages, direct, people } = othersIn(now)
    const isAll = isEveryoneDirect({ pagesHere: pages, connectedDirectly: direct })
    if (isAll !== everyone.isDirect) everyone = { isDirect: isAll, since: Date.now() }
    const sinceMs = Date.now() - everyone.since
    roads = roadsFor({ mayEdit, editorsHere: editors + 1, pagesHere: pages, connectedDirectly: direct, sinceMs }, roads)
    followRoom(now)
    tellCore(now)
    status.set({
      road: roads.road,
      mayEdit,
      reached: now.connected || people > 0,
      isHost: now.part === 'host',
      here: now.peers.filter((peer) => peer.here && roleMay(peer.role, 'read')).length,
      direct: people,
      receipt: receiptNow(),
    })
  }

  /** Another room name is another room: its keys were changed. */
  const followRoom = (now: Session) => {
    const room = roads.mesh ? now.room : null
    if (mesh && mesh.room !== room?.name) void leaveRoom()
    if (room && !mesh) {
      const provider = openMesh({ doc, awareness, document: id, room, line: line() })
      provider.status.subscribe(look)
      mesh = { room: room.name, provider }
    }
    say('line', mesh?.provider.status.get().me ?? null)
  }

  /** Let go of first: a line that closes is told at once, and whoever is told looks for the room again in the middle of it. */
  const leaveRoom = () => {
    const leaving = mesh
    mesh = undefined
    return leaving?.provider.destroy()
  }

  const stop = () => {
    clearInterval(looking)
    looking = undefined
    void leaveRoom()
    void hub?.destroy()
    hub = undefined
    told = ''
    // Nobody else is here once nothing is shared.
    forget(awareness, () => true)
    // Where no page of this computer shows it any more, nobody has to hurry for its sake.
    if (roads.road === 'hub' && session.get().session !== null)
      client.call('session.road', { document: id, road: 'direct' }).catch(() => undefined)
    roads = firstRoads
    status.set(null)
  }

  /** What the others need to know of this page besides where its caret is. */
  const say = (field: 'participant' | 'line', value: string | null) => {
    const state = awareness.getLocalState()
    if (state !== null && state[field] !== value) awareness.setLocalStateField(field, value)
  }

  const linesTo = (): ReadonlySet<unknown> => new Set(mesh?.provider.status.get().to ?? [])

  /** Other people's pages that have this text open and may write in it. Another window of one's own is told by the core. */
  const othersIn = (now: Session) => {
    const to = linesTo()
    const readers = new Set(now.peers.filter((peer) => !roleMay(peer.role, 'edit')).map((peer) => peer.participant))
    const others = [...awareness.getStates()].filter(
      ([page, { participant }]) =>
        page !== awareness.clientID && participant !== now.participant && !readers.has(participant),
    )
    const direct = others.filter(([, { line }]) => to.has(line))
    const people = new Set(direct.map(([page, { participant }]) => participant ?? page))
    return { pages: others.length, direct: direct.length, people: people.size }
  }

  const forgetWhoLeft = (now: Session) => {
    const to = linesTo()
    const here = new Set([now.participant, ...now.peers.filter((peer) => peer.here).map((peer) => peer.participant)])
    forget(
      awareness,
      ({ participant, line }) => participant !== undefined && !here.has(String(participant)) && !to.has(String(line)),
    )
  }

  const tellCore = (now: Session) => {
    const news = JSON.stringify([now.id, now.epoch, now.connected, roads.road])
    if (news === told && Date.now() - toldAt < TELL_AGAIN) return
    told = news
    toldAt = Date.now()
    client.call('session.road', { document: id, road: roads.road }).catch(() => {
      told = ''
    })
  }

  const receiptNow = () => {
    const counted = receipts.get().find(({ document }) => document === id)
    return counted ? { hold: counted.hold, of: counted.of } : null
  }

  const isDirect = (page: number) => {
    const line = awareness.getStates().get(page)?.line
    return line != null && linesTo().has(line)
  }
  const pace = () => {
    const pages = [...awareness.getStates().keys()]
    if (pages.every((page) => page === awareness.clientID || isDirect(page))) return PACE.atLeisure
    return Math.min(PACE.most, Math.max(PACE.atOnce, pages.length * PACE.perPage))
  }

  /** Carets move with every key; who is here changes seldom. */
  let soon: ReturnType<typeof setTimeout> | undefined
  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      look()
    }, AFTER_CHANGE)
  }
  const following = [session.subscribe(look), receipts.subscribe(look)]
  awareness.on('change', lookSoon)
  look()

  return {
    status,
    async destroy() {
      if (isEnded) return
      isEnded = true
      for (const one of following) one[Symbol.dispose]()
      awareness.off('change', lookSoon)
      clearTimeout(soon)
      // The last word of this page goes out before its lines close.
      awareness.setLocalState(null)
      const closing = leaveRoom()
      stop()
      await closing
    },
  }
}
