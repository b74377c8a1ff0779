import type { AnyBoardView, RoomView } from '#shared/domain/session/room/shapes.ts'
import { RoomBoard } from '../../boards/index.ts'
import { inWords, nameOf } from '../room-words.ts'
import styles from './room.module.css'

/** A secret poll that nobody has looked at: all there is to see is how many are in, which goes to the foot. */
export function isVeiled({ method, view }: AnyBoardView): boolean {
  const isPoll = method === 'fist-to-five' || method === 'gradients' || method === 'consent-check'
  return isPoll && 'poll' in view && view.poll.counts === null
}

/** Who speaks, and how many answers are in. */
export function RoomFoot({ view, now }: { readonly view: RoomView; readonly now: () => number }) {
  const { board } = view
  const veiled = board !== null && view.groups.length === 0 && isVeiled(board) ? board : null
  const isTalking = view.queue.speaking !== null || view.queue.waiting.length > 0
  if (!isTalking && veiled === null) return null
  return (
    <footer className={styles.foot}>
      {isTalking ? <Speaking view={view} /> : null}
      {veiled === null ? null : (
        <section>
          <h2 className={styles.label}>Answers</h2>
          <RoomBoard view={veiled} hostNow={now} />
        </section>
      )}
    </footer>
  )
}

/** Three names at most, so that nobody far down the list is put before the room. */
function Speaking({ view }: { readonly view: RoomView }) {
  const { speaking, waiting } = view.queue
  const next = waiting.slice(0, 3).map((id) => nameOf(view, id))
  return (
    <section>
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
    </section>
  )
}
