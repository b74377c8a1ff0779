import { useEffect, useState } from 'react'
import { useClient } from '#renderer/app/client.ts'
import { useSessionState } from '#renderer/app/workspace.ts'
import { useRecord, useRows } from '#renderer/features/records/index.ts'
import { openSharedDocument, type SharedDocument } from '#renderer/sync/session-documents.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { migrateDocument, versionOf } from '#shared/ydoc/proposal.ts'
import { proposalVersion } from '#shared/ydoc/proposal-shape.ts'

export const useProposal = (id: string | null) => useRecord('proposal', id ?? undefined)
export const useProposals = () => useRows('proposal', { order: 'title' })

/** What this person may do with the texts of the session; everything where no session is open. */
export function useMayText(): { readonly read: boolean; readonly edit: boolean } {
  const role = useSessionState().data?.session?.role
  if (role === undefined) return { read: true, edit: true }
  return { read: roleMay(role, 'read'), edit: roleMay(role, 'edit') }
}

type TextOfBoard =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly shared: SharedDocument }
  /** Written by a newer workshop. */
  | { readonly state: 'from-the-future' }

/** Opens a text of the session for as long as its board shows; not at all for those who may not read it. Who may not edit changes nothing in it. */
export function useSharedText(
  id: string,
  { read, edit }: { readonly read: boolean; readonly edit: boolean },
): TextOfBoard {
  const client = useClient()
  const [text, setText] = useState<TextOfBoard>({ state: 'opening' })
  useEffect(() => {
    if (!read) return
    const shared = openSharedDocument({ client, id })
    let isLeft = false
    void shared.ready.then(() => {
      if (isLeft) return
      const isKnown = edit ? migrateDocument(shared.doc).ok : versionOf(shared.doc) <= proposalVersion
      setText(isKnown ? { state: 'open', shared } : { state: 'from-the-future' })
    })
    return () => {
      isLeft = true
      setText({ state: 'opening' })
      shared[Symbol.dispose]()
    }
  }, [client, id, read, edit])
  return text
}
