import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { AddToSession, OfSession } from './of-session.tsx'
import { useParked } from './queries.ts'
import { ToDoTable } from './to-do-table.tsx'
import { parkedStanding } from './words.ts'

/** What one session left for another day. */
export function ParkedSection({ session: { id } }: { readonly session: RecordOf<'workshop'> }) {
  return (
    <OfSession
      query={useParked(id)}
      loading="Opening what was parked"
      nothing="Nothing is parked."
      adding={<AddToSession session={id} kind="parked_item" name="Park something" />}
    >
      {(parked) => <ParkedTable parked={parked} />}
    </OfSession>
  )
}

type ParkedTableProps = {
  readonly parked: readonly RecordOf<'parked_item'>[]
  readonly sessions?: ReadonlyMap<string, string> | undefined
}

export function ParkedTable({ parked, sessions }: ParkedTableProps) {
  return (
    <ToDoTable
      caption="Parked"
      records={parked}
      nameOf={({ facts }) => facts.words}
      dayOf={({ facts }) => facts.return_on}
      standingOf={({ facts }, today) => parkedStanding(facts, today)}
      columns={[{ id: 'owner', name: 'Who brings it back', cell: ({ facts }) => facts.owner || '—' }]}
      sessions={sessions}
    />
  )
}
