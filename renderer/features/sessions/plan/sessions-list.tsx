import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Link } from 'react-aria-components'
import { todayHere } from '#renderer/features/records/index.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import styles from './plan.module.css'
import { useDecisions, useOpenActions, useOpenParked, useSessions } from './queries.ts'
import { sessionGroups } from './words.ts'

/** Every session, and under them what came of all of them. */
export function SessionsList({ selected }: { readonly selected: string | null }) {
  const navigate = useNavigate()
  const rows = useSessions().data?.rows
  const today = todayHere()
  const groups = useMemo(() => sessionGroups(rows ?? [], today), [rows, today])
  return (
    <ListPane
      title="Sessions"
      actions={
        <IconButton
          icon="plus"
          name="Plan a session"
          keys="Mod+N"
          onPress={() => void navigate({ to: '/sessions/new' })}
        />
      }
      groups={groups}
      selected={selected}
      onSelect={(id) => void navigate({ to: `/sessions/${id}` })}
      empty={<p className={styles.quiet}>No session is planned yet. Plan the first with the plus above.</p>}
      foot={<Across />}
    />
  )
}

/** The ways to what came of all sessions together. */
export function Across() {
  const decisions = useDecisions().data?.total
  const actions = useOpenActions().data?.total
  const parked = useOpenParked().data?.total
  const rows = [
    { href: '/sessions/decisions', name: 'All decisions', count: decisions, of: 'recorded' },
    { href: '/sessions/actions', name: 'All actions', count: actions, of: 'open' },
    { href: '/sessions/parked', name: 'Everything parked', count: parked, of: 'open' },
  ]
  return (
    <nav aria-label="Across all sessions">
      <ul className={styles.across}>
        {rows.map(({ href, name, count, of }) => (
          <li key={href}>
            <Link href={href}>{name}</Link>
            {count === undefined ? null : <span>{`${count} ${of}`}</span>}
          </li>
        ))}
      </ul>
    </nav>
  )
}
