import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import styles from './start.module.css'

type StartCardProps = {
  readonly title: string
  readonly sub?: string | undefined
  readonly onBack: () => void
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** One thing to do before a workspace is open. */
export function StartCard({ title, sub, onBack, onSubmit, children }: StartCardProps) {
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <div>
        <Button variant="quiet" size="small" icon="chevron-left" onPress={onBack}>
          Back
        </Button>
      </div>
      <div>
        <h1>{title}</h1>
        {sub === undefined ? null : <p className={styles.note}>{sub}</p>}
      </div>
      {children}
    </form>
  )
}
