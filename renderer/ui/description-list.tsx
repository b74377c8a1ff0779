import type { ReactNode } from 'react'
import styles from './description-list.module.css'

export type Fact = { readonly term: string; readonly value: ReactNode; readonly sub?: ReactNode | undefined }

export type DescriptionListProps = {
  readonly facts: readonly Fact[]
  /** `line`: term beside value. `card`: term above value, two to a row where there is room. */
  readonly look?: 'line' | 'card' | undefined
}

export function DescriptionList({ facts, look = 'line' }: DescriptionListProps) {
  return (
    <dl className={styles.facts} data-look={look}>
      {facts.map(({ term, value, sub }) => (
        <div key={term} className={styles.fact}>
          <dt>{term}</dt>
          <dd>
            {value}
            {sub === undefined ? null : <span className={styles.sub}>{sub}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
