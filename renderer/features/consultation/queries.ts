import { useAsk, useWork } from '#renderer/app/asking.ts'
import { useRecord, useRecords, useRows } from '#renderer/features/records/index.ts'

export const useConsultations = () => useRows('consultation')
export const useConsultation = (id: string | undefined) => useRecord('consultation', id)
export const useTopics = (consultation: string) => useRecords('topic', { where: { consultation } })
export const useQuestions = (consultation: string) => useRecords('question', { where: { consultation } })
export const useProposals = () => useRows('proposal', { limit: 5000 })
export const useExports = (consultation: string) => useRecords('export_record', { where: { consultation } })

/** The paper as it would be published today. Asked again whenever anything changes: any record may be in it. */
export function usePreview(id: string) {
  return useAsk('consultation.preview', { id }, { about: 'any', keepLast: true })
}

export const useExportWork = () => useWork('consultation.export')
