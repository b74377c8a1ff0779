import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { fullDay, useCreating } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { useConsultations } from './queries.ts'

const dayInWords = (day: unknown) => (typeof day === 'string' ? fullDay(day) : 'Not decided')

/** Every consultation, with when it is open. */
export function ConsultationsTable() {
  const query = useConsultations()
  const creating = useCreating()
  return (
    <Sheet>
      <Page
        title="Consultation"
        sub="A paper puts proposals and questions to the public, for at least twelve weeks."
        actions={
          <Button icon="plus" onPress={() => creating('consultation')}>
            New consultation
          </Button>
        }
        measure="page"
      >
        <Answer query={query} loading="Opening the consultations">
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState
                icon="consultation"
                title="No consultation yet"
                action={
                  <Button variant="primary" onPress={() => creating('consultation')}>
                    Begin a consultation
                  </Button>
                }
              >
                Give it a title; then choose proposals, ask questions, and look at it as people will see it.
              </EmptyState>
            ) : (
              <Table
                caption="Consultations"
                rows={rows}
                rowId={({ id }) => id}
                columns={[
                  {
                    id: 'title',
                    name: 'Title',
                    cell: ({ id, title }) => <Link href={`/consultation/${id}`}>{title}</Link>,
                  },
                  { id: 'opens', name: 'Opens', cell: ({ facts }) => dayInWords(facts.opens_on) },
                  { id: 'closes', name: 'Closes', cell: ({ facts }) => dayInWords(facts.closes_on) },
                  {
                    id: 'example',
                    name: 'Note',
                    cell: ({ facts }) => (facts.is_example === true ? <Badge state="plain">Example</Badge> : null),
                  },
                ]}
              />
            )
          }
        </Answer>
      </Page>
    </Sheet>
  )
}
