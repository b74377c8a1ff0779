import { createContext, useContext } from 'react'
import type { EvidenceShowing, QuoteShowing } from './showing.ts'

/** What the page knows of the records that the text points to. An id that is not in a map is still being asked for. */
export type References = {
  readonly quotes: ReadonlyMap<string, QuoteShowing>
  readonly evidence: ReadonlyMap<string, EvidenceShowing>
  readonly onOpenEvidence: ((evidenceId: string) => void) | undefined
}

export const noReferences: References = { quotes: new Map(), evidence: new Map(), onOpenEvidence: undefined }

export const ReferencesContext = createContext<References>(noReferences)
export const useReferences = (): References => useContext(ReferencesContext)
