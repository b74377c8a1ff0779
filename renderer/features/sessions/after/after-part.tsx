import { HungSection } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { ActionsSection } from './actions-section.tsx'
import { ActivitiesSection } from './activities-section.tsx'
import styles from './after.module.css'
import { DecisionsSection } from './decisions-section.tsx'
import { MinutesSection } from './minutes-section.tsx'
import { ParkedSection } from './parked-section.tsx'

/** What came of a session: what was done and decided, who does what, what waits, and the minutes of it. */
export function AfterPart({ session }: { readonly session: RecordOf<'workshop'> }) {
  return (
    <div className={styles.part}>
      <HungSection title="Minutes">
        <MinutesSection session={session} />
      </HungSection>
      <HungSection title="Decisions">
        <DecisionsSection session={session} />
      </HungSection>
      <HungSection title="Actions">
        <ActionsSection session={session} />
      </HungSection>
      <HungSection title="Parked">
        <ParkedSection session={session} />
      </HungSection>
      <HungSection title="What was done">
        <ActivitiesSection session={session} />
      </HungSection>
    </div>
  )
}
