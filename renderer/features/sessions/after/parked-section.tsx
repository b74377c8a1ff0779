import { Answer } from '#renderer/app/answer.tsx'
import { todayHere, useCreating, usePart } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'
import { useParked } from './queries.ts'
import { Tick } from './tick.tsx'
import { inOrderOfNeed, parkedStanding } from './words.ts'

/** What one session left for another day. */
export function ParkedSection({ session }: { readonly session: RecordOf<'workshop'> }) {
  const query = useParked(session.id)
  const creating = useCreating()
  const mayAdd = usePart('workshop', session.id).begin('parked_item')
  return (
    <div className={styles.section}>
      <Answer query={query} loading="Opening what was parked">
        {(parked) =>
          parked.length === 0 ? <p className={styles.quiet}>Nothing is parked.</p> : <ParkedTable parked={parked} />
        }
      </Answer>
      {mayAdd ? (
        <div>
          <Button
            size="small"
            variant="quiet"
            icon="plus"
            onPress={() => creating('parked_item', { given: { workshop: session.id }, whenCreated: () => {} })}
          >
            Park something
          </Button>
        </div>
      ) : null}
    </div>
  )
}

type ParkedTableProps = {
  readonly parked: readonly RecordOf<'parked_item'>[]
  readonly sessions?: ReadonlyMap<string, string> | undefined
}

export function ParkedTable({ parked, sessions }: ParkedTableProps) {
  const today = todayHere()
  return (
    <Table
      caption="Parked"
      rows={inOrderOfNeed(parked, ({ facts }) => facts.return_on)}
      rowId={({ id }) => id}
      columns={[
        { id: 'words', name: 'What', cell: (one) => <Tick record={one} name={one.facts.words} /> },
        { id: 'owner', name: 'Who brings it back', cell: ({ facts }) => facts.owner || '—' },
        {
          id: 'state',
          name: 'How it stands',
          cell: ({ facts }) => {
            const { state, words } = parkedStanding(facts, today)
            return (
              <Badge state={state} inline>
                {words}
              </Badge>
            )
          },
        },
        ...(sessions === undefined
          ? []
          : [
              {
                id: 'from',
                name: 'From',
                cell: ({ facts }: RecordOf<'parked_item'>) => sessions.get(facts.workshop) ?? '—',
              },
            ]),
      ]}
    />
  )
}
