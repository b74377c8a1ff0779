import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import type { Receipt, SessionState } from '#shared/rpc/contract/session.ts'
import { type Followed, followed } from './provider.ts'
import { onWaking } from './waking.ts'

export type SessionNow = SessionState

const none: SessionNow = { session: null }
/** A core that was started again knows nothing of the session, and says nothing of that: it is asked. Milliseconds. */
const ASK_EVERY = 10_000

const watches = new WeakMap<Client<AppContract, AppEvents>, Followed<SessionNow>>()

/** The session this computer is in, as the core last told. One watch for each line to a core. */
export function watchSession(client: Client<AppContract, AppEvents>): Followed<SessionNow> {
  const known = watches.get(client)
  if (known) return known
  const now = followed<SessionNow>(none)
  const ask = () =>
    client.call('session.state', undefined).then(
      (state) => now.set(state),
      () => now.set(none),
    )
  client.on('session.changed', (state) => now.set(state))
  client.on('workspace.changed', () => void ask())
  void ask()
  setInterval(() => {
    if (now.get().session !== null) void ask()
  }, ASK_EVERY)
  onWaking(() => void ask())
  watches.set(client, now)
  return now
}

const counts = new WeakMap<Client<AppContract, AppEvents>, Followed<Receipt>>()

/** How many of those who are here hold each shared text, as the core last told. Empty outside a session. */
export function watchReceipts(client: Client<AppContract, AppEvents>): Followed<Receipt> {
  const known = counts.get(client)
  if (known) return known
  const session = watchSession(client)
  const now = followed<Receipt>([])
  let of: string | undefined
  client.on('session.receipt', (receipt) => now.set(receipt))
  const follow = () => {
    const id = session.get().session?.id
    if (id === of) return
    of = id
    now.set([])
    if (id === undefined) return
    client.call('session.receipt', undefined).then(
      (receipt) => of === id && now.set(receipt),
      () => undefined,
    )
  }
  session.subscribe(follow)
  follow()
  counts.set(client, now)
  return now
}
