import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { DecisionDialog } from '../../after/decision-dialog.tsx'
import { Announcer } from '../announcer.tsx'
import { useKeptFocus } from '../kept-focus.ts'
import { sessionKeys, useSessionKeys } from '../keys.ts'
import { EndDialog } from '../people/end-dialog.tsx'
import { endsIt, runsIt } from '../people/roles.ts'
import { WaitingList } from '../people/waiting-list.tsx'
import { openRoomWindow, type Session, useLeaving, useSayIntent } from '../queries.ts'
import { hostNow, type Seen } from '../room-clock.ts'
import { nextBlock } from '../room-words.ts'
import { Connection } from '../seat/connection.tsx'
import { NotesDrawer } from '../seat/notes-drawer.tsx'
import { ParkDialog } from '../seat/park-dialog.tsx'
import { AgendaList } from './agenda-list.tsx'
import { BehindNote } from './behind-note.tsx'
import { BlockNow } from './block-now.tsx'
import styles from './desk.module.css'
import { HereNow } from './here-now.tsx'
import { JustAsked } from './just-asked.tsx'
import { OtherBoards } from './other-boards.tsx'
import { Parked } from './parked.tsx'
import { Queue } from './queue.tsx'

type DeskProps = { readonly session: Session; readonly seen: Seen; readonly onSeat: () => void }

/** For whoever runs the session: the agenda, what goes on now, and the people, side by side. */
export function Desk({ session, seen, onSeat }: DeskProps) {
  const { view } = seen
  const navigate = useNavigate()
  const say = useSayIntent()
  const { leave } = useLeaving()
  const now = useCallback(() => hostNow(seen), [seen])
  const [asking, setAsking] = useState<'notes' | 'park' | 'end' | 'decision' | null>(null)
  const next = nextBlock(view)
  const ends = endsIt(session)
  const stands = view.current !== null && view.current.timer.pausedAt !== null
  const toWorkshop = () => void navigate({ to: '/overview' })
  const end = () => void (ends ? setAsking('end') : leave())
  useSessionKeys({
    [sessionKeys.next]: next === null ? undefined : () => void say({ t: 'begin', block: next.id }),
    [sessionKeys.extend]: view.current === null ? undefined : () => void say({ t: 'extend', minutes: 5 }),
    [sessionKeys.clock]: view.current === null ? undefined : () => void say({ t: stands ? 'resume' : 'pause' }),
    [sessionKeys.leave]: end,
    [sessionKeys.room]: openRoomWindow,
    [sessionKeys.notes]: () => setAsking('notes'),
    [sessionKeys.park]: () => setAsking('park'),
    [sessionKeys.workshop]: toWorkshop,
  })
  useKeptFocus(view.current?.block ?? null)
  const close = () => setAsking(null)
  return (
    <div className={styles.desk}>
      <header className={styles.head} data-landmark="title bar">
        <div className={styles.headWords}>
          <h1>{view.title}</h1>
          <BehindNote seen={seen} />
        </div>
        <div className={styles.headWays}>
          <Button icon="external" onPress={openRoomWindow}>
            Room view
          </Button>
          <Button icon="check" onPress={() => setAsking('decision')}>
            Record a decision
          </Button>
          <Button icon="people" onPress={() => void navigate({ to: '/sessions/people' })}>
            {runsIt(session) ? 'Invite people' : 'People'}
          </Button>
          <MenuButton
            name="More"
            icon="more"
            showName
            groups={[
              [
                { id: 'seat', name: 'See it as the others do', icon: 'eye', onAction: onSeat },
                {
                  id: 'notes',
                  name: 'My own notes',
                  icon: 'comment',
                  keys: sessionKeys.notes,
                  onAction: () => setAsking('notes'),
                },
                {
                  id: 'park',
                  name: 'Park something',
                  icon: 'clock',
                  keys: sessionKeys.park,
                  onAction: () => setAsking('park'),
                },
              ],
              [
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
          <Button icon="leave" onPress={end}>
            {session.part === 'host' ? 'End or hand over' : ends ? 'End or leave' : 'Leave quietly'}
          </Button>
        </div>
      </header>
      <div className={styles.columns}>
        <section className={styles.agenda} aria-label="Agenda" data-landmark="agenda">
          <AgendaList view={view} say={say} />
        </section>
        <main className={styles.now} id="page" tabIndex={-1} data-landmark="page">
          <Connection session={session} />
          <BlockNow seen={seen} say={say} now={now} />
          <OtherBoards seen={seen} say={say} now={now} />
        </main>
        <aside className={styles.people} aria-label="People" data-landmark="people">
          {runsIt(session) ? <WaitingList waiting={session.waiting} /> : null}
          <Queue view={view} say={say} />
          <HereNow view={view} />
          <Parked view={view} />
        </aside>
      </div>
      <Announcer seen={seen} />
      {asking === 'notes' ? <NotesDrawer about={view.workshop ?? view.session} onClose={close} /> : null}
      {asking === 'park' ? <ParkDialog say={say} onClose={close} /> : null}
      {asking === 'decision' ? (
        <DecisionDialog session={view.workshop} onClose={close} notYet={<JustAsked view={view} say={say} />} />
      ) : null}
      {asking === 'end' ? <EndDialog session={session} onClose={close} /> : null}
    </div>
  )
}
