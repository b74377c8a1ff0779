import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { AnyBoardView, RoomView } from '#shared/domain/session/room/shapes.ts'
import { Board } from '../../boards/index.ts'
import { useSayAction } from '../queries.ts'
import { inWords, nameOf } from '../room-words.ts'
import styles from './desk.module.css'

/** The boards of all groups, for whoever goes from one to the next. */
export function OtherBoards({ view, now }: { readonly view: RoomView; readonly now: () => number }) {
  if (view.others.length === 0) return null
  return (
    <section className={styles.others} aria-label="Boards of the groups">
      {view.others.map((board) => (
        <OtherBoard key={board.board} board={board} view={view} now={now} />
      ))}
    </section>
  )
}

type OtherBoardProps = { readonly board: AnyBoardView; readonly view: RoomView; readonly now: () => number }

function OtherBoard({ board, view, now }: OtherBoardProps) {
  const act = useSayAction(board.board)
  const members = view.groups.find(({ id }) => id === board.group?.id)?.members ?? []
  return (
    <article className={styles.other}>
      <SectionHeading>{board.group?.name ?? 'Everyone'}</SectionHeading>
      {members.length === 0 ? null : (
        <p className={styles.quiet}>{inWords(members.map((member) => nameOf(view, member)))}</p>
      )}
      <Board view={board} onAct={act} runs people={view.people} hostNow={now} />
    </article>
  )
}
