import { Button } from '#renderer/ui/button.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'
import { Board } from '../../boards/index.ts'
import { type SayIntent, useSayAction } from '../queries.ts'
import type { Seen } from '../room-clock.ts'
import { inWords, nameOf } from '../room-words.ts'
import { ClockFace } from './clock-face.tsx'
import styles from './desk.module.css'

type OtherBoardsProps = { readonly seen: Seen; readonly say: SayIntent; readonly now: () => number }

/** The boards of all groups, for whoever goes from one to the next. */
export function OtherBoards({ seen, say, now }: OtherBoardsProps) {
  const { others } = seen.view
  if (others.length === 0) return null
  return (
    <section className={styles.others} aria-label="Boards of the groups">
      {others.map((board) => (
        <OtherBoard key={board.board} board={board} seen={seen} say={say} now={now} />
      ))}
    </section>
  )
}

function OtherBoard({ board, seen, say, now }: OtherBoardsProps & { readonly board: AnyBoardView }) {
  const { view } = seen
  const act = useSayAction(board.board)
  const name = board.group?.name ?? 'Everyone'
  // A group that has come back has no time of its own any more.
  const group = view.groups.find(({ id }) => id === board.group?.id)
  return (
    <article className={styles.other}>
      <SectionHeading end={group === undefined ? null : <ClockFace seen={seen} timer={group.timer} small />}>
        {name}
      </SectionHeading>
      {group === undefined ? null : (
        <div className={styles.timeRow}>
          <p className={styles.quiet}>{inWords(group.members.map((member) => nameOf(view, member)))}</p>
          <Button
            size="small"
            icon="plus"
            aria-label={`5 minutes more for ${name}`}
            onPress={() => void say({ t: 'extend', minutes: 5, group: group.id })}
          >
            5 minutes more
          </Button>
        </div>
      )}
      <Board view={board} onAct={act} runs people={view.people} hostNow={now} />
    </article>
  )
}
