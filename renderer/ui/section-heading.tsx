import type { ReactNode } from 'react'
import styles from './section-heading.module.css'

export type SectionHeadingProps = {
  readonly children: ReactNode
  readonly level?: 2 | 3 | 4 | undefined
  readonly id?: string | undefined
  /** A note, a badge or a control at the end of the line. */
  readonly end?: ReactNode | undefined
  /** With a hairline beneath it, as over a table. */
  readonly ruled?: boolean | undefined
}

export function SectionHeading({ children, level = 2, id, end, ruled = false }: SectionHeadingProps) {
  const Heading = `h${level}` as const
  return (
    <div className={styles.row} data-ruled={ruled || undefined}>
      <Heading className={styles.heading} {...(id === undefined ? {} : { id })}>
        {children}
      </Heading>
      {end === undefined ? null : <div className={styles.end}>{end}</div>}
    </div>
  )
}
