import type { ReactNode } from 'react'
import styles from './parts.module.css'

/** Parts of a board, one under the other. */
export function Stack({
  children,
  large = false,
}: {
  readonly children: ReactNode
  readonly large?: boolean | undefined
}) {
  return <div className={large ? styles.largeStack : styles.stack}>{children}</div>
}
