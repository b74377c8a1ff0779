import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import type { AgendaBlock } from '../room-words.ts'
import styles from './room.module.css'

/** Where the room is in its agenda: a dot for each part, and the name of the one that is now. */
export function RoomSteps({ agenda }: { readonly agenda: readonly AgendaBlock[] }) {
  const at = agenda.findIndex(({ state }) => state === 'now')
  return (
    <ol className={styles.steps} aria-label={at < 0 ? 'Agenda' : `Part ${at + 1} of ${agenda.length}`}>
      {agenda.map(({ id, title, state }) => (
        <li key={id} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          {state === 'now' ? title : <VisuallyHidden>{title}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  )
}
