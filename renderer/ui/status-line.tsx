import type { ReactNode } from 'react'
import { useFrameWidth } from './frame-width.tsx'
import { Icon, type IconName } from './icon.tsx'
import styles from './status-line.module.css'

export type StatusLineProps = {
  /** StatusNotes: where the work is kept and what is not yet with everyone. */
  readonly children: ReactNode
  /** About the page: words, advice. */
  readonly end?: ReactNode | undefined
}

/** In the smallest window one line is left of it; the whole stands in the menu. */
export function StatusLine({ children, end }: StatusLineProps) {
  const small = useFrameWidth() === 'small'
  return (
    <div className={styles.line} data-small={small || undefined}>
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
