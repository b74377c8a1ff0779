import { useRef } from 'react'
import { useDrag, useDrop } from 'react-aria'
import { Icon } from '#renderer/ui/icon.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { ActionOf, ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { Acting } from '../parts/acting.tsx'
import { AddWords } from '../parts/add-words.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { EditableWords } from '../parts/editable-words.tsx'
import styles from './cards.module.css'

type View = ViewOf<'cards'>
type Card = View['cards'][number]
type Cluster = { readonly id: string | null; readonly name: string; readonly cards: readonly Card[] }

/** Every cluster with its cards, and first what is in none, where there is any. */
export function clustersOf({ cards, clusters }: View): readonly Cluster[] {
  const known = new Set(clusters.map(({ id }) => id))
  const loose = cards.filter(({ cluster }) => cluster === null || !known.has(cluster))
  const named = clusters.map(({ id, name }) => ({ id, name, cards: cards.filter(({ cluster }) => cluster === id) }))
  return loose.length === 0 ? named : [{ id: null, name: 'In no cluster yet', cards: loose }, ...named]
}

const cardType = 'application/x-hearings-card'

/** Everyone's cards, to be put together: dragged, or moved with the menu of each. */
export function CardTable({ view, acting }: { readonly view: View; readonly acting: Acting<ActionOf<'cards'>> }) {
  const move = (card: string, cluster: string | null) => void acting.act({ do: 'move', card, cluster })
  return (
    <>
      <BoardNote icon="info">Put together what belongs together: drag a card, or open its menu.</BoardNote>
      <div className={styles.clusters}>
        {clustersOf(view).map((cluster) => (
          <ClusterPlace
            key={cluster.id ?? ''}
            cluster={cluster}
            clusters={view.clusters}
            onMove={move}
            onRename={(id, name) => acting.act({ do: 'rename', cluster: id, name })}
          />
        ))}
      </div>
      <AddWords
        label="Name of a new cluster"
        button="Add the cluster"
        variant="default"
        lines={1}
        most={200}
        onAdd={(name) => acting.act({ do: 'cluster', name })}
      />
    </>
  )
}

type ClusterPlaceProps = {
  readonly cluster: Cluster
  readonly clusters: View['clusters']
  readonly onMove: (card: string, cluster: string | null) => void
  readonly onRename: (cluster: string, name: string) => Promise<boolean>
}

function ClusterPlace({ cluster: { id, name, cards }, clusters, onMove, onRename }: ClusterPlaceProps) {
  const place = useRef<HTMLElement>(null)
  const { dropProps, isDropTarget } = useDrop({
    ref: place,
    getDropOperation: (types) => (types.has(cardType) ? 'move' : 'cancel'),
    onDrop: async ({ items }) => {
      for (const item of items)
        if (item.kind === 'text' && item.types.has(cardType)) onMove(await item.getText(cardType), id)
    },
  })
  return (
    <section
      {...dropProps}
      ref={place}
      aria-label={name}
      className={styles.cluster}
      data-target={isDropTarget || undefined}
    >
      {id === null ? (
        <SectionHeading level={3}>{name}</SectionHeading>
      ) : (
        <EditableWords strong what="name of the cluster" words={name} onChange={(next) => onRename(id, next)} />
      )}
      <ul className={styles.list}>
        {cards.map((card) => (
          <LooseCard key={card.id} card={card} clusters={clusters} onMove={onMove} />
        ))}
      </ul>
      {cards.length === 0 ? <p className={styles.empty}>Nothing here yet.</p> : null}
    </section>
  )
}

type LooseCardProps = Pick<ClusterPlaceProps, 'clusters' | 'onMove'> & { readonly card: Card }

function LooseCard({ card, clusters, onMove }: LooseCardProps) {
  const { id, words, cluster } = card
  // The menu is the way by keyboard: dragging is for the mouse and for fingers alone.
  const { dragProps, isDragging } = useDrag({ hasDragButton: true, getItems: () => [{ [cardType]: id }] })
  const places = [
    ...clusters.map((place) => ({ id: place.id as string | null, name: place.name })),
    { id: null, name: 'No cluster' },
  ]
  return (
    <li {...dragProps} className={styles.card} data-dragging={isDragging || undefined}>
      <span aria-hidden="true" className={styles.grip}>
        <Icon name="menu" size="small" />
      </span>
      <span className={styles.cardWords}>{words}</span>
      <MenuButton
        icon="more"
        name={`Move to…: ${words}`}
        groups={[
          places.map((place) => ({
            id: place.id ?? 'none',
            name: place.name,
            chosen: place.id === cluster,
            onAction: () => {
              if (place.id !== cluster) onMove(id, place.id)
            },
          })),
        ]}
      />
    </li>
  )
}
