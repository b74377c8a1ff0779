import { Answer } from '#renderer/app/answer.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { JoinForm } from './join-form.tsx'
import { OpenSession } from './open-session.tsx'
import { useSessionState } from './queries.ts'
import styles from './sessions.module.css'
import { StartForm } from './start-form.tsx'

/** A session of the group: open one, join one, or see who is in the one that is open. */
export function SessionsPage() {
  const query = useSessionState()
  return (
    <Sheet>
      <Answer query={query} loading="Looking for a session">
        {({ session, ended }) =>
          session === null ? (
            <Page
              title="Sessions"
              sub="Everyone writes in the same proposals at once, from computer to computer, without the internet."
              measure="page"
            >
              {ended === undefined ? null : (
                <div className={styles.ended}>
                  <Notice title={`“${ended.title}” has ended.`}>
                    What was written in it is saved on this computer.
                  </Notice>
                </div>
              )}
              <div className={styles.ways}>
                <StartForm />
                <JoinForm />
              </div>
            </Page>
          ) : (
            <OpenSession session={session} />
          )
        }
      </Answer>
    </Sheet>
  )
}
