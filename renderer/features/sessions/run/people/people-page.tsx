import { useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { useOpenWorkspace } from '#renderer/app/workspace.ts'
import { Button, LinkButton } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { type Session, useSessionState } from '../queries.ts'
import { EndDialog } from './end-dialog.tsx'
import { HereList } from './here-list.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import { KnownComputers } from './known-computers.tsx'
import styles from './people.module.css'
import { endsIt, runsIt } from './roles.ts'
import { SharedList } from './shared-list.tsx'
import { WaitingList } from './waiting-list.tsx'

/** Who is in the session, who may come, and what they share. */
export function PeoplePage() {
  return (
    <Sheet>
      <Answer query={useSessionState()} loading="Looking for a session">
        {({ session }) => (session === null ? <NoneOpen /> : <People session={session} />)}
      </Answer>
    </Sheet>
  )
}

function NoneOpen() {
  return (
    <Page title="People" measure="text">
      <EmptyState
        icon="people"
        title="No session is open"
        action={<LinkButton href="/sessions">Go to the sessions</LinkButton>}
      >
        Start or join one first. Then everyone in it is shown here.
      </EmptyState>
    </Page>
  )
}

function People({ session }: { readonly session: Session }) {
  const { me } = useOpenWorkspace()
  const [ending, setEnding] = useState(false)
  const isHost = session.part === 'host'
  return (
    <Page
      title={session.title}
      sub={isHost ? `Open on ${session.address}` : 'You are taking part'}
      crumbs={[{ name: 'Sessions', href: '/sessions' }, { name: 'People' }]}
      actions={
        <>
          {endsIt(session) ? <Button onPress={() => setEnding(true)}>End the session</Button> : null}
          <LinkButton href="/sessions/run" variant="primary">
            Go to the session
          </LinkButton>
        </>
      }
      measure="page"
    >
      <div className={styles.ways}>
        {runsIt(session) ? (
          <div className={styles.way}>
            <WaitingList waiting={session.waiting} />
            <InviteForm workshop={session.workshop} />
            <InvitationList />
          </div>
        ) : null}
        <div className={styles.way}>
          <HereList session={session} me={me.name} />
          <SharedList session={session} />
          {isHost ? <KnownComputers /> : null}
        </div>
      </div>
      {ending ? <EndDialog session={session} onClose={() => setEnding(false)} /> : null}
    </Page>
  )
}
