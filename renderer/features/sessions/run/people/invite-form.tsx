import { useState } from 'react'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { useRows } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { Select } from '#renderer/ui/select.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { useInvitations, useInviting } from '../queries.ts'
import { type Invitation, InvitationCard } from './invitation-card.tsx'
import styles from './people.module.css'
import { roleChoices } from './roles.ts'

/** An invitation is for one person by name, in one role, for one computer. */
export function InviteForm({ workshop }: { readonly workshop: string | null }) {
  const inviting = useInviting()
  const [name, setName] = useState('')
  const [role, setRole] = useState<SessionRole>('member')
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const invite = async (who: string, as: SessionRole) => {
    const made = await inviting.mutateAsync({ name: who.trim(), role: as }).catch(() => null)
    if (made === null) return
    setInvitation({ ...made, name: who.trim(), role: as })
    setName('')
  }
  return (
    <section className={styles.part} aria-label="Invite someone">
      <SectionHeading>Invite someone</SectionHeading>
      <form
        className={styles.invite}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void invite(name, role)
        }}
      >
        <TextField label="Their name" value={name} onChange={setName} maxLength={120} autoComplete="off" />
        <Select label="Takes part as" choices={roleChoices} value={role} onChange={setRole} />
        <div>
          <Button
            variant="primary"
            type="submit"
            icon="plus"
            pending={inviting.isPending}
            why={name.trim() === '' ? 'Enter their name first' : undefined}
          >
            Make the invitation
          </Button>
        </div>
      </form>
      <Planned workshop={workshop} onInvite={(who, as) => void invite(who, as)} />
      {inviting.error === null ? null : <RefusalNotice error={inviting.error} />}
      {invitation === null ? null : <InvitationCard key={invitation.id} invitation={invitation} />}
    </section>
  )
}

/** Those the plan names who have no invitation yet: one press each. */
function Planned({
  workshop,
  onInvite,
}: {
  readonly workshop: string | null
  readonly onInvite: (name: string, role: SessionRole) => void
}) {
  const rows = useRows('attendance', { where: { workshop: workshop ?? '' }, enabled: workshop !== null }).data?.rows
  const invitations = useInvitations().data ?? []
  const invited = new Set(invitations.filter(({ state }) => state !== 'revoked').map(({ name }) => name))
  const left = (rows ?? []).filter(({ title, facts }) => facts.answer !== 'apologies' && !invited.has(title))
  if (left.length === 0) return null
  return (
    <div className={styles.planned}>
      <h3 id="from-the-plan">From the plan</h3>
      <ul aria-labelledby="from-the-plan">
        {left.map(({ id, title, facts }) => (
          <li key={id}>
            <Button size="small" icon="plus" onPress={() => onInvite(title, facts.role as SessionRole)}>
              {`Invite ${title}`}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
