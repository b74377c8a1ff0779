import { Link } from 'react-aria-components'
import { Answer } from '#renderer/app/answer.tsx'
import { count, todayHere } from '#renderer/features/records/index.ts'
import { LinkButton } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { isAtMost, useFrameWidth } from '#renderer/ui/frame-width.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { HungSection, Page } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { totalMinutes } from '#shared/domain/session/agenda.ts'
import styles from './plan.module.css'
import { useAgenda, useSession, useSessionState, useSessions } from './queries.ts'
import { Across } from './sessions-list.tsx'
import { sessionGroups, whenAndWhere } from './words.ts'

/** Before one is chosen: the session that runs, the next one, and the ways in. */
export function SessionsHome() {
  const query = useSessions()
  const open = useSessionState().data
  // Where only one of the two fits, this page stands in for the list.
  const isSingle = isAtMost(useFrameWidth(), 'single')
  return (
    <Page
      title="Sessions"
      sub="Planned, run from this computer or joined, and written down afterwards."
      actions={
        query.data?.rows.length === 0 ? null : (
          <LinkButton variant="primary" icon="plus" href="/sessions/new">
            Plan a session
          </LinkButton>
        )
      }
    >
      {open?.session == null ? null : (
        <Notice
          title={
            open.session.standing === 'waiting' ? 'You are waiting to be let in.' : `“${open.session.title}” is open.`
          }
          actions={
            <LinkButton size="small" href={open.session.standing === 'waiting' ? '/sessions/join' : '/sessions/run'}>
              Go to the session
            </LinkButton>
          }
        />
      )}
      {open?.session == null && open?.ended !== undefined ? (
        <Notice title={`“${open.ended.title}” has ended.`}>What was written in it is saved on this computer.</Notice>
      ) : null}
      <Answer query={query} loading="Opening the sessions">
        {({ rows }) => {
          const next = sessionGroups(rows, todayHere()).find(({ id }) => id !== 'past')?.rows[0]
          return next === undefined ? (
            <EmptyState
              icon="sessions"
              title={rows.length === 0 ? 'No sessions yet' : 'Nothing is planned'}
              action={
                <LinkButton variant={rows.length === 0 ? 'primary' : 'default'} href="/sessions/new">
                  Plan a session
                </LinkButton>
              }
            >
              Start from an agenda that has worked before. You can add people later.
            </EmptyState>
          ) : (
            <NextSession id={next.id} />
          )
        }}
      </Answer>
      <HungSection title="Right now">
        <div className={styles.ways}>
          <p className={styles.quiet}>Somebody else has opened a session, or you want to write together at once.</p>
          <ButtonRow>
            <LinkButton icon="people" href="/sessions/join">
              Join with a code
            </LinkButton>
            <LinkButton icon="play" href="/sessions/start">
              Start without a plan
            </LinkButton>
          </ButtonRow>
        </div>
      </HungSection>
      {isSingle ? (
        <>
          <HungSection title="All of them">
            <AllSessions />
          </HungSection>
          <HungSection title="What came of them">
            <Across />
          </HungSection>
        </>
      ) : null}
    </Page>
  )
}

function AllSessions() {
  const rows = useSessions().data?.rows ?? []
  const all = sessionGroups(rows, todayHere()).flatMap((group) => group.rows)
  if (all.length === 0) return <p className={styles.quiet}>None yet.</p>
  return (
    <ul className={styles.across}>
      {all.map(({ id, title, sub }) => (
        <li key={id}>
          <Link href={`/sessions/${id}`}>{title}</Link>
          <span>{sub}</span>
        </li>
      ))}
    </ul>
  )
}

function NextSession({ id }: { readonly id: string }) {
  const query = useSession(id)
  return (
    <HungSection title="Next">
      <Answer query={query} loading="Opening the next session">
        {(session) => <NextOne session={session} />}
      </Answer>
    </HungSection>
  )
}

function NextOne({ session }: { readonly session: RecordOf<'workshop'> }) {
  const blocks = useAgenda(session.id).data ?? []
  const minutes = totalMinutes(blocks.map(({ facts }) => facts.minutes))
  return (
    <div className={styles.next}>
      <h3>{session.facts.title}</h3>
      <p className={styles.quiet}>{whenAndWhere(session.facts, minutes)}</p>
      {session.facts.purpose === '' ? null : <p>{session.facts.purpose}</p>}
      <ButtonRow>
        <LinkButton href={`/sessions/${session.id}`}>
          {blocks.length === 0 ? 'Write its agenda' : `Open its agenda, ${count(blocks.length, 'block', 'blocks')}`}
        </LinkButton>
        <LinkButton icon="play" variant="quiet" href={`/sessions/start/${session.id}`}>
          Start it
        </LinkButton>
      </ButtonRow>
    </div>
  )
}
