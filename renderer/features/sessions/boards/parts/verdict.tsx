import type { ReactNode } from 'react'
import { Icon, type IconName } from '#renderer/ui/icon.tsx'
import styles from './poll-board.module.css'

export type VerdictProps = {
  readonly icon: IconName
  /** In a few words: “Agreed”. */
  readonly title: string
  /** Why, in figures. */
  readonly children?: ReactNode | undefined
  readonly large?: boolean | undefined
}

/** What a tally comes to. A shape and words; it is nobody's triumph and nobody's fault. */
export function Verdict({ icon, title, children, large = false }: VerdictProps) {
  return (
    <div className={styles.verdict} data-large={large || undefined}>
      <Icon name={icon} />
      <div>
        <strong>{title}</strong>
        {children === undefined ? null : <span>{children}</span>}
      </div>
    </div>
  )
}
