import type { ReactNode } from 'react'
import styles from './parts.module.css'

/** What those who run the session can do with a board, apart from taking part in it. */
export function RunRow({ children, note }: { readonly children: ReactNode; readonly note?: string | undefined }) {
  return (
    <fieldset className={styles.run}>
      <legend>You run this</legend>
      <div className={styles.row}>
        {children}
        {note === undefined ? null : <span className={styles.note}>{note}</span>}
      </div>
    </fieldset>
  )
}
