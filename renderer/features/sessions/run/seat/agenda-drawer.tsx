import { Drawer } from '#renderer/ui/drawer.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { minutesOf } from '../time-words.ts'
import styles from './seat.module.css'

const states = { 'to-come': 'To come', now: 'Now', done: 'Done' } as const

/** What there is today, and where the room is in it. */
export function AgendaDrawer({ view, onClose }: { readonly view: RoomView; readonly onClose: () => void }) {
  return (
    <Drawer label="What we do today" open onOpenChange={(open) => (open ? undefined : onClose())}>
      <div className={styles.drawer}>
        <h2>What we do today</h2>
        <ol className={styles.agenda}>
          {view.agenda.map(({ id, title, minutes, state }) => (
            <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <Icon name={state === 'done' ? 'check' : state === 'now' ? 'arrow-right' : 'circle'} size="small" />
              <span>
                {title}
                <small>{state === 'to-come' ? `About ${minutesOf(minutes * 60_000)}` : states[state]}</small>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </Drawer>
  )
}
