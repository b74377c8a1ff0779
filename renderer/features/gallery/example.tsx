import type { ReactNode } from 'react'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import styles from './gallery.module.css'

/** One kind of part with its states, under a quiet heading that the list on the left leads to. */
export function Example({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className={styles.example}>
      <SectionHeading id={id} ruled level={2}>
        {title}
      </SectionHeading>
      {children}
    </section>
  )
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

export function Note({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}
