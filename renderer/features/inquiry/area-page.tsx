import { DeleteButton, ReadingNote, RecordText, Tombstone } from '#renderer/features/records/index.ts'
import { HungSection, Page } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { Assessment } from './assessment.tsx'
import { CommitmentsSection } from './commitments-section.tsx'
import { HeardNote } from './heard-note.tsx'
import styles from './inquiry.module.css'
import { Leads } from './leads.tsx'
import { groupName } from './words.ts'

type AreaPageProps = { readonly area: RecordOf<'area'>; readonly onGone: () => void }

/** One area of inquiry, described as every area is. */
export function AreaPage({ area, onGone }: AreaPageProps) {
  const { name, inquiry_group } = area.facts
  const crumbs = [{ name: 'Inquiry', href: '/inquiry' }, { name: groupName(inquiry_group) }]
  if (area.deleted_at !== null)
    return (
      <Page title={name} crumbs={crumbs} measure="text">
        <Tombstone record={area} />
      </Page>
    )
  return (
    <Page
      title={<RecordText record={area} name="name" look="title" single />}
      crumbs={crumbs}
      tools={<DeleteButton kind="area" id={area.id} title={name} size="small" onDeleted={onGone} />}
      sub={<Leads area={area} />}
    >
      <ReadingNote kind="area" id={area.id} />
      <Assessment area={area} />
      <HungSection title="Required">
        <RecordText
          record={area}
          name="required"
          look="reading"
          placeholder="What must be true when the work is done"
        />
      </HungSection>
      <HungSection title="Heard">
        <RecordText record={area} name="heard" placeholder="What children, families and others have said, in summary" />
        <HeardNote area={area.id} />
      </HungSection>
      <HungSection title="Committed">
        <CommitmentsSection area={area.id} />
      </HungSection>
      <HungSection title="Next steps">
        <div className={styles.last}>
          <RecordText record={area} name="next_steps" placeholder="What happens next, and who begins" />
        </div>
      </HungSection>
    </Page>
  )
}
