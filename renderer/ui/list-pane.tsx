import type { ReactNode } from 'react'
import styles from './list-pane.module.css'
import { ListRows } from './list-rows.tsx'
import type { ListGroup } from './list-shape.ts'
import { useSheetParts } from './sheet.tsx'

export type ListPaneProps = {
  readonly title: string
  readonly headingLevel?: 2 | 3 | undefined
  /** Buttons at the end of the title's line. */
  readonly actions?: ReactNode | undefined
  /** Between title and rows: search, filters. */
  readonly above?: ReactNode | undefined
  /** Keep it the same object while nothing changed: making the list anew costs some milliseconds for 50,000 rows. */
  readonly groups: readonly ListGroup[]
  readonly selected?: string | null | undefined
  readonly onSelect?: ((id: string) => void) | undefined
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode | undefined
  /** Under the rows: "50,000 sources". */
  readonly foot?: ReactNode | undefined
}

export function ListPane(props: ListPaneProps) {
  const { title, headingLevel = 2, actions, above, groups, selected = null, onSelect, empty, foot } = props
  const { listIsPage } = useSheetParts()
  const Heading = listIsPage ? 'h1' : (`h${headingLevel}` as const)
  const isEmpty = groups.every((group) => group.rows.length === 0)
  return (
    <section aria-label={title} className={styles.pane}>
      <div className={styles.head}>
        <Heading>{title}</Heading>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {above === undefined ? null : <div className={styles.above}>{above}</div>}
      {isEmpty ? (
        <div className={styles.empty}>{empty}</div>
      ) : (
        <ListRows label={title} groups={groups} selected={selected} onSelect={onSelect} />
      )}
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </section>
  )
}
