import { Answer } from '#renderer/app/answer.tsx'
import { plainDay, todayHere, useCreating, usePart } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'
import { useActions } from './queries.ts'
import { Tick } from './tick.tsx'
import { actionStanding, inOrderOfNeed } from './words.ts'

/** Who does what by when, from one session. */
export function ActionsSection({ session }: { readonly session: RecordOf<'workshop'> }) {
  const query = useActions(session.id)
  const creating = useCreating()
  const mayAdd = usePart('workshop', session.id).begin('action')
  return (
    <div className={styles.section}>
      <Answer query={query} loading="Opening the actions">
        {(actions) =>
          actions.length === 0 ? <p className={styles.quiet}>No actions yet.</p> : <ActionsTable actions={actions} />
        }
      </Answer>
      {mayAdd ? (
        <div>
          <Button
            size="small"
            variant="quiet"
            icon="plus"
            onPress={() => creating('action', { given: { workshop: session.id }, whenCreated: () => {} })}
          >
            Add an action
          </Button>
        </div>
      ) : null}
    </div>
  )
}

type ActionsTableProps = {
  readonly actions: readonly RecordOf<'action'>[]
  /** Titles of sessions by id, where a table holds those of several. */
  readonly sessions?: ReadonlyMap<string, string> | undefined
}

export function ActionsTable({ actions, sessions }: ActionsTableProps) {
  const today = todayHere()
  return (
    <Table
      caption="Actions"
      rows={inOrderOfNeed(actions, ({ facts }) => facts.due)}
      rowId={({ id }) => id}
      columns={[
        { id: 'what', name: 'What', cell: (action) => <Tick record={action} name={action.facts.what} /> },
        { id: 'who', name: 'Who', cell: ({ facts }) => facts.owner || '—' },
        { id: 'due', name: 'By when', cell: ({ facts }) => (facts.due === null ? '—' : plainDay(facts.due)) },
        {
          id: 'state',
          name: 'How it stands',
          cell: ({ facts }) => {
            const { state, words } = actionStanding(facts, today)
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
                cell: ({ facts }: RecordOf<'action'>) =>
                  facts.workshop === null ? 'Outside a session' : (sessions.get(facts.workshop) ?? '—'),
              },
            ]),
      ]}
    />
  )
}
