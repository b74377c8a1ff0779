import { todayHere, useRows } from '#renderer/features/records/index.ts'
import { nextMilestone, spanInWords } from '#renderer/features/timetable/index.ts'
import { LinkButton } from '#renderer/ui/button.tsx'
import { DescriptionList } from '#renderer/ui/description-list.tsx'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import styles from './overview.module.css'
import { useCounts } from './queries.ts'

/** What comes next in the plan, and how much there is to work with. */
export function NextUp() {
  const { data } = useRows('milestone')
  const counts = useCounts().data
  const milestones = (data?.rows ?? []).map(({ id, facts }) => ({ id, ...(facts as unknown as FactsOf<'milestone'>) }))
  const next = nextMilestone(milestones, todayHere())
  const number = (kind: 'evidence' | 'voice' | 'proposal') => (counts?.[kind] ?? 0).toLocaleString('en-GB')
  return (
    <aside className={styles.next} aria-labelledby="next">
      <h2 id="next" className={styles.small}>
        Next in the plan
      </h2>
      {next === undefined ? (
        <p className={styles.nextTitle}>Nothing is planned yet</p>
      ) : (
        <>
          <p className={styles.nextTitle}>{next.name}</p>
          <p className={styles.muted}>{spanInWords(next)}</p>
        </>
      )}
      <DescriptionList
        facts={[
          { term: 'Evidence', value: number('evidence') },
          { term: 'Voices', value: number('voice') },
          { term: 'Proposals', value: number('proposal') },
        ]}
      />
      <LinkButton icon="sessions" href="/sessions">
        Work on it together
      </LinkButton>
    </aside>
  )
}
