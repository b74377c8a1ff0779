import { useMemo } from 'react'
import { useRows } from '#renderer/features/records/index.ts'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import type { Milestone } from './geometry.ts'

/** What was never planned stands where it happened; what has no day at all comes last. */
const beginning = (one: Milestone) => one.planned_start ?? one.actual_start ?? one.planned_end ?? '9999'

/** The milestones in the order of time. */
export function useMilestones() {
  const query = useRows('milestone')
  const data = useMemo<readonly Milestone[] | undefined>(
    () =>
      query.data?.rows
        .map(({ id, facts }): Milestone => ({ id, ...(facts as unknown as FactsOf<'milestone'>) }))
        .sort((a, b) => beginning(a).localeCompare(beginning(b))),
    [query.data],
  )
  return { data, error: query.error, refetch: query.refetch }
}
