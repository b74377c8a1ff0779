import { plainDay } from '#renderer/features/records/index.ts'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { AddToSession, OfSession } from './of-session.tsx'
import { useActions } from './queries.ts'
import { ToDoTable } from './to-do-table.tsx'
import { actionStanding } from './words.ts'

/** Who does what by when, from one session. */
export function ActionsSection({ session: { id } }: { readonly session: RecordOf<'workshop'> }) {
  return (
    <OfSession
      query={useActions(id)}
      loading="Opening the actions"
      nothing="No actions yet."
      adding={<AddToSession session={id} kind="action" name="Add an action" />}
    >
      {(actions) => <ActionsTable actions={actions} />}
    </OfSession>
  )
}

type ActionsTableProps = {
  readonly actions: readonly RecordOf<'action'>[]
  readonly sessions?: ReadonlyMap<string, string> | undefined
}

export function ActionsTable({ actions, sessions }: ActionsTableProps) {
  return (
    <ToDoTable
      caption="Actions"
      records={actions}
      nameOf={({ facts }) => facts.what}
      dayOf={({ facts }) => facts.due}
      standingOf={({ facts }, today) => actionStanding(facts, today)}
      columns={[
        { id: 'who', name: 'Who', cell: ({ facts }) => facts.owner || '—' },
        { id: 'due', name: 'By when', cell: ({ facts }) => (facts.due === null ? '—' : plainDay(facts.due)) },
      ]}
      sessions={sessions}
    />
  )
}
