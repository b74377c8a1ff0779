import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { answerKey, useAsk, useTell, useWork } from '#renderer/app/asking.ts'
import { useClient } from '#renderer/app/client.ts'
import { useRecord, useRecords, useRows } from '#renderer/features/records/index.ts'

export const useActivities = (workshop: string) => useRecords('activity', { where: { workshop } })
export const useDecisions = (workshop: string) => useRecords('decision', { where: { workshop } })
export const useAllDecisions = () => useRecords('decision', { limit: 5000 })
export const useDecision = (id: string | undefined) => useRecord('decision', id)
export const useActions = (workshop: string) => useRecords('action', { where: { workshop } })
export const useAllActions = () => useRecords('action', { limit: 5000 })
export const useAction = (id: string | undefined) => useRecord('action', id)
export const useParked = (workshop: string) => useRecords('parked_item', { where: { workshop } })
export const useAllParked = () => useRecords('parked_item', { limit: 5000 })
export const useParkedOne = (id: string | undefined) => useRecord('parked_item', id)
/** Files of the minutes that left the house. */
export const useMinutesMade = (workshop: string) => useRecords('export_record', { where: { workshop } })
export const useProposals = () => useRows('proposal', { limit: 5000 })
export const useRecordingDecision = () => useTell('decision.record')
export const useWritingMinutes = () => useTell('minutes.write')
export const useAgreeing = () => useTell('minutes.agree')
export const useExporting = () => useWork('minutes.export')

/** The titles of all sessions, by their ids. */
export function useSessionTitles(): ReadonlyMap<string, string> {
  const rows = useRows('workshop', { limit: 5000 }).data?.rows
  return useMemo(() => new Map((rows ?? []).map(({ id, title }) => [id, title])), [rows])
}

/** Number and title of every proposal, by its id. */
export function useProposalNames(): ReadonlyMap<string, string> {
  const rows = useProposals().data?.rows
  return useMemo(
    () => new Map((rows ?? []).map(({ id, title, facts }) => [id, `${String(facts.number)} ${title}`])),
    [rows],
  )
}

/** The minutes as they would be given out today. Asked again when any record changes, and when the text has been quiet. */
export function useMinutesPreview(workshop: string) {
  const answers = useQueryClient()
  const client = useClient()
  const query = useAsk('minutes.preview', { workshop }, { about: 'any', keepLast: true, askAgain: true })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(
        () => void answers.invalidateQueries({ queryKey: answerKey('minutes.preview', 'any', { workshop }) }),
        800,
      )
    }
    const heard = client.on('document.updated', ({ id }) => (id === workshop ? again() : undefined))
    return () => {
      clearTimeout(timer)
      heard[Symbol.dispose]()
    }
  }, [answers, client, workshop])
  return query
}
