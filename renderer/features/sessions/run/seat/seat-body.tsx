import { useCallback } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { askOf, Board, RoomBoard, type SayAction } from '../../boards/index.ts'
import { FromGroups } from '../from-groups.tsx'
import { hostNow, type Seen } from '../room-clock.ts'
import { currentBlock, groupWords, nextBlock } from '../room-words.ts'
import styles from './seat.module.css'

type SeatBodyProps = {
  readonly seen: Seen
  readonly hasPassed: boolean
  /** Whoever only watches sees what everyone before the projector sees, with nothing to press. */
  readonly takesPart: boolean
  readonly onAct: SayAction
  readonly onBack: () => void
}

/** What is asked now, and the board to answer on. */
export function SeatBody({ seen, hasPassed, takesPart, onAct, onBack }: SeatBodyProps) {
  const { view } = seen
  const now = useCallback(() => hostNow(seen), [seen])
  const block = currentBlock(view)
  if (block === null) return <Between seen={seen} />
  const { board } = view
  return (
    <section className={styles.now} aria-labelledby="question">
      <p className={styles.label}>
        {[board === null ? '' : askOf(board), groupWords(view)].filter(Boolean).join(' · ')}
      </p>
      <h1 id="question" className={styles.question}>
        {board?.question || block.question || block.title}
      </h1>
      {hasPassed ? (
        <div className={styles.passed}>
          <p>You have passed on this. Nobody is told.</p>
          <Button size="large" onPress={onBack}>
            Come back to it
          </Button>
        </div>
      ) : board === null ? null : !takesPart ? (
        <div>
          <RoomBoard view={board} hostNow={now} />
        </div>
      ) : (
        <Board key={board.board} view={board} onAct={onAct} runs={false} people={view.people} hostNow={now} />
      )}
      {hasPassed ? null : <FromGroups view={view} hostNow={now} />}
    </section>
  )
}

/** Before the first block, between two, and after the last. */
function Between({ seen: { view } }: { readonly seen: Seen }) {
  const next = nextBlock(view)
  const hasBegun = view.agenda.some(({ state }) => state === 'done')
  return (
    <div className={styles.quiet}>
      <h1 className={styles.question}>
        {next === null
          ? hasBegun
            ? 'That was all for today'
            : 'Welcome'
          : hasBegun
            ? 'A moment between two parts'
            : 'We begin soon'}
      </h1>
      <p className={styles.help}>
        {next === null
          ? 'Stay as long as you like. Whoever runs the session says what comes next.'
          : `Next: ${next.title}. There is nothing to do until then.`}
      </p>
    </div>
  )
}
