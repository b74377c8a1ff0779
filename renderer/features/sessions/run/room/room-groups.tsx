import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { inWords, nameOf } from '../room-words.ts'
import styles from './room.module.css'

/** While the room has gone apart: who is where. */
export function RoomGroups({ view }: { readonly view: RoomView }) {
  return (
    <ul className={styles.groups} aria-label="Groups">
      {view.groups.map(({ id, name, members }) => (
        <li key={id}>
          <strong>{name}</strong>
          <span>{inWords(members.map((member) => nameOf(view, member)))}</span>
        </li>
      ))}
    </ul>
  )
}
