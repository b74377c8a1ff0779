import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './status-line.module.css'

export type StatusLineProps = {
  /** StatusNotes: where the work is kept and what is not yet with everyone. */
  readonly children: ReactNode
  /** About the page: words, advice. */
  readonly end?: ReactNode | undefined
}

export function StatusLine({ children, end }: StatusLineProps) {
  return (
    <div className={styles.line}>
      <div className={styles.start} role="status">
        {children}
      </div>
      {end === undefined ? null : <div className={styles.end}>{end}</div>}
    </div>
  )
}

export function StatusNote({ icon, children }: { readonly icon?: IconName | undefined; readonly children: ReactNode }) {
  return (
    <span className={styles.note}>
      {icon === undefined ? null : <Icon name={icon} size="small" />}
      {children}
    </span>
  )
}
