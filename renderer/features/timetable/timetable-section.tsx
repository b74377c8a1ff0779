import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { plainDay, todayHere } from '#renderer/features/records/index.ts'
import { LinkButton } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { PictureOrTable } from '#renderer/ui/picture-or-table.tsx'
import { Table } from '#renderer/ui/table.tsx'
import { type Milestone, standing } from './geometry.ts'
import { useMilestones } from './queries.ts'
import { TimetablePicture } from './timetable-picture.tsx'

/** The timetable as a picture or a table. */
export function TimetableSection({ title = 'Timetable' }: { readonly title?: string | undefined }) {
  const query = useMilestones()
  return (
    <PictureOrTable id="timetable" title={title} label="How the timetable is shown">
      {(view) => (
        <Answer query={query} loading="Opening the timetable" lines={5}>
          {(milestones) => {
            if (milestones.length === 0)
              return (
                <EmptyState
                  icon="calendar"
                  title="Nothing is planned yet"
                  action={<LinkButton href="/timetable">Add the first milestone</LinkButton>}
                >
                  Start with the day the work has to be finished, and plan back from there.
                </EmptyState>
              )
            return view === 'picture' ? (
              <TimetablePicture milestones={milestones} />
            ) : (
              <TimetableTable milestones={milestones} />
            )
          }}
        </Answer>
      )}
    </PictureOrTable>
  )
}

const orDash = (day: string | null) => (day === null ? '—' : plainDay(day))

export function TimetableTable({ milestones }: { readonly milestones: readonly Milestone[] }) {
  const today = todayHere()
  return (
    <Table
      caption="Timetable: planned, what happened and what is now expected"
      rows={milestones}
      rowId={({ id }) => id}
      columns={[
        { id: 'name', name: 'Milestone', cell: ({ id, name }) => <Link href={`/timetable/${id}`}>{name}</Link> },
        { id: 'from', name: 'Planned from', cell: ({ planned_start }) => orDash(planned_start) },
        { id: 'until', name: 'Planned until', cell: ({ planned_end }) => orDash(planned_end) },
        { id: 'began', name: 'Began', cell: ({ actual_start }) => orDash(actual_start) },
        { id: 'finished', name: 'Finished', cell: ({ actual_end }) => orDash(actual_end) },
        { id: 'expected', name: 'Now expected', cell: ({ expected_end }) => orDash(expected_end) },
        { id: 'standing', name: 'How it stands', cell: (milestone) => standing(milestone, today).words },
      ]}
    />
  )
}
