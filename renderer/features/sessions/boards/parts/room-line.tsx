import type { ReactNode } from 'react'
import styles from './parts.module.css'

/** How it stands, in one line that can be read at three metres. */
export function RoomLine({
  strong,
  children,
}: {
  readonly strong: ReactNode
  readonly children?: ReactNode | undefined
}) {
  return (
    <p className={styles.roomLine}>
      <strong>{strong}</strong>
      {children === undefined ? null : <span>{children}</span>}
    </p>
  )
}
