import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { answerKey, useAsk, useTell, useWork } from '#renderer/app/asking.ts'
import { useClient } from '#renderer/app/client.ts'
import { type Kept, useKeptDoc } from '#renderer/features/proposals/index.ts'
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

/** Texts change too often for every change to be asked about: asked again once those that `isAbout` names have been quiet. */
function useAgainWhenQuiet(queryKey: QueryKey, isAbout: (document: string) => boolean) {
  const answers = useQueryClient()
  const client = useClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const heard = client.on('document.updated', ({ id }) => {
      if (!isAbout(id)) return
      clearTimeout(timer)
      timer = setTimeout(() => void answers.invalidateQueries({ queryKey }), 800)
    })
    return () => {
      clearTimeout(timer)
      heard[Symbol.dispose]()
    }
  }, [answers, client, queryKey, isAbout])
}

/** The minutes as they would be given out today. Asked again when any record changes, and when the text has been quiet. */
export function useMinutesPreview(workshop: string) {
  const key = useMemo(() => answerKey('minutes.preview', 'any', { workshop }), [workshop])
  useAgainWhenQuiet(
    key,
    useCallback((id) => id === workshop, [workshop]),
  )
  return useAsk('minutes.preview', { workshop }, { about: 'any', keepLast: true, askAgain: true })
}

const textsAbout = ['proposal', 'workshop', 'agenda_item'] as const

/** The texts as everyone held them at the close. Asked again when a session is over, and when one of them has been quiet. */
export function useTextsAtClose(workshop: string) {
  const answers = useQueryClient()
  const client = useClient()
  const key = useMemo(() => answerKey('session.textsAtClose', textsAbout, { workshop }), [workshop])
  const query = useAsk('session.textsAtClose', { workshop }, { about: textsAbout, keepLast: true, askAgain: true })
  const { data } = query
  useAgainWhenQuiet(
    key,
    useCallback((id) => data?.some(({ texts }) => texts.some(({ document }) => document === id)) ?? false, [data]),
  )
  useEffect(() => {
    const heard = client.on('session.changed', () => void answers.invalidateQueries({ queryKey: key }))
    return () => heard[Symbol.dispose]()
  }, [answers, client, key])
  return query
}

/** One of these texts as it stood then. */
export function useTextAtClose(session: string, document: string): Kept {
  const { data, error } = useAsk('session.textAtClose', { session, document }, { about: 'none', keepFor: 0 })
  return { doc: useKeptDoc(data?.state), error }
}

/** Whether the version that a decision is about is kept on this computer; undefined until that is known. */
export function useIsVersionHere(proposal: string, version: string): boolean | undefined {
  const { data } = useAsk('document.versions', { id: proposal }, { about: ['decision', 'proposal'], askAgain: true })
  return data?.some((one) => one.version === version)
}
