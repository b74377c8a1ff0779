import { Answer } from '#renderer/app/answer.tsx'
import { SectionHeading } from '#renderer/ui/section-heading.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { methodNames } from '#shared/domain/session/method-names.ts'
import { BoardResult } from '../boards/index.ts'
import { settingsFrom } from '../plan/words.ts'
import styles from './after.module.css'
import { useActivities } from './queries.ts'
import { fromTo } from './words.ts'

/** Each activity as it ended. */
export function ActivitiesSection({ session }: { readonly session: RecordOf<'workshop'> }) {
  const query = useActivities(session.id)
  return (
    <Answer query={query} loading="Opening what was done">
      {(activities) => {
        const shown = activities
          .filter(({ facts }) => facts.method !== 'break')
          .toSorted((a, b) => a.facts.began_at - b.facts.began_at)
        return shown.length === 0 ? (
          <p className={styles.quiet}>
            {session.facts.state === 'ended'
              ? 'No activity was kept. Write in the minutes what was done.'
              : 'Fills by itself while the session runs.'}
          </p>
        ) : (
          <ol className={styles.activities}>
            {shown.map((activity) => (
              <li key={activity.id}>
                <Activity activity={activity} />
              </li>
            ))}
          </ol>
        )
      }}
    </Answer>
  )
}

function Activity({ activity: { facts } }: { readonly activity: RecordOf<'activity'> }) {
  const method = methodNames.find(({ value }) => value === facts.method)?.label ?? facts.method
  return (
    <article className={styles.activity}>
      <SectionHeading level={3} end={<span className={styles.quiet}>{fromTo(facts.began_at, facts.ended_at)}</span>}>
        {facts.question === '' ? method : facts.question}
      </SectionHeading>
      <p className={styles.quiet}>{[method, facts.group_name].filter((part) => part !== '').join(' · ')}</p>
      <BoardResult method={facts.method} settings={settingsFrom(facts.settings)} result={settingsFrom(facts.result)} />
    </article>
  )
}
