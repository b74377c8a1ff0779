import type { ReactNode } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { iconOf } from '#renderer/app/places.ts'
import { IconButton } from '#renderer/ui/button.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ListPane } from '#renderer/ui/list-pane.tsx'
import type { ListGroup, ListRow } from '#renderer/ui/list-shape.ts'
import { type Crumb, Page } from '#renderer/ui/page.tsx'
import { Panel } from '#renderer/ui/panel.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { type AnyRecord, type KindName, kinds, titleOf } from '#shared/domain/records/kinds.ts'
import { useCreating } from './creating.tsx'
import { DeleteButton } from './delete-button.tsx'
import { LinksPanel } from './links-panel.tsx'
import { ReadingNote } from './part.tsx'
import { useAnyRecord } from './queries.ts'
import { RecordForm, RecordText } from './record-form.tsx'
import { RecordHistory } from './record-history.tsx'
import styles from './records-screen.module.css'
import { Tombstone } from './tombstone.tsx'

type RecordsScreenProps = {
  readonly kind: KindName
  readonly id: string | undefined
  readonly title: string
  readonly rows?: readonly ListRow[] | undefined
  readonly groups?: readonly ListGroup[] | undefined
  readonly onOpen: (id: string | null) => void
  readonly above?: ReactNode | undefined
  readonly foot?: ReactNode | undefined
  readonly crumbs: readonly Crumb[]
  /** Fields of the form on the page; without it all but the title. */
  readonly fields?: readonly string[] | undefined
  /** False where the title is made from other fields. */
  readonly titleIsWritten?: boolean | undefined
  /** What the page shows while nothing is chosen. */
  readonly overview?: ReactNode | undefined
  /** Under the form. */
  readonly body?: ((record: AnyRecord) => ReactNode) | undefined
  /** Above the links, in the panel. */
  readonly beside?: ((record: AnyRecord) => ReactNode) | undefined
  readonly empty?: ReactNode | undefined
}

/** A list, the page of one record and what is linked to it: the shape of every kind that has no screen of its own. */
export function RecordsScreen(props: RecordsScreenProps) {
  const { kind, id, title, rows, groups, onOpen, above, foot, overview, beside, empty } = props
  const creating = useCreating()
  const { one } = kinds[kind]
  const record = useAnyRecord(kind, id)
  const found: AnyRecord | undefined = record.data
  return (
    <Sheet
      list={
        <ListPane
          title={title}
          actions={
            <IconButton icon="plus" name={`New ${one.toLowerCase()}`} keys="Mod+N" onPress={() => creating(kind)} />
          }
          above={above}
          groups={groups ?? [{ id: 'all', rows: rows ?? [] }]}
          selected={id ?? null}
          onSelect={onOpen}
          foot={foot}
          empty={empty ?? <p className={styles.quiet}>{`Nothing here yet. Add the first ${one.toLowerCase()}.`}</p>}
        />
      }
      showing={id === undefined ? 'list' : 'page'}
      onBack={() => onOpen(null)}
      backName={title}
      panel={
        found === undefined || found.deleted_at !== null ? undefined : (
          <Panel>
            {beside?.(found)}
            <LinksPanel kind={kind} id={found.id} />
            <RecordHistory kind={kind} id={found.id} />
          </Panel>
        )
      }
      panelName="Linked and history"
    >
      {id === undefined ? (
        (overview ?? <ChooseOne kind={kind} title={title} />)
      ) : (
        <Answer query={record} loading={`Opening the ${one.toLowerCase()}`}>
          {(opened) => <RecordPage {...props} key={opened.id} record={opened} />}
        </Answer>
      )}
    </Sheet>
  )
}

function ChooseOne({ kind, title }: { readonly kind: KindName; readonly title: string }) {
  return (
    <Page title={title} measure="text">
      <EmptyState icon={iconOf[kind]} title="Choose one from the list">
        The arrow keys move through it and Enter opens. Ctrl N adds a new one.
      </EmptyState>
    </Page>
  )
}

type RecordPageProps = RecordsScreenProps & { readonly record: AnyRecord }

function RecordPage({ record, kind, crumbs, fields, titleIsWritten = true, body, onOpen }: RecordPageProps) {
  const name = titleOf(record)
  if (record.deleted_at !== null)
    return (
      <Page title={name} crumbs={crumbs} measure="text">
        <Tombstone record={record} />
      </Page>
    )
  return (
    <Page
      title={titleIsWritten ? <RecordText record={record} name={kinds[kind].title} look="title" single /> : name}
      crumbs={crumbs}
      tools={<DeleteButton kind={kind} id={record.id} title={name} size="small" onDeleted={() => onOpen(null)} />}
    >
      <ReadingNote kind={kind} id={record.id} />
      <RecordForm record={record} fields={fields} />
      {body?.(record)}
    </Page>
  )
}
