import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { nextBlock } from '../room-words.ts'
import { lengthOf } from './pages.ts'
import styles from './room.module.css'

/** Before the first part, between two, and after the last. */
export function RoomBetween({ view }: { readonly view: RoomView }) {
  const next = nextBlock(view)
  const hasBegun = view.agenda.some(({ state }) => state === 'done')
  const heading = next === null && hasBegun ? 'That was all for today' : hasBegun ? (next?.title ?? '') : 'Welcome'
  return (
    <section className={styles.main}>
      <div className={styles.asked}>
        <h1 className={styles.question} data-length={lengthOf(heading)}>
          {heading}
        </h1>
        {next === null ? null : (
          <p className={`${styles.how} ${styles.next}`}>{hasBegun ? 'Comes next' : `We begin with: ${next.title}`}</p>
        )}
      </div>
    </section>
  )
}
