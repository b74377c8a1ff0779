import type { ReactNode } from 'react'
import fieldStyles from './field.module.css'
import styles from './read-field.module.css'

export type ReadFieldProps = { readonly label: string; readonly children: ReactNode }

/** A field that can only be read: its label, and what it says where the box would be. */
export function ReadField({ label, children }: ReadFieldProps) {
  return (
    <dl className={fieldStyles.field}>
      <dt className={fieldStyles.label}>{label}</dt>
      <dd className={styles.said}>{children}</dd>
    </dl>
  )
}
