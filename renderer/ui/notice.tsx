import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import styles from './notice.module.css'

export type NoticeState = 'info' | 'done' | 'stale' | 'conflict' | 'voice'

const shapes: Readonly<Record<NoticeState, IconName>> = {
  info: 'info',
  done: 'given',
  stale: 'clock',
  conflict: 'warning',
  voice: 'voices',
}

export type NoticeProps = {
  readonly state?: NoticeState | undefined
  readonly title?: string | undefined
  /** What it means and what is safe. */
  readonly children?: ReactNode | undefined
  readonly actions?: ReactNode | undefined
  readonly icon?: IconName | undefined
  /** It came while the person was here: `status` is read out when they pause, `alert` at once. */
  readonly live?: 'status' | 'alert' | undefined
}

export function Notice({ state = 'info', title, children, actions, icon, live }: NoticeProps) {
  return (
    <div className={styles.notice} data-state={state} {...(live === undefined ? {} : { role: live })}>
      <Icon name={icon ?? shapes[state]} />
      <div className={styles.words}>
        {title === undefined ? null : <strong>{title}</strong>}
        {children === undefined ? null : <div className={styles.text}>{children}</div>}
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
