import { useMemo, useRef } from 'react'
import { useOpenWorkspace, useSessionState } from '#renderer/app/workspace.ts'
import { shownName } from '#renderer/editor/caret-people.ts'
import type { NameOf } from '#renderer/editor/carets.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'

type Session = NonNullable<SessionState['session']>

/**
 * The name a page is shown under. Where a session shares the text, the one under which the host let that person in, and
 * nobody's where it does not say who they are: a name of its own choosing could be somebody else's. Elsewhere as it says.
 */
export function nameOfPage(session: Session | null, document: string | null, state: unknown): string {
  const { user, participant } = (typeof state === 'object' && state !== null ? state : {}) as {
    user?: { name?: unknown } | null
    participant?: unknown
  }
  const shared = session?.standing === 'inside' && session.documents.some(({ id }) => id === document)
  if (!shared) return shownName(user?.name)
  if (participant === session.participant) return shownName(session.name)
  return shownName(session.peers.find((peer) => peer.participant === participant)?.name)
}

type Names = {
  /** Oneself, as the others of this text are told. */
  readonly mine: string
  /** Answers for now, whenever it is asked. */
  readonly nameOf: NameOf
  /** Another where somebody’s name may be another. */
  readonly known: string
}

/** How those are called who have this text open. Null: a text that no session could share. */
export function useNamesIn(document: string | null): Names {
  const { me } = useOpenWorkspace()
  const session = useSessionState().data?.session ?? null
  const now = useRef(session)
  now.current = session
  const known = JSON.stringify([session?.id, session?.peers.map(({ participant, name }) => [participant, name])])
  const mine = nameOfPage(session, document, { user: { name: me.name }, participant: session?.participant })
  return useMemo(
    () => ({ mine, known, nameOf: (state) => nameOfPage(now.current, document, state) }),
    [mine, known, document],
  )
}
