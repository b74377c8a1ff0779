import { isRefusal, RefusalNotice, useRefusals } from '#renderer/app/refusals.tsx'
import { plainDay, usePart } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { LinkButton } from '#renderer/ui/button.tsx'
import { ButtonRow } from '#renderer/ui/button-row.tsx'
import { LoadingShape } from '#renderer/ui/loading-shape.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './after.module.css'
import { MinutesExport } from './minutes-export.tsx'
import { MinutesMade } from './minutes-made.tsx'
import { useMinutesPreview } from './queries.ts'
import { WriteMinutes } from './write-minutes.tsx'

/** Where the minutes stand: not written, a draft, or agreed. */
export function MinutesSection({ session }: { readonly session: RecordOf<'workshop'> }) {
  const preview = useMinutesPreview(session.id)
  const refusals = useRefusals()
  const mayWrite = usePart('workshop', session.id).change()
  const agreed = session.facts.minutes_agreed_on
  if (isRefusal(preview.error, 'minutes/none'))
    return (
      <div className={styles.minutes}>
        <p className={styles.quiet}>
          Not written yet. They are made from what happened: who was there, what was done and decided, and which texts
          changed.{mayWrite ? ' Then they are yours to mend.' : ''}
        </p>
        <WriteMinutes session={session} onProblem={refusals.show} />
      </div>
    )
  if (preview.error !== null) return <RefusalNotice error={preview.error} />
  if (preview.data === undefined) return <LoadingShape label="Looking for the minutes" />
  return (
    <div className={styles.minutes}>
      <Badge state={agreed === null ? 'open' : 'done'} inline>
        {agreed === null ? 'A draft' : `Agreed on ${plainDay(agreed)}`}
      </Badge>
      <ButtonRow>
        <LinkButton icon="proposals" href={`/sessions/${session.id}/minutes`}>
          {agreed === null ? 'Mend the minutes' : 'Read the minutes'}
        </LinkButton>
        <MinutesExport session={session} variant="default" />
      </ButtonRow>
      <MinutesMade session={session.id} />
    </div>
  )
}
