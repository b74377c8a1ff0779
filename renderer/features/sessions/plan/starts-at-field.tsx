import { RecordField, useFieldDraft, usePart } from '#renderer/features/records/index.ts'
import { TextField } from '#renderer/ui/text-field.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { minutesOfClock } from '#shared/domain/session/agenda.ts'

/** When the session starts. Anything may be written while it is not decided; only a time gives the blocks theirs. */
export function StartsAtField({ session }: { readonly session: RecordOf<'workshop'> }) {
  const draft = useFieldDraft(session, 'starts_at')
  const may = usePart('workshop', session.id).change('starts_at')
  const written = String(draft.value ?? '')
  const isTime = written.trim() === '' || minutesOfClock(written) !== null
  if (!may) return <RecordField record={session} name="starts_at" />
  return (
    <TextField
      label="Starts at"
      value={written}
      onChange={draft.change}
      onBlur={draft.leave}
      error={draft.problem ?? (isTime ? undefined : 'Write it as 10:00.')}
      maxLength={5}
    />
  )
}
