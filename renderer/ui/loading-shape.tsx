import { useEffect, useState } from 'react'
import styles from './loading-shape.module.css'

/** Milliseconds before a wait is worth showing. */
const patience = 300
const widths = ['72%', '94%', '48%', '83%', '61%'] as const

export type LoadingShapeProps = {
  /** What is on its way: "Opening the proposal". */
  readonly label: string
  readonly lines?: number | undefined
}

/** Shown only after 300 ms. It does not shimmer. */
export function LoadingShape({ label, lines = 3 }: LoadingShapeProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return <div className={styles.room} aria-busy="true" />
  return (
    <div className={styles.shape} role="img" aria-label={label} aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one shape have no other identity
        <span key={line} style={{ width: widths[line % widths.length] ?? '72%' }} />
      ))}
    </div>
  )
}
