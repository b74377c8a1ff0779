import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Answer } from '#renderer/app/answer.tsx'
import { holderOf, placeOf } from '#renderer/app/places.ts'
import { Page } from '#renderer/ui/page.tsx'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { type AnyRecord, isKindName, type KindName, kinds } from '#shared/domain/records/kinds.ts'
import { useAnyRecord } from './queries.ts'

/** Opens a record that lives inside another: goes on to the page that shows it. */
export function RecordDoor() {
  const { kind, id } = useParams({ strict: false })
  const known = kind !== undefined && isKindName(kind) ? kind : undefined
  return (
    <Sheet>
      <Page title="Opening">{known === undefined || id === undefined ? null : <Door kind={known} id={id} />}</Page>
    </Sheet>
  )
}

function Door({ kind, id }: { readonly kind: KindName; readonly id: string }) {
  const query = useAnyRecord(kind, id)
  return (
    <Answer query={query} loading={`Opening the ${kinds[kind].one.toLowerCase()}`}>
      {(record) => <GoOn record={record} />}
    </Answer>
  )
}

function GoOn({ record }: { readonly record: AnyRecord }) {
  const navigate = useNavigate()
  const facts = record.facts as Record<string, unknown>
  // What was made is of a consultation, or else the minutes of a session.
  const isOfMinutes = record.kind === 'export_record' && record.facts.workshop !== null
  const [field, holder] = isOfMinutes ? (['workshop', 'workshop'] as const) : (holderOf[record.kind] ?? [])
  const at = field === undefined ? undefined : facts[field]
  useEffect(() => {
    if (holder !== undefined && typeof at === 'string') void navigate({ to: placeOf(holder, at), replace: true })
  }, [navigate, holder, at])
  return null
}
