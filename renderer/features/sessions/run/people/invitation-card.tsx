import { useEffect, useRef, useState } from 'react'
import { copyText } from '#renderer/app/copy-text.ts'
import { Button } from '#renderer/ui/button.tsx'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { useInvitations } from '../queries.ts'
import styles from './people.module.css'
import { QrCode } from './qr-code.tsx'
import { roleName } from './roles.ts'

export type Invitation = {
  readonly id: string
  readonly name: string
  readonly role: SessionRole
  readonly code: string
  readonly address: string
  readonly link: string
  readonly expires: number
}

const clock = new Intl.DateTimeFormat('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' })

/** What one person needs to come in, large enough to read across a table. Once it is used or taken back, the code goes from the screen. */
export function InvitationCard({ invitation }: { readonly invitation: Invitation }) {
  const state = useInvitations().data?.find(({ id }) => id === invitation.id)?.state ?? 'unused'
  return state === 'unused' ? <OpenInvitation invitation={invitation} /> : null
}

function OpenInvitation({ invitation }: { readonly invitation: Invitation }) {
  const { name, role, code, address, link, expires } = invitation
  const [copied, setCopied] = useState<'code' | 'link' | null>(null)
  const card = useRef<HTMLElement>(null)
  // What is needed next: the keyboard is in it, and it is in sight.
  useEffect(() => card.current?.focus(), [])
  const copy = (what: 'code' | 'link', words: string) => void copyText(words).then(() => setCopied(what))
  return (
    <section ref={card} tabIndex={-1} className={styles.card} aria-label={`Invitation for ${name}`}>
      <div className={styles.cardWords}>
        <h3>{`For ${name}, ${roleName(role).toLocaleLowerCase('en-GB')}`}</h3>
        <p className={styles.code} role="status" aria-label="Join code">
          {code}
        </p>
        <dl className={styles.where}>
          <div>
            <dt>Address, where the code alone finds nothing</dt>
            <dd>{address}</dd>
          </div>
          <div>
            <dt>For one computer, until</dt>
            <dd>{clock.format(expires)}</dd>
          </div>
        </dl>
        <div className={styles.buttons}>
          <Button icon="copy" onPress={() => copy('code', code)}>
            {copied === 'code' ? 'Copied the code' : 'Copy the code'}
          </Button>
          <Button icon="link" onPress={() => copy('link', link)}>
            {copied === 'link' ? 'Copied the link' : 'Copy the link'}
          </Button>
        </div>
      </div>
      <figure className={styles.figure}>
        <QrCode words={link} label={`QR code of the invitation for ${name}: the same as the link`} />
        <figcaption>To be read with a camera: the same as the link</figcaption>
      </figure>
    </section>
  )
}
