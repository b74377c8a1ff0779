import { count } from '#renderer/features/records/index.ts'
import styles from './parts.module.css'
import { type ListedWords, WordList } from './word-list.tsx'

/** As many as can be read at three metres beside a question. The rest is on everyone's own screen. */
export const mostInTheRoom = 12

type RoomWordsProps = {
  readonly label: string
  readonly rows: readonly ListedWords[]
  /** Which of many are shown: those that came last, or those that stand first. */
  readonly keep?: 'last' | 'first' | undefined
}

/** What people said or wrote, in columns, as far as there is room. */
export function RoomWords({ label, rows, keep = 'last' }: RoomWordsProps) {
  const shown = keep === 'last' ? rows.slice(-mostInTheRoom) : rows.slice(0, mostInTheRoom)
  return (
    <>
      <WordList large label={label} rows={shown} />
      <MoreOnOwnScreens more={rows.length - shown.length} />
    </>
  )
}

export function MoreOnOwnScreens({ more }: { readonly more: number }) {
  if (more <= 0) return null
  return <p className={styles.roomMore}>And {count(more, 'more', 'more')} on everyone’s own screen</p>
}
