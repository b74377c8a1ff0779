import { useCallback, useEffect } from 'react'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { RoomBoard, takesTheRoom } from '../../boards/index.ts'
import { Announcer } from '../announcer.tsx'
import { FromGroups, fromGroups } from '../from-groups.tsx'
import { closeRoomWindow, useRoom, useSessionState } from '../queries.ts'
import { hostNow, type Seen } from '../room-clock.ts'
import { currentBlock } from '../room-words.ts'
import { lengthOf } from './pages.ts'
import styles from './room.module.css'
import { RoomBetween } from './room-between.tsx'
import { RoomClock } from './room-clock-face.tsx'
import { isVeiled, RoomFoot } from './room-foot.tsx'
import { RoomGroups } from './room-groups.tsx'
import { RoomPages } from './room-pages.tsx'
import { RoomSteps } from './room-steps.tsx'

/** What everyone before the projector sees: the question, the time, who speaks. It can do nothing, and shows nobody's words by itself. */
export function RoomPage() {
  const session = useSessionState().data
  const { data: seen } = useRoom('room')
  const isOver = session !== undefined && session.session === null
  useEffect(() => {
    if (isOver) closeRoomWindow()
  }, [isOver])
  const title = seen?.view.title
  useEffect(() => {
    if (title !== undefined) document.title = `Room view · ${title}`
  }, [title])
  if (!seen)
    return (
      <main className={styles.room} id="page">
        {isOver ? (
          <h1 className={styles.question}>The session is over</h1>
        ) : (
          <LoadingShape label="Opening the room view" />
        )}
      </main>
    )
  return <Room seen={seen} />
}

/** More groups than this have the room: who is where is what everyone looks for. */
const MANY_GROUPS = 4

function Room({ seen }: { readonly seen: Seen }) {
  const { view } = seen
  const now = useCallback(() => hostNow(seen), [seen])
  const block = currentBlock(view)
  const question = view.board?.question || block?.question || block?.title || ''
  const length = lengthOf(question)
  // So long a question is on the first page, and leaves the others their room.
  const asked = (
    <h1 className={styles.question} data-length={length}>
      {question}
    </h1>
  )
  const isBack = fromGroups(view).length > 0
  const isFull =
    isBack ||
    view.groups.length > MANY_GROUPS ||
    (view.board !== null && view.groups.length === 0 && takesTheRoom(view.board))
  return (
    <main className={styles.room} id="page">
      <header className={styles.head}>
        <strong>{view.title}</strong>
        <RoomSteps agenda={view.agenda} />
      </header>
      {block === null ? (
        <RoomBetween view={view} />
      ) : (
        <section className={styles.main} data-full={isFull || undefined}>
          <div className={styles.asked}>
            {length === 'longest' ? null : asked}
            <RoomPages key={`${block.id} ${view.board?.board} ${view.groups.length > 0} ${isBack}`}>
              {length === 'longest' ? asked : null}
              {view.board === null || view.board.howTo === '' || isFull ? null : (
                <p className={styles.how}>{view.board.howTo}</p>
              )}
              {view.groups.length > 0 ? (
                <RoomGroups view={view} />
              ) : view.board === null || isVeiled(view.board) ? null : (
                <div className={styles.board}>
                  <RoomBoard view={view.board} hostNow={now} />
                </div>
              )}
              <FromGroups view={view} hostNow={now} large />
            </RoomPages>
          </div>
          <RoomClock seen={seen} />
        </section>
      )}
      <RoomFoot view={view} now={now} />
      <Announcer seen={seen} />
    </main>
  )
}
