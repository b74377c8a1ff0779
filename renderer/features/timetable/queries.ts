import { useMemo } from 'react'
import { useRows } from '#renderer/features/records/index.ts'
import type { FactsOf } from '#shared/domain/records/kinds.ts'
import type { Milestone } from './geometry.ts'

/** The milestones in the order they were planned. */
export function useMilestones() {
  const query = useRows('milestone')
  const data = useMemo<readonly Milestone[] | undefined>(
    () => query.data?.rows.map(({ id, facts }) => ({ id, ...(facts as unknown as FactsOf<'milestone'>) })),
    [query.data],
  )
  return { data, error: query.error, refetch: query.refetch }
}
