import { todayHere } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { type Column, Table } from '#renderer/ui/table.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { Tick } from './tick.tsx'
import { inOrderOfNeed, type Standing } from './words.ts'

type ToDo = RecordOf<'action'> | RecordOf<'parked_item'>

type ToDoTableProps<T extends ToDo> = {
  readonly caption: string
  readonly records: readonly T[]
  readonly nameOf: (record: T) => string
  /** The day it is for, if any. */
  readonly dayOf: (record: T) => string | null
  readonly standingOf: (record: T, today: string) => Standing
  /** Between what it is and how it stands. */
  readonly columns: readonly Column<T>[]
  /** Titles of sessions by id, where a table holds what came of several. */
  readonly sessions: ReadonlyMap<string, string> | undefined
}

/** What somebody will see to, the most needed first: ticked off where it stands. */
export function ToDoTable<T extends ToDo>(props: ToDoTableProps<T>) {
  const { caption, records, nameOf, dayOf, standingOf, columns, sessions } = props
  const today = todayHere()
  const from = (workshop: string | null) => (workshop === null ? 'Outside a session' : (sessions?.get(workshop) ?? '—'))
  return (
    <Table
      caption={caption}
      rows={inOrderOfNeed(records, dayOf)}
      rowId={({ id }) => id}
      columns={[
        { id: 'what', name: 'What', cell: (record) => <Tick record={record} name={nameOf(record)} /> },
        ...columns,
        {
          id: 'state',
          name: 'How it stands',
          cell: (record) => {
            const { state, words } = standingOf(record, today)
            return (
              <Badge state={state} inline>
                {words}
              </Badge>
            )
          },
        },
        ...(sessions === undefined ? [] : [{ id: 'from', name: 'From', cell: ({ facts }: T) => from(facts.workshop) }]),
      ]}
    />
  )
}
