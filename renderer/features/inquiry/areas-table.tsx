import { Link } from 'react-aria-components'
import { Answer, type Asked } from '#renderer/app/answer.tsx'
import { type Row, useCreating } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { areaAssessments } from '#shared/domain/records/options.ts'
import styles from './inquiry.module.css'
import { assessmentShape, groupName } from './words.ts'

type AreasTableProps = {
  readonly query: Asked<{ readonly rows: readonly Row[] }>
  readonly questions: ReadonlyMap<string, number>
}

/** Before one is chosen: all of them, with where each stands. */
export function AreasTable({ query, questions }: AreasTableProps) {
  const creating = useCreating()
  return (
    <Page
      title="Inquiry"
      sub="Each area is described the same way: required, heard, committed, and how far it is."
      measure="full"
    >
      <Answer query={query} loading="Opening the areas" lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState
              icon="inquiry"
              title="No areas of inquiry yet"
              action={<Button onPress={() => creating('area')}>Add an area</Button>}
            >
              Begin with what must be true when the work is done.
            </EmptyState>
          ) : (
            <Table
              caption="Areas of inquiry"
              rows={rows}
              rowId={({ id }) => id}
              columns={[
                { id: 'name', name: 'Area', cell: ({ id, title }) => <Link href={`/inquiry/${id}`}>{title}</Link> },
                { id: 'group', name: 'Group', cell: ({ facts }) => groupName(String(facts.inquiry_group)) },
                { id: 'assessment', name: 'Assessment', cell: ({ facts }) => <Assessed value={facts.assessment} /> },
                { id: 'questions', name: 'Questions', align: 'end', cell: ({ id }) => questions.get(id) ?? 0 },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}

function Assessed({ value }: { readonly value: unknown }) {
  const known = areaAssessments.find((option) => option.value === value)
  if (known === undefined) return null
  return (
    <span className={styles.assessed}>
      <Icon name={assessmentShape[known.value]} size="small" />
      {known.label}
    </span>
  )
}
