import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  DeleteButton,
  LinksPanel,
  ReadingNote,
  RecordField,
  RecordHistory,
  RecordText,
  Tombstone,
} from '#renderer/features/records/index.ts'
import { LinkButton } from '#renderer/ui/button.tsx'
import { isAtMost, useFrameWidth } from '#renderer/ui/frame-width.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { Tabs } from '#renderer/ui/tabs.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { totalMinutes } from '#shared/domain/session/agenda.ts'
import { AfterPart } from '../after/after-part.tsx'
import { Agenda } from './agenda.tsx'
import { BlockDialog, BlockPanel } from './block-form.tsx'
import { CalendarButton } from './calendar-button.tsx'
import { partOf, type SessionPart, sessionParts } from './parts.ts'
import { PeoplePart } from './people-part.tsx'
import styles from './plan.module.css'
import { useAgenda, useAttendance } from './queries.ts'
import { SafetyPart } from './safety-part.tsx'
import { SessionsList } from './sessions-list.tsx'
import { StartsAtField } from './starts-at-field.tsx'
import { whenAndWhere } from './words.ts'

/** What the page itself shows. */
const ownParts = ['agenda_item', 'attendance', 'activity', 'decision', 'action', 'parked_item'] as const

type SessionViewProps = { readonly session: RecordOf<'workshop'>; readonly part: string | undefined }

/** One session: what is planned, who comes, how people are kept safe, and what came of it. */
export function SessionView({ session, part: written }: SessionViewProps) {
  const { id, facts } = session
  const navigate = useNavigate()
  const agenda = useAgenda(id)
  const people = useAttendance(id).data?.length
  const [chosen, setChosen] = useState<string | null>(null)
  const isNarrow = isAtMost(useFrameWidth(), 'drawer')
  const crumbs = [{ name: 'Sessions', href: '/sessions' }, { name: facts.title }]
  const back = () => void navigate({ to: '/sessions' })
  if (session.deleted_at !== null)
    return (
      <Sheet list={<SessionsList selected={id} />} onBack={back} backName="Sessions">
        <Page title={facts.title} crumbs={crumbs} measure="text">
          <Tombstone record={session} />
        </Page>
      </Sheet>
    )
  const part = partOf(written, facts.state)
  const blocks = agenda.data ?? []
  const block = part === 'plan' ? blocks.find((one) => one.id === chosen) : undefined
  const minutes = totalMinutes(blocks.map((one) => one.facts.minutes))
  const content: Readonly<Record<SessionPart, () => React.ReactNode>> = {
    plan: () => (
      <div className={styles.part}>
        <RecordText record={session} name="purpose" look="reading" placeholder="What it is for, in a sentence or two" />
        <section aria-label="When and where" className={styles.when}>
          <RecordField record={session} name="held_on" />
          <StartsAtField session={session} />
          <RecordField record={session} name="place" />
        </section>
        <Agenda session={session} query={agenda} chosen={block?.id ?? null} onChoose={setChosen} />
        <NobodyToTurnTo session={session} />
      </div>
    ),
    people: () => <PeoplePart session={session} />,
    safety: () => <SafetyPart session={session} />,
    after: () => <AfterPart session={session} />,
  }
  return (
    <Sheet
      list={<SessionsList selected={id} />}
      onBack={back}
      backName="Sessions"
      panel={
        block !== undefined && !isNarrow ? (
          <BlockPanel key={block.id} block={block} onClose={() => setChosen(null)} />
        ) : (
          <Panel>
            <LinksPanel kind="workshop" id={id} except={ownParts} />
            <RecordHistory kind="workshop" id={id} />
          </Panel>
        )
      }
      panelName={block !== undefined && !isNarrow ? 'The block' : 'Linked and history'}
    >
      <Page
        title={<RecordText record={session} name="title" look="title" single />}
        crumbs={crumbs}
        sub={whenAndWhere(facts, minutes)}
        tools={
          <>
            <CalendarButton session={session} />
            <DeleteButton kind="workshop" id={id} title={facts.title} size="small" onDeleted={back} />
          </>
        }
        actions={<StartLink session={session} hasAgenda={blocks.length > 0} />}
      >
        <ReadingNote kind="workshop" id={id} />
        <Tabs
          label="Parts of this session"
          value={part}
          onChange={(next) => void navigate({ to: `/sessions/${id}/${next}` })}
          tabs={sessionParts.map(({ id: one, name }) => ({
            id: one,
            name,
            ...(one === 'people' && people !== undefined ? { count: people } : {}),
            content: one === part ? content[one]() : null,
          }))}
        />
      </Page>
      {block !== undefined && isNarrow ? <BlockDialog block={block} onClose={() => setChosen(null)} /> : null}
    </Sheet>
  )
}

/** A session without an agenda can be started, but hardly anybody means to. */
function StartLink({ session, hasAgenda }: { readonly session: RecordOf<'workshop'>; readonly hasAgenda: boolean }) {
  if (session.facts.state === 'ended') return null
  return (
    <LinkButton
      variant={hasAgenda ? 'primary' : 'default'}
      icon="play"
      href={session.facts.state === 'running' ? '/sessions/run' : `/sessions/start/${session.id}`}
    >
      {session.facts.state === 'running' ? 'Go to the session' : 'Start the session'}
    </LinkButton>
  )
}

/** Whoever pauses sees who they can talk to: somebody is named before it starts. */
function NobodyToTurnTo({ session: { id, facts } }: { readonly session: RecordOf<'workshop'> }) {
  if (facts.state === 'ended' || facts.support_contacts.trim() !== '') return null
  return (
    <Notice
      title="Nobody is named to turn to yet."
      actions={
        <LinkButton size="small" href={`/sessions/${id}/safety`}>
          Name somebody
        </LinkButton>
      }
    >
      Whoever pauses during the session sees who they can talk to.
    </Notice>
  )
}
