import { useState } from 'react'
import { copyText } from '#renderer/app/copy-text.ts'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import { useInviting } from './queries.ts'
import styles from './sessions.module.css'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** One code for one computer, large enough to read across a table. */
export function InviteSection() {
  const inviting = useInviting()
  const [copied, setCopied] = useState(false)
  const invite = () => {
    setCopied(false)
    inviting.mutate(undefined)
  }
  return (
    <section className={styles.invite} aria-label="Invite someone">
      <SectionHeading>Invite someone</SectionHeading>
      {inviting.data === undefined ? (
        <p className={styles.quiet}>A join code lets one more computer in. It can be used once, within an hour.</p>
      ) : (
        <>
          <p className={styles.code} role="status" aria-label="Join code">
            {inviting.data.code}
          </p>
          <p className={styles.quiet}>{`For one computer, until ${clock.format(inviting.data.expires)}.`}</p>
        </>
      )}
      {inviting.error === null ? null : <RefusalNotice error={inviting.error} />}
      <div className={styles.buttons}>
        <Button icon="plus" onPress={invite} pending={inviting.isPending}>
          {inviting.data === undefined ? 'Make a join code' : 'Make another code'}
        </Button>
        {inviting.data === undefined ? null : (
          <Button
            variant="quiet"
            icon="copy"
            onPress={() => void copyText(inviting.data.code).then(() => setCopied(true))}
          >
            {copied ? 'Copied' : 'Copy the code'}
          </Button>
        )}
      </div>
    </section>
  )
}
