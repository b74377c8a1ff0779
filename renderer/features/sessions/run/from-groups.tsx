import type { RoomView } from '#shared/domain/session/room/shapes.ts'
import { RoomBoard } from '../boards/index.ts'
import styles from './from-groups.module.css'
import { isVeiled } from './room/room-foot.tsx'

/**
 * Boards of groups that have come back and could not be laid together: what each of them found is there for everyone. A poll
 * that its group never looked at found nothing.
 */
export const fromGroups = ({ others, groups }: Pick<RoomView, 'others' | 'groups'>) =>
  others.filter((board) => board.group !== null && !isVeiled(board) && !groups.some(({ id }) => id === board.group?.id))

type FromGroupsProps = { readonly view: RoomView; readonly hostNow: () => number; readonly large?: boolean }

export function FromGroups({ view, hostNow, large = false }: FromGroupsProps) {
  const boards = fromGroups(view)
  if (boards.length === 0) return null
  return (
    <section className={styles.found} data-large={large || undefined} aria-label="What the groups found">
      {boards.map((board) => (
        <article key={board.board}>
          <h2>{board.group?.name}</h2>
          <RoomBoard view={board} hostNow={hostNow} />
        </article>
      ))}
    </section>
  )
}
