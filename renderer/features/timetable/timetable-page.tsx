import { useNavigate, useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { RecordsScreen, todayHere, useCreating } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { spanInWords, standing } from './geometry.ts'
import { useMilestones } from './queries.ts'
import { TimetableSection } from './timetable-section.tsx'

/** Every milestone, with what was planned, what happened and what is now expected. */
export function TimetablePage() {
  const { id } = useParams({ strict: false })
  const navigate = useNavigate()
  const creating = useCreating()
  const query = useMilestones()
  useNewAction(() => creating('milestone'))
  return (
    <RecordsScreen
      kind="milestone"
      id={id}
      title="Timetable"
      rows={(query.data ?? []).map((milestone) => ({
        id: milestone.id,
        title: milestone.name,
        sub: spanInWords(milestone),
        end: standing(milestone, todayHere()).words,
      }))}
      onOpen={(next) => void navigate({ to: next === null ? '/timetable' : `/timetable/${next}` })}
      crumbs={[
        { name: 'Overview', href: '/overview' },
        { name: 'Timetable', href: '/timetable' },
      ]}
      fields={['planned_start', 'planned_end', 'actual_start', 'actual_end', 'expected_end', 'note']}
      overview={
        <Page
          title="Timetable"
          sub="Planned and actual dates are kept apart, so that what slipped can be seen."
          actions={
            <Button variant="primary" icon="plus" onPress={() => creating('milestone')}>
              Add a milestone
            </Button>
          }
          measure="full"
        >
          <Answer query={query} loading="Opening the timetable">
            {() => <TimetableSection title="Planned and actual" />}
          </Answer>
        </Page>
      }
    />
  )
}
