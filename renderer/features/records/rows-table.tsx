import { Link } from 'react-aria-components'
import { iconOf, placeOf } from '#renderer/app/places.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { fieldsOf, type KindName, kinds } from '#shared/domain/records/kinds.ts'
import type { Row } from './queries.ts'
import { factInWords } from './words.ts'

type RowsTableProps = {
  readonly kind: KindName
  /** Undefined while they are on their way. */
  readonly rows: readonly Row[] | undefined
  /** Short fields shown beside the title. */
  readonly columns: readonly string[]
}

/** Shown at most in a table: further ones are found in the list. */
const most = 300

/** All records of a kind beside each other, before one is chosen. */
export function RowsTable({ kind, rows, columns }: RowsTableProps) {
  const { one, many, title } = kinds[kind]
  const fields = fieldsOf(kind)
  if (rows === undefined) return <LoadingShape label={`Opening the ${many.toLowerCase()}`} lines={6} />
  if (rows.length === 0)
    return (
      <EmptyState icon={iconOf[kind]} title="Nothing here yet">
        {`Add the first ${one.toLowerCase()} with Ctrl N.`}
      </EmptyState>
    )
  return (
    <Table
      caption={many}
      rows={rows.slice(0, most)}
      rowId={({ id }) => id}
      columns={[
        {
          id: 'title',
          name: fields[title]?.label ?? one,
          cell: (row) => <Link href={placeOf(kind, row.id)}>{shortTitle(row, title)}</Link>,
        },
        ...columns.map((name) => ({
          id: name,
          name: fields[name]?.label ?? name,
          cell: (row: Row) => inCell(fields[name], row.facts[name] ?? null),
        })),
      ]}
    />
  )
}

/** The title field itself where it says something: a joined title would repeat the columns. */
function shortTitle(row: Row, title: string): string {
  const own = row.facts[title]
  return typeof own === 'string' && own !== '' ? own : row.title
}

/** A number of 0 and an empty line say nothing in a table. */
function inCell(field: ReturnType<typeof fieldsOf>[string] | undefined, fact: Row['facts'][string]): string {
  if (fact === '' || fact === null || fact === undefined) return '—'
  if (fact === 0 && field?.type === 'whole') return '—'
  if (typeof fact === 'boolean') return fact ? 'Yes' : 'No'
  return factInWords(field, fact)
}
