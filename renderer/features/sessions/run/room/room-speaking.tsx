import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { inWords, nameOf } from '../room-words.ts'
import styles from './room.module.css'

/** Who speaks and who is next; three names at most, so that nobody far down the list is put before the room. */
export function RoomSpeaking({ view }: { readonly view: RoomView }) {
  const { speaking, waiting } = view.queue
  if (speaking === null && waiting.length === 0) return null
  const next = waiting.slice(0, 3).map((id) => nameOf(view, id))
  return (
    <footer className={styles.foot}>
      <h2 className={styles.label}>Speaking</h2>
      <p className={styles.speakers}>
        {speaking === null ? null : (
          <span data-now>
            <i aria-hidden="true" />
            {nameOf(view, speaking)}
          </span>
        )}
        {next.length === 0 ? null : <span>{`Next ${inWords(next)}`}</span>}
      </p>
    </footer>
  )
}
