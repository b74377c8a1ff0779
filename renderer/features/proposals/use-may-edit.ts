import type { SharedDocumentStatus } from '#renderer/sync/open-text.ts'
import { followed } from '#renderer/sync/provider.ts'
import { useFollowed } from '#renderer/sync/use-followed.ts'
import type { TextOfProposal } from './queries.ts'

const notOpen = followed<SharedDocumentStatus | null>(null)

/** False while a session shares the text with somebody whose role is to read it. */
export function useMayEdit(text: TextOfProposal): boolean {
  return useFollowed<SharedDocumentStatus | null, boolean>(
    text.state === 'open' ? text.shared.status : notOpen,
    (status) => status?.sharing?.mayEdit ?? true,
  )
}
