import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { fromPeer } from '#shared/ydoc/origins.ts'
import { lookIntoAwareness } from './inspect.ts'
import { type Followed, followed, type SyncProvider } from './provider.ts'
import type { SessionNow } from './session-watch.ts'
import { onWaking } from './waking.ts'

/** Whether the host is reached. */
export type HubStatus = { readonly reached: boolean }

/** A newcomer is told who is here, by each in their own time. Milliseconds. */
const WELCOME = 400

type Changed = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] }

/**
 * Who is where in a text, by way of the hub, for those to whom no direct line leads. The text itself goes from core to
 * core. Only what this page says of itself is sent, so nothing goes round; awareness counts what each page said, so
 * what comes by both roads counts once.
 */
export function createHubPresence(options: {
  readonly client: Client<AppContract, AppEvents>
  readonly document: string
  readonly awareness: Awareness
  readonly session: Followed<SessionNow>
  /** Milliseconds between two words of this page about itself. */
  readonly pace: () => number
  /** Whether a direct line leads to a page: then the line knows better than the hub whether it is still there. */
  readonly isDirect?: (page: number) => boolean
}): SyncProvider<HubStatus> {
  const { client, document, awareness, session, pace, isDirect = () => false } = options
  const origin = fromPeer('relay')
  const isReached = () => session.get().session?.connected === true
  const status = followed<HubStatus>({ reached: isReached() })
  let lastSaid = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isWanted = false
  let following: readonly Disposable[] = []

  const sayNow = () => {
    clearTimeout(timer)
    timer = undefined
    if (!isReached() || !awareness.meta.has(awareness.clientID)) return
    lastSaid = Date.now()
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
    // What does not arrive is said again: awareness renews itself every fifteen seconds.
    void client.call('session.present', { document, update }).catch(() => undefined)
  }
  const saySoon = (wait: number) => {
    timer ??= setTimeout(sayNow, Math.max(0, wait))
  }

  const onOwn = ({ added, updated, removed }: Changed, from: unknown) => {
    const me = awareness.clientID
    // y-webrtc takes this page off its own list when it disconnects; that is put right at once.
    if (from === 'disconnect') return
    if (removed.includes(me)) sayNow()
    else if (added.includes(me) || updated.includes(me)) saySoon(lastSaid + pace() - Date.now())
  }

  const onHeard = ({ document: of, update }: { document: string; update: Uint8Array }) => {
    if (of !== document) return
    try {
      const said = lookIntoAwareness(update)
      if (said.some(({ page, isGone }) => isGone && isDirect(page))) return
      const known = awareness.getStates().size
      applyAwarenessUpdate(awareness, update, origin)
      if (awareness.getStates().size > known) saySoon(Math.random() * WELCOME)
    } catch {
      // Nonsense about who is here is nobody's presence.
    }
  }

  const onSession = () => {
    const wasReached = status.get().reached
    status.set({ reached: isReached() })
    if (isReached() && !wasReached) sayNow()
  }

  const connect = () => {
    if (isWanted) return
    isWanted = true
    awareness.on('update', onOwn)
    following = [client.on('session.present', onHeard), session.subscribe(onSession), onWaking(() => renew(awareness))]
    sayNow()
  }

  const disconnect = () => {
    if (!isWanted) return
    isWanted = false
    clearTimeout(timer)
    timer = undefined
    awareness.off('update', onOwn)
    for (const one of following) one[Symbol.dispose]()
  }

  connect()
  return {
    road: 'relay',
    awareness,
    status,
    connect,
    disconnect,
    destroy: async () => disconnect(),
    [Symbol.dispose]: disconnect,
  }
}

/** Says again what this page said of itself, as something new: the others took it off their lists. */
export function renew(awareness: Awareness): void {
  const state = awareness.getLocalState()
  if (state !== null) awareness.setLocalState(state)
}

/** Takes off the list, in this page alone, whoever left the session without a word. Whatever they say next counts again. */
export function forget(awareness: Awareness, isGone: (state: Record<string, unknown>) => boolean): void {
  const gone = [...awareness.getStates()].filter(([client, state]) => client !== awareness.clientID && isGone(state))
  const clients = gone.map(([client]) => client)
  if (clients.length === 0) return
  removeAwarenessStates(awareness, clients, 'gone')
  for (const client of clients) awareness.meta.delete(client)
}
