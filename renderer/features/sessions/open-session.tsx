import type { z } from 'zod'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { useOpenWorkspace } from '#renderer/app/workspace.ts'
import { Avatar } from '#renderer/ui/avatar.tsx'
import { Button, LinkButton } from '#renderer/ui/button.tsx'
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import { InviteSection } from './invite-section.tsx'
import { useLeaving } from './queries.ts'
import styles from './sessions.module.css'

type Session = NonNullable<z.output<typeof SessionState>['session']>

/** The session this computer is in. */
export function OpenSession({ session }: { readonly session: Session }) {
  const isHost = session.part === 'host'
  return (
    <Page
      title={session.title}
      sub={isHost ? `Open on ${session.address}` : 'You are taking part'}
      actions={<EndButton isHost={isHost} />}
      measure="page"
    >
      {session.connected ? null : (
        <Notice state="stale" title="The session cannot be reached just now." live="status">
          Go on writing: everything is saved here and goes to the others when they are reached again.
        </Notice>
      )}
      <div className={styles.ways}>
        <div className={styles.way}>
          <SectionHeading>Proposals in this session</SectionHeading>
          <ul className={styles.rows}>
            {session.documents.map(({ id, title }) => (
              <li key={id}>
                <span>{title}</span>
                <LinkButton href={`/proposals/${id}`} size="small">
                  Write in it
                </LinkButton>
              </li>
            ))}
          </ul>
          {isHost ? <InviteSection /> : null}
        </div>
        <People session={session} />
      </div>
    </Page>
  )
}

function People({ session }: { readonly session: Session }) {
  const { me } = useOpenWorkspace()
  return (
    <section className={styles.way} aria-label="Who is here">
      <SectionHeading>Who is here</SectionHeading>
      <ul className={styles.rows}>
        <li>
          <Avatar name={me.name} beside />
          <span>{`${me.name} (you)`}</span>
        </li>
        {session.peers.map(({ device, name, here }) => (
          <li key={device}>
            <Avatar name={name} beside />
            <span>{name}</span>
            {here ? null : <span className={styles.quiet}>Not reached just now</span>}
          </li>
        ))}
      </ul>
      {session.peers.length === 0 ? (
        <p className={styles.quiet}>Nobody else yet. Make a join code and show it.</p>
      ) : null}
    </section>
  )
}

function EndButton({ isHost }: { readonly isHost: boolean }) {
  const leaving = useLeaving()
  const refusals = useRefusals()
  const leave = async () => {
    await leaving.mutateAsync(undefined).catch(refusals.show)
  }
  if (!isHost)
    return (
      <Button onPress={() => void leave()} pending={leaving.isPending}>
        Leave quietly
      </Button>
    )
  return (
    <ConfirmDialog
      title="End the session?"
      action="End the session"
      onConfirm={leave}
      trigger={<Button>End the session</Button>}
    >
      Nobody can join any more. Everyone keeps what was written, on their own computer.
    </ConfirmDialog>
  )
}
