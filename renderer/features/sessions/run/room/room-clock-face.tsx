import { type Seen, timerOf, useRoomClock } from '../room-clock.ts'
import { clockFace } from '../time-words.ts'
import styles from './room.module.css'

/** What is left, in digits and as a bar. It turns no other colour and does not blink; past its end it stands at nothing. */
export function RoomClock({ seen }: { readonly seen: Seen }) {
  const clock = useRoomClock(seen)
  if (clock === null || timerOf(seen.view) === null) return null
  const isUp = clock.left <= 0
  return (
    <aside className={styles.clock} aria-label="Time">
      <p className={styles.label}>{clock.stands ? 'The clock is stopped' : isUp ? 'Time is up' : 'Time left'}</p>
      <p className={styles.timer} role="timer">
        {clockFace(Math.max(0, clock.left))}
      </p>
      <div className={styles.sand} aria-hidden="true">
        <span style={{ inlineSize: `${Math.round((1 - clock.gone) * 1000) / 10}%` }} />
      </div>
    </aside>
  )
}
