import type { ReactNode } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import { Button } from './button.tsx'
import styles from './progress-job.module.css'

export type ProgressJobProps = {
  /** What is being done: "Making the accessible PDF". */
  readonly label: string
  readonly done: number
  /** Undefined while the extent is not known. */
  readonly of: number | undefined
  /** "page 31 of 48"; else a percentage. */
  readonly count?: string | undefined
  /** "You can go on working. About a minute left." */
  readonly children?: ReactNode | undefined
  readonly onCancel?: (() => void) | undefined
}

/** Work that takes a while. When to show it is the caller's business: after two seconds. */
export function ProgressJob({ label, done, of, count, children, onCancel }: ProgressJobProps) {
  const share = of === undefined || of === 0 ? undefined : Math.min(1, done / of)
  const words = count ?? (share === undefined ? undefined : `${Math.round(share * 100)} %`)
  return (
    <div className={styles.job}>
      <ProgressBar
        className={styles.progress ?? ''}
        isIndeterminate={share === undefined}
        {...(share === undefined ? {} : { value: share * 100 })}
        {...(words === undefined ? {} : { valueLabel: words })}
      >
        <span className={styles.line}>
          <Label className={styles.label ?? ''}>{label}</Label>
          <span className={styles.note}>{words}</span>
        </span>
        <span className={styles.track} data-unknown={share === undefined || undefined}>
          <span className={styles.bar} style={{ width: `${(share ?? 0) * 100}%` }} />
        </span>
      </ProgressBar>
      <div className={styles.line}>
        <span className={styles.note}>{children}</span>
        {onCancel === undefined ? null : (
          <Button size="small" onPress={onCancel} aria-label={`Cancel: ${label}`}>
            Cancel
          </Button>
        )}
      </div>
    </div>
  )
}
