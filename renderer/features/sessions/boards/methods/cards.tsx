import { count } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { ViewOf } from '#shared/domain/session/methods/shapes.ts'
import type { BoardProps, ResultProps, RoomProps, SetUpProps } from '../board-types.ts'
import { AddWords } from '../parts/add-words.tsx'
import { BoardNote } from '../parts/board-note.tsx'
import { EditableWords } from '../parts/editable-words.tsx'
import { RoomLine } from '../parts/room-line.tsx'
import { RunRow } from '../parts/run-row.tsx'
import { Stack } from '../parts/stack.tsx'
import { WordList } from '../parts/word-list.tsx'
import { CardTable, clustersOf } from './card-table.tsx'
import styles from './cards.module.css'

type View = ViewOf<'cards'>

const goOn: Readonly<Record<View['phase'], string | null>> = {
  silent: 'Show the cards and cluster them',
  cluster: 'Finish',
  over: null,
}

export function CardsBoard({ view, acting, runs }: BoardProps<'cards'>) {
  const next = goOn[view.phase]
  return (
    <Stack>
      {view.phase === 'silent' ? <Silent view={view} acting={acting} /> : null}
      {view.phase === 'cluster' ? <CardTable view={view} acting={acting} /> : null}
      {view.phase === 'over' ? <Clusters view={view} /> : null}
      {runs && next !== null ? (
        <RunRow note={count(view.total, 'card so far', 'cards so far')}>
          <Button size="large" icon="arrow-right" onPress={() => void acting.act({ do: 'go-on' })}>
            {next}
          </Button>
        </RunRow>
      ) : null}
    </Stack>
  )
}

function Silent({ view: { cards, left }, acting }: Pick<BoardProps<'cards'>, 'view' | 'acting'>) {
  return (
    <>
      <AddWords
        label="One thought on a card"
        button="Put it on a card"
        why={left > 0 ? undefined : 'Your cards are all written. Change or remove one for another.'}
        onAdd={(words) => acting.act({ do: 'write', words })}
      />
      <BoardNote icon="eye-off">
        Nobody reads your cards until all are shown, and then without your name. {count(left, 'card', 'cards')} left.
      </BoardNote>
      <ul aria-label="Your cards" className={styles.own}>
        {cards.map(({ id, words }) => (
          <li key={id} className={styles.card}>
            <EditableWords
              what="card"
              words={words}
              onChange={(next) => acting.act({ do: 'change', card: id, words: next })}
              onRemove={() => void acting.act({ do: 'remove', card: id })}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

function Clusters({ view, large = false }: { readonly view: View; readonly large?: boolean }) {
  const clusters = clustersOf(view)
  return (
    <div className={large ? styles.roomClusters : styles.clusters}>
      {clusters.map(({ id, name, cards }) => (
        <section key={id ?? ''} aria-label={name} className={styles.cluster}>
          {large ? <p className={styles.roomName}>{name}</p> : <SectionHeading level={3}>{name}</SectionHeading>}
          <ul className={styles.list}>
            {cards.map((card) => (
              <li key={card.id} className={styles.card}>
                {card.words}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

export function CardsRoom({ view }: RoomProps<'cards'>) {
  if (view.phase === 'silent')
    return <RoomLine strong={count(view.total, 'card so far', 'cards so far')}>Everyone writes in silence</RoomLine>
  return <Clusters view={view} large />
}

export function CardsSetUp({ settings, onChange }: SetUpProps<'cards'>) {
  return (
    <NumberField
      label="Most cards for each person"
      value={settings.most}
      minValue={1}
      maxValue={100}
      onChange={(most) => most !== undefined && onChange({ most })}
    />
  )
}

export function CardsResult({ result: { clusters, loose } }: ResultProps<'cards'>) {
  if (clusters.length === 0 && loose.length === 0) return <BoardNote>No cards were written.</BoardNote>
  const groups = loose.length === 0 ? clusters : [...clusters, { name: 'In no cluster', cards: loose }]
  return (
    <Stack>
      {groups.map(({ name, cards }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two clusters may have one name, and none moves
        <div key={index}>
          <SectionHeading level={4} end={count(cards.length, 'card', 'cards')}>
            {name}
          </SectionHeading>
          <WordList label={name} rows={cards.map((words, at) => ({ id: `${at}`, words }))} />
        </div>
      ))}
    </Stack>
  )
}
