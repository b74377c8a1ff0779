import { useAsk, useTell } from '#renderer/app/asking.ts'
import { useRecord, useRecords, useRows } from '#renderer/features/records/index.ts'

export { useSessionState } from '#renderer/app/workspace.ts'

export const useSessions = () => useRows('workshop', { limit: 5000 })
export const useSession = (id: string | undefined) => useRecord('workshop', id)
export const useAgenda = (workshop: string) => useRecords('agenda_item', { where: { workshop } })
export const useAttendance = (workshop: string) => useRecords('attendance', { where: { workshop } })
export const usePeople = () => useRows('person', { limit: 5000 })
export const useProposals = () => useRows('proposal', { limit: 5000 })
/** What is open across all sessions: figures beside the lists. */
export const useOpenActions = () => useRows('action', { where: { done_on: null }, limit: 5000 })
export const useOpenParked = () => useRows('parked_item', { where: { done_on: null }, limit: 5000 })
export const useDecisions = () => useRows('decision', { limit: 5000 })

export const usePlanning = () => useTell('workshop.plan')
export const useOrdering = () => useTell('workshop.order')
export const useInvitingPeople = () => useTell('workshop.invite')
export const useWritingCalendar = () => useTell('workshop.calendar')
export const useChooseSave = () => useTell('host.chooseSave')
export const useReveal = () => useTell('host.reveal')
/** Texts that a block opens besides its own. */
export const useOpens = (block: string) => useAsk('record.links', { kind: 'agenda_item', id: block }, { about: 'any' })
