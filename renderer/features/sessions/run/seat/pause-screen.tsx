import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import styles from './seat.module.css'

/** A quiet place. Nothing is asked here, and who can be turned to is named. */
export function PauseScreen({ view }: { readonly view: RoomView }) {
  const contacts = (view.support ?? '').split('\n').filter((line) => line.trim() !== '')
  return (
    <div className={styles.quiet}>
      <h1 className={styles.question}>Take the time you need</h1>
      <p className={styles.help}>
        Nothing is asked of you. The others see that you are away for a moment, and not why. What you did is kept.
      </p>
      <section aria-labelledby="support">
        <h2 id="support">If you would like to talk to somebody</h2>
        {contacts.length === 0 ? (
          <p className={styles.help}>Whoever runs the session is there for you, and so are the people you came with.</p>
        ) : (
          <ul className={styles.contacts}>
            {contacts.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
