import { useNavigate } from '@tanstack/react-router'
import { RefusalNotice } from '#renderer/app/refusals.tsx'
import { Button, LinkButton } from '#renderer/ui/button.tsx'
import { isLent } from '#shared/domain/session/sharing.ts'
import { type Ended, type Session, useJoining } from '../queries.ts'
import styles from '../run.module.css'
import { endedWords, givenBack } from './ended-words.ts'
import { lastCode } from './last-code.ts'

/** The session that this person left by themselves. */
export type Left = Pick<Session, 'title' | 'share' | 'role'>

/** After a session, however it ended: calm words, what is safe, and where to go. */
export function NotInside({ ended, left }: { readonly ended: Ended | undefined; readonly left: Left | null }) {
  const navigate = useNavigate()
  const joining = useJoining()
  const code = lastCode()
  const { title, words } =
    ended === undefined
      ? left === null
        ? { title: 'No session is open', words: 'Start one, or join with an invitation.' }
        : {
            title: `You have left “${left.title}”`,
            words: `Nothing was announced. ${isLent(left.share, left.role) ? givenBack : 'What you wrote is saved on this computer.'}`,
          }
      : endedWords(ended)
  return (
    <main className={styles.whole} id="page" tabIndex={-1}>
      <h1 className={styles.headline}>{title}</h1>
      <p className={styles.words} role="status">
        {words}
      </p>
      {joining.error === null ? null : <RefusalNotice error={joining.error} />}
      <div className={styles.buttons}>
        {ended === undefined && left !== null && code !== null ? (
          <Button size="large" icon="undo" pending={joining.isPending} onPress={() => joining.mutate({ code })}>
            Come back in
          </Button>
        ) : null}
        {ended === undefined && left === null ? (
          <LinkButton size="large" href="/sessions/join">
            Join a session
          </LinkButton>
        ) : null}
        <Button size="large" onPress={() => void navigate({ to: '/sessions' })}>
          Go to the sessions
        </Button>
      </div>
    </main>
  )
}
