import { Button } from '#renderer/ui/button.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { type Session, useLeaving } from '../queries.ts'
import styles from './joining.module.css'

/** At the door: the number is said aloud, and nothing of the session is known here yet. */
export function WaitingScreen({ session }: { readonly session: Session }) {
  const { leave, isLeaving } = useLeaving()
  return (
    <Page title="Waiting to be let in" measure="text">
      <div className={styles.wait} role="status">
        <p className={styles.lead}>Read this number aloud to whoever runs the session.</p>
        <p className={styles.number}>{session.number ?? 'One moment: the number is being made'}</p>
        <p className={styles.quiet}>
          They see a number too. When both are the same, nobody is between your two computers, and they let you in. From
          then on this computer is recognised.
        </p>
        {session.connected ? null : (
          <p className={styles.quiet}>The session cannot be reached just now. It is asked again by itself.</p>
        )}
      </div>
      <div>
        <Button size="large" icon="leave" pending={isLeaving} onPress={() => void leave()}>
          Stop waiting
        </Button>
      </div>
    </Page>
  )
}
