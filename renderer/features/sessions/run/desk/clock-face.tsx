import type { Timer } from '#shared/domain/session/room/shapes.ts'
import { type Seen, timeLeft, useHostNow } from '../room-clock.ts'
import { clockFace } from '../time-words.ts'
import styles from './desk.module.css'

type ClockFaceProps = { readonly seen: Seen; readonly timer: Timer; readonly small?: boolean }

/** Digits for whoever keeps the time: past the end they count up, and say so in a word. */
export function ClockFace({ seen, timer, small = false }: ClockFaceProps) {
  const now = useHostNow(seen)
  const left = timeLeft(timer, now)
  return (
    <p className={styles.face} data-small={small || undefined}>
      <span role="timer">{clockFace(left)}</span>
      <small>{timer.pausedAt === null ? (left < 0 ? 'over' : 'left') : 'left, stopped'}</small>
    </p>
  )
}
