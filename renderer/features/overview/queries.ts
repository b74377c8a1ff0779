import { useMemo } from 'react'
import { useAsk } from '#renderer/app/asking.ts'
import { todayHere, useRecords, useRows } from '#renderer/features/records/index.ts'
import { type Need, type WhatThereIs, whatNeedsYou } from './needs.ts'

/** What needs this person, or undefined while it is not known yet. */
export function useNeeds(): readonly Need[] | undefined {
  const voices = useRows('voice').data
  const consents = useRecords('consent').data
  const commitments = useRows('commitment').data
  const proposals = useRows('proposal').data
  const milestones = useRows('milestone').data
  const consultations = useRows('consultation').data
  const actions = useRows('action', { where: { done_on: null } }).data
  return useMemo(() => {
    if (!voices || !consents || !commitments || !proposals || !milestones || !consultations || !actions)
      return undefined
    // Rows carry every fact that is not a long text, and the rule reads only such facts.
    const there = {
      voices: voices.rows,
      consents,
      commitments: commitments.rows,
      proposals: proposals.rows,
      milestones: milestones.rows,
      consultations: consultations.rows,
      actions: actions.rows,
    } as unknown as WhatThereIs
    return whatNeedsYou(there, todayHere())
  }, [voices, consents, commitments, proposals, milestones, consultations, actions])
}

export function useCounts() {
  return useAsk('programme.counts', undefined, { about: 'any' })
}
