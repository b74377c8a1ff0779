import type { Shelf } from '#renderer/app/places.ts'
import type { Row } from '#renderer/features/records/index.ts'
import { Badge, type BadgeState } from '#renderer/ui/badge.tsx'
import type { ListGroup, ListRow } from '#renderer/ui/list-shape.ts'
import { commencements, inquiryGroups, issueStatuses } from '#shared/domain/records/options.ts'

const text = (row: Row, name: string) => {
  const fact = row.facts[name]
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : ''
}
const labelIn = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

const statusShape: Readonly<Record<string, BadgeState>> = {
  'not-started': 'unasked',
  heard: 'open',
  drafted: 'limited',
  agreed: 'given',
}

/** How each shelf lists its records: what stands first, what under it, and in which groups. */
const listed: Readonly<Record<Shelf, (row: Row) => ListRow & { readonly group?: string | undefined }>> = {
  provisions: (row) => ({
    id: row.id,
    title: text(row, 'heading'),
    start: text(row, 'number') === '' ? undefined : `s ${text(row, 'number')}`,
    sub: labelIn(commencements, text(row, 'commencement')),
    group: text(row, 'act'),
  }),
  rights: (row) => ({
    id: row.id,
    title: row.title,
    start: text(row, 'article'),
    end: row.facts.general_principle === true ? 'Principle' : undefined,
  }),
  tests: (row) => ({ id: row.id, title: row.title, start: text(row, 'number') }),
  language: (row) => ({ id: row.id, title: row.title, sub: `Consider: ${text(row, 'prefer')}` }),
  methods: (row) => ({
    id: row.id,
    title: row.title,
    end: Number(text(row, 'minutes')) > 0 ? `${text(row, 'minutes')} min` : undefined,
  }),
  questions: (row) => ({
    id: row.id,
    title: row.title,
    start: text(row, 'number'),
    end: (
      <Badge state={statusShape[text(row, 'status')] ?? 'plain'} inline>
        {labelIn(issueStatuses, text(row, 'status'))}
      </Badge>
    ),
    group: labelIn(inquiryGroups, text(row, 'inquiry_group')),
  }),
}

/** The rows of a shelf in their groups, each in the order of its numbers. */
export function groupsOf(shelf: Shelf, rows: readonly Row[]): readonly ListGroup[] {
  const shown = rows.map(listed[shelf])
  const byNumber = (a: ListRow, b: ListRow) =>
    String(a.start ?? '').localeCompare(String(b.start ?? ''), 'en-GB', { numeric: true })
  const groups = Map.groupBy(shown, (row) => row.group)
  const ordered = shelf === 'questions' ? inquiryGroups.map(({ label }) => label) : [...groups.keys()].sort()
  return ordered.flatMap((group) => {
    const members = groups.get(group)
    if (members === undefined) return []
    return [
      {
        id: group ?? 'all',
        ...(group === undefined ? {} : { title: group }),
        rows: members.sort(byNumber).map(({ group: _, ...row }) => row),
      },
    ]
  })
}
