import { type Seen, useHostNow } from '../room-clock.ts'
import { behindWords } from '../time-words.ts'
import styles from './desk.module.css'

/** How the session stands against its plan, in words. Goes on counting while a block runs over or the clock stands. */
export function BehindNote({ seen }: { readonly seen: Seen }) {
  const now = useHostNow(seen)
  const { view } = seen
  if (view.current === null && view.agenda.every(({ state }) => state === 'to-come')) return null
  const { timer } = view.current ?? { timer: null }
  const since = timer === null || timer.pausedAt !== null ? view.now : Math.max(view.now, timer.endsAt)
  return <p className={styles.behind}>{behindWords(view.behind + Math.max(0, now - since))}</p>
}
