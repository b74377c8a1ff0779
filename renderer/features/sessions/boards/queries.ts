import { useEffect, useState } from 'react'
import { useClient } from '#renderer/app/client.ts'
import { useSessionState } from '#renderer/app/workspace.ts'
import { useRecord, useRows } from '#renderer/features/records/index.ts'
import { openSharedDocument, type SharedDocument } from '#renderer/sync/session-documents.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import { migrateDocument } from '#shared/ydoc/proposal.ts'

export const useProposal = (id: string | null) => useRecord('proposal', id ?? undefined)
export const useProposals = () => useRows('proposal', { order: 'title' })

/** What this person may do with the texts of the session; everything where no session is open. */
export function useMayText(): { readonly read: boolean; readonly edit: boolean } {
  const role = useSessionState().data?.session?.role
  if (role === undefined) return { read: true, edit: true }
  return { read: roleMay(role, 'read'), edit: roleMay(role, 'edit') }
}

/** Opens a text of the session for as long as its board shows; null while it opens. Not opened at all where `wanted` is false. */
export function useSharedText(id: string, wanted: boolean): SharedDocument | null {
  const client = useClient()
  const [text, setText] = useState<SharedDocument | null>(null)
  useEffect(() => {
    if (!wanted) return
    const shared = openSharedDocument({ client, id })
    let isLeft = false
    void shared.ready.then(() => {
      if (!isLeft && migrateDocument(shared.doc).ok) setText(shared)
    })
    return () => {
      isLeft = true
      setText(null)
      shared[Symbol.dispose]()
    }
  }, [client, id, wanted])
  return text
}
