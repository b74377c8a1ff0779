import type { GroupTab } from '#renderer/app/places.ts'
import type { Row } from '#renderer/features/records/index.ts'
import type { ListGroup, ListRow } from '#renderer/ui/list-shape.ts'
import { groupRoles, organisationRoles } from '#shared/domain/records/options.ts'

const text = (row: Row, name: string) => (typeof row.facts[name] === 'string' ? row.facts[name] : '')

/** How each list of the group shows its records. */
export function rowsOf(tab: GroupTab, rows: readonly Row[]): readonly ListGroup[] {
  if (tab === 'organisations')
    return organisationRoles.map(({ value, label }) => ({
      id: value,
      title: label,
      rows: rows.filter((row) => text(row, 'role') === value).map((row) => plain(row, text(row, 'short_name'))),
    }))
  if (tab === 'memberships')
    return groupRoles.map(({ value, label }) => ({
      id: value,
      title: label,
      rows: rows
        .filter((row) => text(row, 'role') === value)
        .map((row) => plain(row, row.facts.voting === true ? '' : 'Does not vote')),
    }))
  return [{ id: 'all', rows: rows.map((row) => plain(row, text(row, 'contact'))) }]
}

const plain = (row: Row, sub: string): ListRow => ({ id: row.id, title: row.title, ...(sub === '' ? {} : { sub }) })
