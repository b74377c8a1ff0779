import { useNavigate, useParams } from '@tanstack/react-router'
import { Answer } from '#renderer/app/answer.tsx'
import { useNewAction } from '#renderer/app/new-action.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { MinutesPage } from './after/minutes-page.tsx'
import { useSession } from './plan/queries.ts'
import { SessionView } from './plan/session-view.tsx'
import { SessionsHome } from './plan/sessions-home.tsx'
import { SessionsList } from './plan/sessions-list.tsx'

/** Sessions: the list with the ways in, one session's page, or its minutes. */
export function SessionsPage() {
  const { id, part } = useParams({ strict: false }) as { id?: string; part?: string }
  const navigate = useNavigate()
  useNewAction(() => void navigate({ to: '/sessions/new' }))
  if (id === undefined)
    return (
      <Sheet list={<SessionsList selected={null} />}>
        <SessionsHome />
      </Sheet>
    )
  return <OneSession key={id} id={id} part={part} />
}

function OneSession({ id, part }: { readonly id: string; readonly part: string | undefined }) {
  const query = useSession(id)
  const navigate = useNavigate()
  const session = query.data
  if (session === undefined)
    return (
      <Sheet
        list={<SessionsList selected={id} />}
        onBack={() => void navigate({ to: '/sessions' })}
        backName="Sessions"
      >
        <Page title="Session" crumbs={[{ name: 'Sessions', href: '/sessions' }]}>
          <Answer query={query} loading="Opening the session">
            {() => null}
          </Answer>
        </Page>
      </Sheet>
    )
  if (part === 'minutes' && session.deleted_at === null) return <MinutesPage session={session} />
  return <SessionView session={session} part={part} />
}
