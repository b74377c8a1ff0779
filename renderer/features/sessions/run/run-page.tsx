import { useEffect, useRef, useState } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { followLandmarkKeys } from '#renderer/ui/landmark-keys.ts'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Desk } from './desk/desk.tsx'
import { type Left, NotInside } from './joining/not-inside.tsx'
import { WaitingScreen } from './joining/waiting-screen.tsx'
import { type Session, useRoom, useSessionState } from './queries.ts'
import type { Seen } from './room-clock.ts'
import styles from './run.module.css'
import { ComingBack } from './seat/coming-back.tsx'
import { Seat } from './seat/seat.tsx'

/** The session while it runs: the desk for whoever runs it, a seat for everyone else. */
export function RunPage() {
  const query = useSessionState()
  const last = useRef<Left | null>(null)
  useEffect(() => {
    const keys = followLandmarkKeys()
    return () => keys[Symbol.dispose]()
  }, [])
  const session = query.data?.session
  if (session) last.current = session
  return (
    <Answer query={query} loading="Looking for a session">
      {({ session: open, ended }) => {
        if (open === null) return <NotInside ended={ended} left={last.current} />
        if (open.standing === 'inside') return <Inside key={open.id} session={open} />
        return (
          <main className={styles.whole} id="page" tabIndex={-1}>
            <WaitingScreen session={open} />
          </main>
        )
      }}
    </Answer>
  )
}

function Inside({ session }: { readonly session: Session }) {
  const room = useRoom('person')
  // While the part that keeps the files starts again, what was last seen stays, with what somebody is writing into it.
  const last = useRef<Seen | null>(null)
  const seen = room.data ?? last.current ?? room.data
  last.current = seen ?? null
  const [asSeat, setAsSeat] = useState(false)
  if (seen === null && !session.connected) return <ComingBack session={session} />
  if (!seen)
    return (
      <main className={styles.whole} id="page" tabIndex={-1}>
        {seen === undefined ? (
          <Answer query={room} loading="Coming into the session" lines={4}>
            {() => null}
          </Answer>
        ) : (
          <LoadingShape label="Coming into the session" lines={4} />
        )}
      </main>
    )
  if (seen.view.me?.runs !== true) return <Seat session={session} seen={seen} />
  if (!asSeat) return <Desk session={session} seen={seen} onSeat={() => setAsSeat(true)} />
  return (
    <Seat
      session={session}
      seen={seen}
      desk={
        <Button variant="quiet" icon="list" onPress={() => setAsSeat(false)}>
          Back to the desk
        </Button>
      }
    />
  )
}
