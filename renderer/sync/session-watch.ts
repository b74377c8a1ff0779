import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import { type Followed, followed } from './provider.ts'

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
  watches.set(client, now)
  return now
}
