import { useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { RecordForm, useCreating } from '#renderer/features/records/index.ts'
import { Button } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { AcrossPage } from './across-page.tsx'
import { ActionsTable } from './actions-section.tsx'
import { OnePage } from './one-page.tsx'
import { useAction, useAllActions, useSessionTitles } from './queries.ts'

/** Everything somebody has taken on, or one of these. */
export function ActionsPage() {
  const { id } = useParams({ strict: false })
  return id === undefined ? <AllActions /> : <OneAction key={id} id={id} />
}

function AllActions() {
  const query = useAllActions()
  const sessions = useSessionTitles()
  const creating = useCreating()
  const add = () => creating('action', { whenCreated: () => {} })
  return (
    <AcrossPage
      title="All actions"
      sub="Who does what by when, the nearest day first."
      actions={
        <Button icon="plus" onPress={add}>
          Add an action
        </Button>
      }
    >
      <Answer query={query} loading="Opening the actions">
        {(actions) =>
          actions.length === 0 ? (
            <EmptyState icon="arrow-right" title="No actions yet">
              Add them on the page of their session, or here when they were agreed outside of one.
            </EmptyState>
          ) : (
            <ActionsTable actions={actions} sessions={sessions} />
          )
        }
      </Answer>
    </AcrossPage>
  )
}

function OneAction({ id }: { readonly id: string }) {
  return (
    <OnePage query={useAction(id)} list={{ name: 'All actions', href: '/sessions/actions' }}>
      {(action) => <RecordForm record={action} fields={['owner', 'due', 'done_on', 'workshop']} />}
    </OnePage>
  )
}
