import { Badge, type BadgeState } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { useInvitations, usePeopleActions } from '../queries.ts'
import styles from './people.module.css'
import { roleName } from './roles.ts'

const states: Readonly<
  Record<'unused' | 'used' | 'revoked' | 'expired', { readonly look: BadgeState; readonly name: string }>
> = {
  unused: { look: 'open', name: 'Not used yet' },
  used: { look: 'done', name: 'Used' },
  revoked: { look: 'withdrawn', name: 'Taken back' },
  expired: { look: 'ending', name: 'Expired' },
}

/** Every invitation of this session and where it stands. One that is open can be taken back. */
export function InvitationList() {
  const invitations = useInvitations().data ?? []
  const { revoke } = usePeopleActions()
  if (invitations.length === 0) return null
  return (
    <section className={styles.part} aria-label="Invitations">
      <SectionHeading>Invitations</SectionHeading>
      <ul className={styles.rows}>
        {invitations.map(({ id, name, role, state }) => (
          <li key={id}>
            <span className={styles.who}>
              {name === '' ? 'Someone' : name}
              <small>{roleName(role)}</small>
            </span>
            <Badge state={states[state].look}>{states[state].name}</Badge>
            {state === 'unused' ? (
              <Button
                size="small"
                aria-label={`Take back the invitation for ${name}`}
                onPress={() => void revoke(id, name)}
              >
                Take back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
