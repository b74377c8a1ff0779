import { useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { RecordForm } from '#renderer/features/records/index.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { AcrossPage } from './across-page.tsx'
import { OnePage } from './one-page.tsx'
import { ParkedTable } from './parked-section.tsx'
import { useAllParked, useParkedOne, useSessionTitles } from './queries.ts'

/** Everything that was left for another day, or one of these. */
export function ParkedPage() {
  const { id } = useParams({ strict: false })
  return id === undefined ? <AllParked /> : <OneParked key={id} id={id} />
}

function AllParked() {
  const query = useAllParked()
  const sessions = useSessionTitles()
  return (
    <AcrossPage title="Everything parked" sub="What was left for another day, so that it is not lost.">
      <Answer query={query} loading="Opening what was parked">
        {(parked) =>
          parked.length === 0 ? (
            <EmptyState icon="clock" title="Nothing is parked">
              While a session runs, anybody can park a thought; it is kept here until somebody brings it back.
            </EmptyState>
          ) : (
            <ParkedTable parked={parked} sessions={sessions} />
          )
        }
      </Answer>
    </AcrossPage>
  )
}

function OneParked({ id }: { readonly id: string }) {
  return (
    <OnePage query={useParkedOne(id)} list={{ name: 'Everything parked', href: '/sessions/parked' }}>
      {(parked) => <RecordForm record={parked} fields={['owner', 'return_on', 'done_on', 'workshop']} />}
    </OnePage>
  )
}
