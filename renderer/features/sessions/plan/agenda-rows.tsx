import { useState } from 'react'
import { Button as DragButton, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { useDelete, usePart } from '#renderer/features/records/index.ts'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { moved, type PlannedTime } from '#shared/domain/session/agenda.ts'
import { methodNames } from '#shared/domain/session/method-names.ts'
import styles from './agenda-rows.module.css'

type Block = RecordOf<'agenda_item'>
type AgendaRowsProps = {
  /** In the order shown. */
  readonly blocks: readonly Block[]
  readonly times: readonly PlannedTime[]
  readonly chosen: string | null
  readonly onChoose: (block: string | null) => void
  /** Null where the plan can only be read. */
  readonly onOrder: ((items: readonly string[]) => void) | null
}

const methodLabel = (method: string) => methodNames.find(({ value }) => value === method)?.label ?? method

/**
 * The blocks under each other. Arrows go from one to the next, Enter opens, Alt with an arrow moves the block; its
 * handle can be dragged, or pressed with Enter and moved with the arrows.
 */
export function AgendaRows({ blocks, times, chosen, onChoose, onOrder }: AgendaRowsProps) {
  const ids = blocks.map(({ id }) => id)
  const [said, setSaid] = useState('')
  const move = (id: string, to: number) => {
    const order = moved(ids, ids.indexOf(id), to)
    if (order === ids || onOrder === null) return
    const title = blocks.find((block) => block.id === id)?.facts.title ?? ''
    setSaid(`“${title}” is now ${to + 1} of ${ids.length}`)
    onOrder(order)
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({ 'text/plain': blocks.find(({ id }) => id === key)?.facts.title ?? '' })),
    onReorder({ keys, target }) {
      const [key] = keys
      if (typeof key !== 'string' || typeof target.key !== 'string') return
      const rest = ids.filter((id) => id !== key)
      const at = rest.indexOf(target.key) + (target.dropPosition === 'after' ? 1 : 0)
      move(key, at)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.drop ?? ''} />,
  })
  return (
    <>
      <div
        onKeyDownCapture={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          const id = (event.target as HTMLElement).closest('[data-key]')?.getAttribute('data-key')
          if (id === null || id === undefined) return
          event.preventDefault()
          event.stopPropagation()
          move(id, ids.indexOf(id) + (event.key === 'ArrowUp' ? -1 : 1))
        }}
      >
        <GridList
          aria-label="Blocks of the agenda"
          className={styles.rows ?? ''}
          items={blocks.map((block, at) => ({ id: block.id, block, time: times[at], at }))}
          dependencies={[times, ids.length, chosen, onOrder === null]}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen === null ? [] : [chosen]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            onChoose(typeof key === 'string' ? key : null)
          }}
          {...(onOrder === null ? {} : { dragAndDropHooks })}
        >
          {({ block, time, at }) => (
            <BlockRow
              block={block}
              time={time}
              at={at}
              of={ids.length}
              onMove={onOrder === null ? null : (to) => move(block.id, to)}
              onOpen={() => onChoose(block.id)}
            />
          )}
        </GridList>
      </div>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </>
  )
}

type BlockRowProps = {
  readonly block: Block
  readonly time: PlannedTime | undefined
  readonly at: number
  readonly of: number
  readonly onMove: ((to: number) => void) | null
  readonly onOpen: () => void
}

function BlockRow({ block, time, at, of, onMove, onOpen }: BlockRowProps) {
  const { title, method, minutes, lead, question } = block.facts
  const removal = useDelete({ kind: 'agenda_item', id: block.id, title })
  const mayDelete = usePart('agenda_item', block.id).remove
  return (
    <GridListItem id={block.id} textValue={title} className={styles.row ?? ''} onAction={onOpen}>
      {onMove === null ? (
        <span />
      ) : (
        <DragButton slot="drag" className={styles.handle ?? ''} aria-label={`Move “${title}”`}>
          <Icon name="menu" size="small" />
        </DragButton>
      )}
      <span className={styles.time}>
        {time?.from ?? `+${time?.after ?? 0}`}
        <small>{`${minutes} min`}</small>
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <small>{[methodLabel(method), lead].filter((part) => part !== '').join(' · ')}</small>
        {question === '' || method === 'break' ? null : <span className={styles.question}>{question}</span>}
      </span>
      <MenuButton
        name={`More about “${title}”`}
        icon="more"
        size="small"
        groups={[
          [
            { id: 'open', name: onMove === null ? 'Open it' : 'Change it', icon: 'proposals', onAction: onOpen },
            ...(onMove === null
              ? []
              : [
                  {
                    id: 'up',
                    name: 'Move up',
                    icon: 'chevron-up',
                    keys: 'Alt+Up',
                    disabled: at === 0,
                    onAction: () => onMove(at - 1),
                  } as const,
                  {
                    id: 'down',
                    name: 'Move down',
                    icon: 'chevron-down',
                    keys: 'Alt+Down',
                    disabled: at === of - 1,
                    onAction: () => onMove(at + 1),
                  } as const,
                ]),
          ],
          ...(mayDelete
            ? [
                [
                  {
                    id: 'delete',
                    name: 'Delete the block',
                    icon: 'trash',
                    serious: true,
                    onAction: removal.start,
                  } as const,
                ],
              ]
            : []),
        ]}
      />
      {removal.dialog}
    </GridListItem>
  )
}
