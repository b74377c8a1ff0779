import { LinkButton } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import styles from './capture.module.css'

/** In a practice workspace nobody's words are recorded: its passphrase is public. */
export function PracticeStop() {
  return (
    <div className={styles.capture}>
      <main className={styles.body} id="page" tabIndex={-1}>
        <h1 className={styles.question}>First, a passphrase of your own</h1>
        <p className={styles.help}>
          This is a practice workspace: anybody can open it, so nobody’s words belong in it. Choose a passphrase and it
          becomes the group’s own, with everything that is in it now. Then come back here.
        </p>
        <div className={styles.answer}>
          <ButtonRow>
            <LinkButton variant="primary" size="large" icon="key" href="/settings">
              Choose a passphrase
            </LinkButton>
            <LinkButton variant="quiet" size="large" href="/voices">
              Not now
            </LinkButton>
          </ButtonRow>
        </div>
      </main>
    </div>
  )
}
