import { Link } from 'react-aria-components'
import { placeOf } from '#renderer/app/places.ts'
import { RecordText, useFieldDraft, usePart, useRecord } from '#renderer/features/records/index.ts'
import { Badge } from '#renderer/ui/badge.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { proposalStatuses } from '#shared/domain/records/options.ts'
import styles from './proposal-view.module.css'
import { isStatus, StatusBadge, statusIcon, statusLabel } from './statuses.tsx'

/** Above the text, on the same sheet: title, where it belongs, how far it has come, and what it says in two sentences. */
export function ProposalHead({
  proposal,
  readOnly,
}: {
  readonly proposal: RecordOf<'proposal'>
  readonly readOnly: boolean
}) {
  const { area } = proposal.facts
  return (
    <header className={styles.head}>
      <h1 tabIndex={-1} data-page-heading className={styles.title}>
        <RecordText record={proposal} name="title" look="draft-title" single readOnly={readOnly} />
      </h1>
      <div className={styles.meta}>
        <Status proposal={proposal} readOnly={readOnly} />
        {proposal.facts.is_example ? <Badge state="plain">Example</Badge> : null}
        {area === null ? null : <AreaName id={area} />}
      </div>
      <div className={styles.summary}>
        <RecordText
          record={proposal}
          name="summary"
          look="reading"
          placeholder="In one or two sentences: what would change, and for whom"
          readOnly={readOnly}
        />
      </div>
    </header>
  )
}

function Status({ proposal, readOnly }: { readonly proposal: RecordOf<'proposal'>; readonly readOnly: boolean }) {
  const draft = useFieldDraft(proposal, 'status')
  const status = isStatus(draft.value) ? draft.value : 'draft'
  const may = usePart('proposal', proposal.id).change('status')
  if (readOnly || !may) return <StatusBadge status={status} />
  return (
    <MenuButton
      name={statusLabel(status)}
      icon={statusIcon[status]}
      showName
      size="small"
      variant="default"
      groups={[
        proposalStatuses.map(({ value, label }) => ({
          id: value,
          name: label,
          chosen: value === status,
          onAction: () => draft.choose(value),
        })),
      ]}
    />
  )
}

function AreaName({ id }: { readonly id: string }) {
  const { data } = useRecord('area', id)
  if (data === undefined) return null
  return (
    <span>
      For <Link href={placeOf('area', id)}>{data.facts.name}</Link>
    </span>
  )
}
