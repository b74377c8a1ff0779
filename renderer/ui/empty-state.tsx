import type { ReactNode } from 'react'
import styles from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

export type EmptyStateProps = {
  readonly icon: IconName
  readonly title: string
  /** What to do first. */
  readonly children: ReactNode
  readonly action?: ReactNode | undefined
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon name={icon} size="large" />
      <strong>{title}</strong>
      <p>{children}</p>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  )
}

export type NothingFoundProps = {
  /** The words that were looked for. */
  readonly words: string
  /** What else could be tried. */
  readonly children?: ReactNode | undefined
}

export function NothingFound({ words, children }: NothingFoundProps) {
  return (
    <div className={styles.nothing} role="status">
      <strong>Nothing says “{words}”</strong>
      {children === undefined ? null : <p>{children}</p>}
    </div>
  )
}
