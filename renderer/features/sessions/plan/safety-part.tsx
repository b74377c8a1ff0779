import { RecordText } from '#renderer/features/records/index.ts'
import { HungSection } from '#renderer/ui/page.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import styles from './plan.module.css'

/** How people are kept safe, and who they can turn to: to be read aloud at the beginning, and in reach all through. */
export function SafetyPart({ session }: { readonly session: RecordOf<'workshop'> }) {
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>
        For those who run the session. Neither goes into the calendar file or the minutes; the people to turn to are
        shown to everyone while the session runs.
      </p>
      <HungSection title="Safety plan">
        <RecordText
          record={session}
          name="safety_plan"
          placeholder="What helps people feel safe, and what happens when someone is distressed"
        />
      </HungSection>
      <HungSection title="Who to turn to">
        <RecordText
          record={session}
          name="support_contacts"
          placeholder="One a line, with how to reach them: somebody in the room, somebody outside it, and who leads on child protection"
        />
      </HungSection>
    </div>
  )
}
