import type { ReactNode } from 'react'
import styles from './button-row.module.css'

/** Buttons side by side, wrapping where there is no room. */
export function ButtonRow({
  children,
  align = 'start',
}: {
  readonly children: ReactNode
  readonly align?: 'start' | 'end' | 'between' | undefined
}) {
  return (
    <div className={styles.row} data-align={align}>
      {children}
    </div>
  )
}
