import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Asked } from '#renderer/app/answer.tsx'
import { Answer } from '#renderer/app/answer.tsx'
import {
  DeleteButton,
  LinksPanel,
  ReadingNote,
  RecordHistory,
  RecordText,
  Tombstone,
} from '#renderer/features/records/index.ts'
import { Page } from '#renderer/ui/page.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { type AnyRecord, kinds, type RecordOf, titleOf } from '#shared/domain/records/kinds.ts'
import { SessionsList } from '../plan/sessions-list.tsx'

type Kind = 'decision' | 'action' | 'parked_item'
type OnePageProps<K extends Kind> = {
  readonly query: Asked<RecordOf<K>>
  /** Where all of them are. */
  readonly list: { readonly name: string; readonly href: string }
  readonly children: (record: RecordOf<K>) => ReactNode
}

/** One decision, action or thing that was parked, with what is linked to it. */
export function OnePage<K extends Kind>({ query, list, children }: OnePageProps<K>) {
  const navigate = useNavigate()
  // Each of them is a record; the compiler cannot see that of a kind it does not know yet.
  const record = query.data as AnyRecord | undefined
  const crumbs = [{ name: 'Sessions', href: '/sessions' }, list, ...(record ? [{ name: kinds[record.kind].one }] : [])]
  const isHere = record !== undefined && record.deleted_at === null
  return (
    <Sheet
      list={<SessionsList selected={null} />}
      onBack={() => void navigate({ to: list.href })}
      backName={list.name}
      panel={
        isHere ? (
          <Panel>
            <LinksPanel kind={record.kind} id={record.id} />
            <RecordHistory kind={record.kind} id={record.id} />
          </Panel>
        ) : undefined
      }
      panelName="Linked and history"
    >
      <Page
        title={isHere ? <RecordText record={record} name={kinds[record.kind].title} look="title" single /> : list.name}
        crumbs={crumbs}
        tools={
          isHere ? (
            <DeleteButton
              kind={record.kind}
              id={record.id}
              title={titleOf(record)}
              size="small"
              onDeleted={() => void navigate({ to: list.href })}
            />
          ) : undefined
        }
      >
        {isHere ? <ReadingNote kind={record.kind} id={record.id} /> : null}
        <Answer query={query} loading="Opening it">
          {(opened) => (opened.deleted_at === null ? children(opened) : <Tombstone record={opened as AnyRecord} />)}
        </Answer>
      </Page>
    </Sheet>
  )
}
