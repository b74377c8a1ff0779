export { CiteDialog } from './cite-dialog.tsx'
export { KeptTextDialog } from './kept-text.tsx'
export { ProposalsPage, ProposalsRoute } from './proposals-page.tsx'
export {
  type Kept,
  type TextOfProposal,
  useEvidence,
  useKeptDoc,
  useQuotes,
  useTextOfProposal,
  useVersionText,
} from './queries.ts'
export { QuoteDialog } from './quote-dialog.tsx'
export { TextFoot } from './text-foot.tsx'
export { useMayEdit } from './use-may-edit.ts'
export { useReadings } from './use-readings.ts'
