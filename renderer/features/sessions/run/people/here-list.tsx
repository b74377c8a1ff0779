import { useState } from 'react'
import { Avatar } from '#renderer/ui/avatar.tsx'
import { Badge } from '#renderer/ui/badge.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { mayStandBy } from '#shared/domain/roles/roles.ts'
import { looksAfterAll } from '#shared/domain/session/sharing.ts'
import type { Session } from '../queries.ts'
import { usePeopleActions } from '../queries.ts'
import styles from './people.module.css'
import { RemoveDialog } from './remove-dialog.tsx'
import { roleName, runsIt } from './roles.ts'

type Peer = Session['peers'][number]

/** Everyone who was let in. Whoever runs it can make someone a deputy, or end their part. */
export function HereList({ session, me }: { readonly session: Session; readonly me: string }) {
  const { deputy } = usePeopleActions()
  const [removing, setRemoving] = useState<Peer | null>(null)
  const runs = runsIt(session)
  const groupsOf = (peer: Peer) => [
    ...(peer.deputy || (mayStandBy(peer.role) && (session.part === 'host' || looksAfterAll(session.role)))
      ? [
          [
            {
              id: 'deputy',
              name: peer.deputy ? 'No longer a deputy' : 'Make a deputy, who can take over',
              icon: 'shield' as const,
              onAction: () => void deputy(peer.participant, !peer.deputy),
            },
          ],
        ]
      : []),
    [
      {
        id: 'remove',
        name: 'Remove from the session…',
        icon: 'leave' as const,
        serious: true,
        onAction: () => setRemoving(peer),
      },
    ],
  ]
  return (
    <section className={styles.part} aria-label="Who is here">
      <SectionHeading>Who is here</SectionHeading>
      <ul className={styles.rows}>
        <li>
          <Avatar name={me} beside />
          <span className={styles.who}>
            {`${me} (you)`}
            <small>{roleName(session.role)}</small>
          </span>
        </li>
        {session.peers.map((peer) => (
          <li key={peer.device}>
            <Avatar name={peer.name} beside />
            <span className={styles.who}>
              {peer.name}
              <small>{roleName(peer.role)}</small>
            </span>
            {peer.deputy ? <Badge state="plain">Deputy</Badge> : null}
            {peer.here ? null : <Badge state="stale">Not reached just now</Badge>}
            {runs ? <MenuButton name={`More about ${peer.name}`} icon="more" groups={groupsOf(peer)} /> : null}
          </li>
        ))}
      </ul>
      {session.peers.length === 0 ? <p className={styles.quiet}>Nobody else yet.</p> : null}
      {removing === null ? null : <RemoveDialog peer={removing} onClose={() => setRemoving(null)} />}
    </section>
  )
}
