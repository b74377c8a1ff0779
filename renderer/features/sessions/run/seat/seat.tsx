import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { passingOf } from '../../boards/index.ts'
import { Announcer } from '../announcer.tsx'
import { useKeptFocus } from '../kept-focus.ts'
import { sessionKeys, useSessionKeys } from '../keys.ts'
import { EndDialog } from '../people/end-dialog.tsx'
import { endsIt } from '../people/roles.ts'
import { type Session, useLeaving, useSayAction, useSayIntent } from '../queries.ts'
import { type Seen, useRoomClock } from '../room-clock.ts'
import { aboutLeft } from '../time-words.ts'
import { AgendaDrawer } from './agenda-drawer.tsx'
import { Connection } from './connection.tsx'
import { NotesDrawer } from './notes-drawer.tsx'
import { ParkDialog } from './park-dialog.tsx'
import { PauseScreen } from './pause-screen.tsx'
import styles from './seat.module.css'
import { SeatBody } from './seat-body.tsx'
import { Speaking } from './speaking.tsx'
import { usePausing } from './use-pausing.ts'

type SeatProps = {
  readonly session: Session
  readonly seen: Seen
  /** For whoever runs the session and looks at it as the others do: the way back. */
  readonly desk?: ReactNode | undefined
}

/** One person's view: one thing at a time, large, with the ways out always in reach. */
export function Seat({ session, seen, desk }: SeatProps) {
  const { view } = seen
  const navigate = useNavigate()
  const say = useSayIntent()
  const act = useSayAction(view.board?.board)
  const { leave, isLeaving } = useLeaving()
  const [asking, setAsking] = useState<'notes' | 'park' | 'agenda' | 'end' | null>(null)
  const [passedOn, setPassedOn] = useState<string | null>(null)
  const takesPart = roleMay(session.role, 'take-part')
  const { isPaused, pause } = usePausing(view, say, takesPart)
  const hand = view.me?.hand ?? false
  const block = view.current?.block ?? null
  const hasPassed = passedOn !== null && passedOn === block

  const passing = block === null ? 'nothing' : view.board === null ? 'own' : passingOf(view.board, session.participant)
  useKeptFocus(block)

  /** On what the board asks, where it asks something; elsewhere nobody but this screen needs to know. */
  const pass = () => {
    if (passing === 'asked') void act({ do: 'pass' }).catch(() => setPassedOn(block))
    else if (passing === 'own') setPassedOn(hasPassed ? null : block)
  }
  const raise = () => void say({ t: 'hand', up: !hand })
  const go = () => void (endsIt(session) ? setAsking('end') : leave())
  const toWorkshop = () => void navigate({ to: '/overview' })
  useSessionKeys({
    [sessionKeys.hand]: takesPart && !isPaused ? raise : undefined,
    [sessionKeys.pass]: takesPart && !isPaused ? pass : undefined,
    [sessionKeys.pause]: () => pause(!isPaused),
    [sessionKeys.leave]: go,
    [sessionKeys.notes]: () => setAsking('notes'),
    [sessionKeys.park]: takesPart ? () => setAsking('park') : undefined,
    [sessionKeys.workshop]: toWorkshop,
  })
  const close = () => setAsking(null)
  return (
    <div className={styles.seat}>
      <header className={styles.head} data-landmark="title bar">
        <span className={styles.title}>{view.title}</span>
        {isPaused ? <span /> : <TimeLeft seen={seen} />}
        <span className={styles.more}>
          {desk}
          <MenuButton
            name="More"
            icon="more"
            showName
            groups={[
              [
                {
                  id: 'notes',
                  name: 'My own notes',
                  icon: 'comment',
                  keys: sessionKeys.notes,
                  onAction: () => setAsking('notes'),
                },
                ...(takesPart
                  ? [
                      {
                        id: 'park',
                        name: 'Park this for later',
                        icon: 'clock' as const,
                        keys: sessionKeys.park,
                        onAction: () => setAsking('park'),
                      },
                    ]
                  : []),
                { id: 'agenda', name: 'What we do today', icon: 'list', onAction: () => setAsking('agenda') },
              ],
              [
                { id: 'people', name: 'Who is here, and what is shared', icon: 'people', href: '/sessions/people' },
                {
                  id: 'workshop',
                  name: 'The whole workshop',
                  icon: 'overview',
                  keys: sessionKeys.workshop,
                  onAction: toWorkshop,
                },
              ],
            ]}
          />
        </span>
      </header>
      <main className={styles.body} id="page" tabIndex={-1} data-landmark="page">
        <Connection session={session} />
        {isPaused ? (
          <PauseScreen view={view} />
        ) : (
          <SeatBody
            seen={seen}
            hasPassed={hasPassed}
            takesPart={takesPart}
            onAct={act}
            onBack={() => setPassedOn(null)}
          />
        )}
      </main>
      <footer className={styles.foot} data-landmark="ways out">
        {isPaused ? null : <Speaking view={view} onFinished={() => void say({ t: 'spoken' })} />}
        <div className={styles.ways}>
          {isPaused ? (
            <Button size="large" variant="primary" icon="play" onPress={() => pause(false)}>
              Come back in
            </Button>
          ) : (
            <>
              {takesPart ? (
                <>
                  <Button size="large" icon="hand" aria-pressed={hand} onPress={raise}>
                    {hand ? 'Lower my hand' : 'Raise a hand'}
                  </Button>
                  <Button
                    size="large"
                    icon="pass"
                    onPress={pass}
                    aria-pressed={hasPassed || passing === 'passed'}
                    disabled={passing === 'nothing' && !hasPassed}
                  >
                    Pass
                  </Button>
                </>
              ) : null}
              <Button size="large" icon="pause" onPress={() => pause(true)}>
                Pause
              </Button>
            </>
          )}
          <Button size="large" icon="leave" pending={isLeaving} onPress={go}>
            {session.part === 'host' ? 'End or hand over' : endsIt(session) ? 'End or leave' : 'Leave quietly'}
          </Button>
        </div>
      </footer>
      <Announcer seen={seen} />
      {asking === 'notes' ? <NotesDrawer about={view.workshop ?? view.session} onClose={close} /> : null}
      {asking === 'park' ? <ParkDialog say={say} onClose={close} /> : null}
      {asking === 'agenda' ? <AgendaDrawer view={view} onClose={close} /> : null}
      {asking === 'end' ? <EndDialog session={session} onClose={close} /> : null}
    </div>
  )
}

function TimeLeft({ seen }: { readonly seen: Seen }) {
  const clock = useRoomClock(seen)
  if (clock === null) return null
  return (
    <span className={styles.time}>
      <Icon name="clock" size="small" />
      {aboutLeft(clock)}
    </span>
  )
}
