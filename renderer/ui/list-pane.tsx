import { type ReactNode, useMemo } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection, ListLayout, Text, Virtualizer } from 'react-aria-components'
import { defined } from './defined.ts'
import styles from './list-pane.module.css'

export type ListRow = {
  readonly id: string
  readonly title: string
  /** One quiet line under the title. */
  readonly sub?: string | undefined
  /** A state or a count at the end of the row. */
  readonly end?: ReactNode | undefined
  /** A number or an icon before the title. */
  readonly start?: ReactNode | undefined
  readonly href?: string | undefined
}

export type ListGroup = {
  readonly id: string
  /** Without a title the rows stand on their own. */
  readonly title?: string | undefined
  readonly rows: readonly ListRow[]
}

export type ListPaneProps = {
  readonly title: string
  readonly headingLevel?: 2 | 3 | undefined
  /** Buttons at the end of the title's line. */
  readonly actions?: ReactNode | undefined
  /** Between title and rows: search, filters. */
  readonly above?: ReactNode | undefined
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
  const Heading = `h${headingLevel}` as const
  const filled = groups.filter((group) => group.rows.length > 0)
  return (
    <section aria-label={title} className={styles.pane}>
      <div className={styles.head}>
        <Heading>{title}</Heading>
        {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
      </div>
      {above === undefined ? null : <div className={styles.above}>{above}</div>}
      {filled.length === 0 ? (
        <div className={styles.empty}>{empty}</div>
      ) : (
        <Rows title={title} groups={filled} selected={selected} onSelect={onSelect} />
      )}
      {foot === undefined ? null : <div className={styles.foot}>{foot}</div>}
    </section>
  )
}

type RowsProps = Pick<ListPaneProps, 'title' | 'groups' | 'onSelect'> & { readonly selected: string | null }

function Rows({ title, groups, selected, onSelect }: RowsProps) {
  const selectedKeys = useMemo(() => (selected === null ? [] : [selected]), [selected])
  const [first] = groups
  const plain = groups.length === 1 && first?.title === undefined ? first?.rows : undefined
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 52, estimatedHeadingSize: 40, padding: 8 }}>
      <ListBox
        aria-label={title}
        className={styles.rows ?? ''}
        selectionMode="single"
        disallowEmptySelection={selected !== null}
        selectedKeys={selectedKeys}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (typeof key === 'string') onSelect?.(key)
        }}
        items={(plain ?? groups) as Iterable<ListRow | ListGroup>}
      >
        {(entry) => ('rows' in entry ? groupOf(entry) : rowOf(entry))}
      </ListBox>
    </Virtualizer>
  )
}

function groupOf(group: ListGroup) {
  return (
    <ListBoxSection
      id={`group ${group.id}`}
      items={group.rows as Iterable<ListRow>}
      aria-label={group.title ?? 'Others'}
    >
      {group.title === undefined ? null : <Header className={styles.group ?? ''}>{group.title}</Header>}
      {group.rows.map(rowOf)}
    </ListBoxSection>
  )
}

function rowOf(row: ListRow) {
  return (
    <ListBoxItem
      key={row.id}
      id={row.id}
      textValue={row.title}
      className={styles.row ?? ''}
      {...defined({ href: row.href })}
    >
      {row.start === undefined ? null : <span className={styles.start}>{row.start}</span>}
      <span className={styles.words}>
        <Text slot="label">{row.title}</Text>
        {row.sub === undefined ? null : (
          <Text slot="description" className={styles.sub ?? ''}>
            {row.sub}
          </Text>
        )}
      </span>
      {row.end === undefined ? null : <span className={styles.end}>{row.end}</span>}
    </ListBoxItem>
  )
}
