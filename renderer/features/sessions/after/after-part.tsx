import type { ReactNode } from 'react'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { ActionsSection } from './actions-section.tsx'
import { ActivitiesSection } from './activities-section.tsx'
import styles from './after.module.css'
import { DecisionsSection } from './decisions-section.tsx'
import { MinutesSection } from './minutes-section.tsx'
import { ParkedSection } from './parked-section.tsx'
import { TextsSection } from './texts-section.tsx'

/** What came of a session: what was done and decided, who does what, what waits, and the minutes of it. */
export function AfterPart({ session }: { readonly session: RecordOf<'workshop'> }) {
  return (
    <div className={styles.part}>
      <Part title="Minutes">
        <MinutesSection session={session} />
      </Part>
      <Part title="Decisions">
        <DecisionsSection session={session} />
      </Part>
      <Part title="Actions">
        <ActionsSection session={session} />
      </Part>
      <Part title="Parked">
        <ParkedSection session={session} />
      </Part>
      <Part title="Texts at the end">
        <TextsSection session={session} />
      </Part>
      <Part title="What was done">
        <ActivitiesSection session={session} />
      </Part>
    </div>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.block} aria-label={title}>
      <SectionHeading>{title}</SectionHeading>
      {children}
    </section>
  )
}
