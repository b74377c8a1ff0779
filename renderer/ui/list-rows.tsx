import { useContext, useEffect, useMemo, useRef } from 'react'
import { mergeProps, useHover, useListBoxSection, useOption } from 'react-aria'
import { CollectionRendererContext, ListBox, ListStateContext, Virtualizer } from 'react-aria-components'
import { useListState } from 'react-stately'
import styles from './list-pane.module.css'
import type { ListGroup, ListRow } from './list-shape.ts'
import { RowCollection, type RowNode } from './row-collection.ts'
import { RowLayout } from './row-layout.ts'

export type ListRowsProps = {
  readonly label: string
  readonly groups: readonly ListGroup[]
  readonly selected: string | null
  readonly onSelect?: ((id: string) => void) | undefined
}

const renderers = {
  row: (node: RowNode) => <Row node={node} />,
  group: (node: RowNode) => <Group node={node} />,
  heading: (node: RowNode) => <GroupHeading node={node} />,
}

/** The rows of a list: only those in sight are in the page. Arrows move, typing finds, Enter or a press opens. */
export function ListRows({ label, groups, selected, onSelect }: ListRowsProps) {
  const collection = useMemo(() => new RowCollection(groups, renderers), [groups])
  const layout = useMemo(() => new RowLayout(), [])
  const selectedKeys = useMemo(() => (selected === null ? [] : [selected]), [selected])
  const state = useListState<ListRow | ListGroup>({
    collection,
    selectionMode: 'single',
    disallowEmptySelection: selected !== null,
    // Pressing the chosen row again opens it again: in a narrow window that leads back to its page.
    allowDuplicateSelectionEvents: true,
    selectedKeys,
    onSelectionChange: (keys) => {
      const [key] = keys === 'all' ? [] : keys
      if (typeof key === 'string') onSelect?.(key)
    },
  })
  const box = useRef<HTMLDivElement>(null)
  useRevealed(box, layout, selected)
  return (
    <ListStateContext value={state}>
      {/* Rows change height when fonts arrive and when the text scale or spacing changes. */}
      <Virtualizer layout={layout} shouldObserveItemSize>
        <ListBox ref={box} aria-label={label} className={styles.rows ?? ''} />
      </Virtualizer>
    </ListStateContext>
  )
}

/** Brings the chosen row into sight when it was chosen elsewhere: by a link, a search, the address. */
function useRevealed(box: { readonly current: HTMLDivElement | null }, layout: RowLayout, selected: string | null) {
  useEffect(() => {
    const element = box.current
    const rect = selected === null ? undefined : layout.getLayoutInfo(selected)?.rect
    if (element === null || rect === undefined || element.contains(document.activeElement)) return
    const isInSight = rect.y >= element.scrollTop && rect.maxY <= element.scrollTop + element.clientHeight
    if (!isInSight) element.scrollTop = Math.max(0, rect.y - element.clientHeight / 2)
  }, [box, layout, selected])
}

function Row({ node }: { readonly node: RowNode }) {
  const state = useContext(ListStateContext)
  if (state === null || node.value === null || 'rows' in node.value) return null
  return <RowInner node={node} row={node.value} state={state} />
}

type RowInnerProps = {
  readonly node: RowNode
  readonly row: ListRow
  readonly state: Parameters<typeof useOption>[1]
}

function RowInner({ node, row, state }: RowInnerProps) {
  const ref = useRef<HTMLAnchorElement & HTMLDivElement>(null)
  const { optionProps, isSelected, isFocusVisible, isPressed } = useOption({ key: node.key }, state, ref)
  const { hoverProps, isHovered } = useHover({})
  const Element = row.href === undefined ? 'div' : 'a'
  return (
    <Element
      {...mergeProps(optionProps, hoverProps)}
      ref={ref}
      className={styles.row}
      data-selected={isSelected || undefined}
      data-hovered={isHovered || undefined}
      data-pressed={isPressed || undefined}
      data-focus-visible={isFocusVisible || undefined}
    >
      {row.start === undefined ? null : <span className={styles.start}>{row.start}</span>}
      <span className={styles.words}>
        {row.title}
        {row.sub === undefined ? null : <span className={styles.sub}>{row.sub}</span>}
      </span>
      {row.end === undefined ? null : <span className={styles.end}>{row.end}</span>}
    </Element>
  )
}

function Group({ node }: { readonly node: RowNode }) {
  const state = useContext(ListStateContext)
  const { CollectionBranch } = useContext(CollectionRendererContext)
  const { groupProps } = useListBoxSection({ 'aria-label': node.textValue })
  if (state === null) return null
  return (
    <div {...groupProps}>
      <CollectionBranch collection={state.collection} parent={node} />
    </div>
  )
}

/** Seen only: the group carries its name for those who listen, also when this has scrolled out of the page. */
function GroupHeading({ node }: { readonly node: RowNode }) {
  return (
    <div aria-hidden="true" className={styles.group}>
      {node.textValue}
    </div>
  )
}
