import { useLocation } from '@tanstack/react-router'
import { count } from '#renderer/features/records/index.ts'
import { Button, LinkButton } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { isMyTurn } from './announcing.ts'
import { endedWords } from './joining/ended-words.ts'
import { type Ended, type Session, useRoom, useSayIntent, useSessionState } from './queries.ts'
import { type Seen, useRoomClock } from './room-clock.ts'
import { currentBlock } from './room-words.ts'
import styles from './session-bar.module.css'
import { aboutLeft } from './time-words.ts'

type SessionBarProps = {
  /** How the last session came to its end, until somebody has read it. */
  readonly ended: Ended | undefined
  readonly onRead: () => void
}

/** Over every other screen while a session is on: where the room is, and the way back to it; and then that it is over. */
export function SessionBar({ ended, onRead }: SessionBarProps) {
  const session = useSessionState().data?.session
  if (!session) return ended === undefined ? null : <Over ended={ended} onRead={onRead} />
  return session.standing === 'inside' ? <Inside session={session} /> : <AtTheDoor />
}

function Over({ ended, onRead }: { readonly ended: Ended; readonly onRead: () => void }) {
  const { title, words } = endedWords(ended)
  return (
    <section className={styles.bar} aria-label="The session">
      <span className={styles.words} role="status">
        <strong>{title}</strong>
        <span>{words}</span>
      </span>
      <Button size="small" onPress={onRead}>
        Close this
      </Button>
    </section>
  )
}

function AtTheDoor() {
  const { pathname } = useLocation()
  if (pathname === '/sessions/join') return null
  return (
    <section className={styles.bar} aria-label="The session">
      <span className={styles.words}>Waiting to be let in to a session</span>
      <LinkButton href="/sessions/join" size="small">
        Show the number
      </LinkButton>
    </section>
  )
}

function Inside({ session }: { readonly session: Session }) {
  const waiting = session.waiting.length
  const { data: seen } = useRoom('person')
  return (
    <section className={styles.bar} aria-label="The session">
      <span className={styles.words}>
        {seen ? <Now seen={seen} /> : session.connected ? 'In a session' : `Coming back into “${session.title}”`}
        {waiting === 0 ? null : (
          <strong role="status">{`${count(waiting, 'person waits', 'people wait')} to be let in`}</strong>
        )}
      </span>
      {seen ? <PauseButton seen={seen} /> : null}
      <LinkButton href="/sessions/run" size="small" variant="primary" icon="chevron-left">
        Back to the session
      </LinkButton>
    </section>
  )
}

function Now({ seen }: { readonly seen: Seen }) {
  const clock = useRoomClock(seen)
  const block = currentBlock(seen.view)
  return (
    <>
      <strong>{block?.title ?? seen.view.title}</strong>
      {clock === null ? null : (
        <span className={styles.time}>
          <Icon name="clock" size="small" />
          {aboutLeft(clock)}
        </span>
      )}
      {isMyTurn(seen.view) ? <strong role="status">It is your turn to speak</strong> : null}
    </>
  )
}

function PauseButton({ seen }: { readonly seen: Seen }) {
  const say = useSayIntent()
  const { me } = seen.view
  if (me === null || !roleMay(me.role, 'take-part')) return null
  const { away } = me
  return (
    <Button size="small" icon={away ? 'play' : 'pause'} onPress={() => void say({ t: 'away', on: !away })}>
      {away ? 'Come back in' : 'Pause'}
    </Button>
  )
}
