import { useNewAction } from '#renderer/app/new-action.tsx'
import { useCreating } from '#renderer/features/records/index.ts'
import { TimetableSection } from '#renderer/features/timetable/index.ts'
import { Sheet } from '#renderer/ui/sheet.tsx'
import { AttentionList } from './attention-list.tsx'
import { NextUp } from './next-up.tsx'
import styles from './overview.module.css'
import { QuestionsSection } from './questions-section.tsx'
import { Tour } from './tour.tsx'

/** What needs a person, where the plan stands, and how far the questions are. */
export function OverviewPage() {
  const creating = useCreating()
  useNewAction(() => creating('proposal'))
  return (
    <Sheet>
      <div className={styles.overview}>
        <Tour />
        <div className={styles.main}>
          <AttentionList />
        </div>
        <NextUp />
        <TimetableSection />
        <QuestionsSection />
      </div>
    </Sheet>
  )
}
