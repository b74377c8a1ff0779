import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import styles from './table.module.css'

export type Column<Row> = {
  readonly id: string
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'start' | 'end' | undefined
  /** Offers sorting by this column. */
  readonly sortable?: boolean | undefined
}

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' }

export type TableProps<Row> = {
  /** What the table shows; read out, and seen when `captionShown`. */
  readonly caption: string
  readonly captionShown?: boolean | undefined
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly sort?: Sort | undefined
  readonly onSort?: ((sort: Sort) => void) | undefined
}

/** Simple facts in rows. In a narrow place each row reads as lines of name and value. */
export function Table<Row>({ caption, captionShown = false, columns, rows, rowId, sort, onSort }: TableProps<Row>) {
  const place = useRef<HTMLDivElement>(null)
  const scrolls = useOverflow(place)
  // The roles are spelled out because a table laid out as blocks loses its own.
  return (
    <div
      ref={place}
      className={styles.place}
      {...(scrolls ? { role: 'region', 'aria-label': caption, tabIndex: 0 } : {})}
    >
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <table role="table" className={styles.table}>
        <caption className={captionShown ? styles.caption : styles.captionHidden}>{caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tbody role="rowgroup">
          {rows.map((row) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <tr key={rowId(row)} role="row">
              {columns.map((column, index) => {
                const Cell = index === 0 ? 'th' : 'td'
                const roles = index === 0 ? ({ role: 'rowheader', scope: 'row' } as const) : ({ role: 'cell' } as const)
                return (
                  <Cell key={column.id} {...roles} data-align={column.align} data-name={column.name}>
                    <span>{column.cell(row)}</span>
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ColumnHeadProps<Row> = { readonly column: Column<Row> } & Pick<TableProps<Row>, 'sort' | 'onSort'>

function ColumnHead<Row>({ column, sort, onSort }: ColumnHeadProps<Row>) {
  const sorted = sort?.column === column.id ? sort.direction : undefined
  const offers = column.sortable === true && onSort !== undefined
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: a table laid out as blocks loses its own
      role="columnheader"
      scope="col"
      data-align={column.align}
      {...(offers ? { 'aria-sort': sorted ?? 'none' } : {})}
    >
      {offers ? (
        <Button
          className={classes(styles.sort)}
          onPress={() => onSort({ column: column.id, direction: sorted === 'ascending' ? 'descending' : 'ascending' })}
        >
          {column.name}
          <Icon name={sorted === 'descending' ? 'chevron-down' : 'chevron-up'} size="tiny" />
        </Button>
      ) : (
        column.name
      )}
    </th>
  )
}

/** True while the content is wider than its place: only then is it a region of its own for the keyboard. */
function useOverflow(place: { readonly current: HTMLDivElement | null }): boolean {
  const [overflows, setOverflows] = useState(false)
  useLayoutEffect(() => {
    const element = place.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return overflows
}
