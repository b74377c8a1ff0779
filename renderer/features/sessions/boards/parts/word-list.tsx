import type { ReactNode } from 'react'
import styles from './parts.module.css'

export type ListedWords = {
  readonly id: string
  readonly words: ReactNode
  /** Under the words: whose they are, how far they were carried. */
  readonly sub?: ReactNode | undefined
  readonly mine?: boolean | undefined
  readonly end?: ReactNode | undefined
}

/** What people said or wrote, one under the other. `large`: in columns, to be read at three metres. */
export function WordList({
  label,
  rows,
  large = false,
  grows = false,
}: {
  readonly label: string
  readonly rows: readonly ListedWords[]
  readonly large?: boolean | undefined
  /** What is added to it comes last. */
  readonly grows?: boolean | undefined
}) {
  if (rows.length === 0) return null
  return (
    <ul aria-label={label} className={large ? styles.largeWords : styles.words} data-grows={grows || undefined}>
      {rows.map(({ id, words, sub, mine = false, end }) => (
        <li key={id}>
          <div className={styles.wordsText}>
            <span className={styles.wordsSaid}>{words}</span>
            {mine || sub !== undefined ? (
              <span className={styles.wordsSub}>
                {mine ? 'Yours' : null}
                {mine && sub !== undefined ? ' · ' : null}
                {sub}
              </span>
            ) : null}
          </div>
          {end === undefined ? null : <div className={styles.wordsEnd}>{end}</div>}
        </li>
      ))}
    </ul>
  )
}
