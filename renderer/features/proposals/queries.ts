import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import * as Y from 'yjs'
import { answerKey, useAsk, useTell } from '#renderer/app/asking.ts'
import { useClient } from '#renderer/app/client.ts'
import type { EvidenceShowing, QuoteShowing } from '#renderer/editor/showing.ts'
import { openSharedDocument, type SharedDocument } from '#renderer/sync/session-documents.ts'
import type { documentsContract } from '#shared/rpc/contract/documents.ts'
import type { OutputOf } from '#shared/rpc/define.ts'
import { fromStore } from '#shared/ydoc/origins.ts'
import { migrateDocument } from '#shared/ydoc/proposal.ts'
import { showingOf } from './quotes.ts'

export type Version = OutputOf<typeof documentsContract, 'document.versions'>[number]

export type TextOfProposal =
  | { readonly state: 'opening' }
  | { readonly state: 'open'; readonly shared: SharedDocument }
  /** Written by a newer workshop: `copy` may be read, and the document itself is left alone. */
  | { readonly state: 'from-the-future'; readonly copy: Y.Doc }

/** Opens the text of a proposal for as long as the screen shows it; sessions that share it are followed by themselves. */
export function useTextOfProposal(id: string): TextOfProposal {
  const client = useClient()
  const [text, setText] = useState<TextOfProposal>({ state: 'opening' })
  useEffect(() => {
    const shared = openSharedDocument({ client, id })
    let isLeft = false
    void shared.ready.then(() => {
      if (isLeft) return
      const migrated = migrateDocument(shared.doc)
      setText(migrated.ok ? { state: 'open', shared } : { state: 'from-the-future', copy: copyOf(shared.doc) })
    })
    return () => {
      isLeft = true
      setText({ state: 'opening' })
      shared[Symbol.dispose]()
    }
  }, [client, id])
  return text
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), fromStore)
  return copy
}

/** What this screen may show of the quotes a text points to, by their ids. Asked again when a voice or consent changes. */
export function useQuotes(ids: readonly string[]): ReadonlyMap<string, QuoteShowing> {
  const { data } = useAsk(
    'quote.show',
    { ids: ids.slice(0, 500), purpose: 'draft' },
    { about: ['voice', 'consent', 'quote'], enabled: ids.length > 0, keepLast: true },
  )
  return useMemo(() => new Map((data ?? []).map((quote) => [quote.id, showingOf(quote)])), [data])
}

/** The titles of the evidence a text cites, by id; null for what is not in this workspace. */
export function useEvidence(ids: readonly string[]): ReadonlyMap<string, EvidenceShowing> {
  const { data } = useAsk(
    'record.rows',
    { kind: 'evidence', ids: ids.slice(0, 500), limit: 500 },
    { about: ['evidence'], enabled: ids.length > 0, keepLast: true },
  )
  return useMemo(() => {
    if (data === undefined) return new Map()
    const titles = new Map(data.rows.map((row) => [row.id, { title: row.title }]))
    return new Map(ids.map((id) => [id, titles.get(id) ?? null]))
  }, [data, ids])
}

/** The words of a voice as drafting may use them, or why not. */
export function useWords(voice: string | null) {
  return useAsk(
    'voice.words',
    { id: voice ?? '', purpose: 'draft' },
    { about: ['voice', 'consent'], enabled: voice !== null, keepFor: 0 },
  )
}

export function useMakeQuote() {
  return useTell('voice.quote')
}

export function useVersions(id: string) {
  return useAsk('document.versions', { id }, { about: 'none' })
}

export function useNameVersion(id: string) {
  const answers = useQueryClient()
  const naming = useTell('document.nameVersion')
  return async (label: string) => {
    await naming.mutateAsync({ id, label })
    await answers.invalidateQueries({ queryKey: answerKey('document.versions', 'none', { id }) })
  }
}

/** A text as it once stood: on its way, refused, or here. */
export type Kept = { readonly doc: Y.Doc | null; readonly error: unknown }

/** The text of a version, for reading only. `sha256`: of the version as it is kept; null until it is here. */
export function useVersionText(id: string, version: string): Kept & { readonly sha256: string | null } {
  const { data, error } = useAsk('document.versionState', { id, version }, { about: 'none', keepFor: 0 })
  return { doc: useKeptDoc(data?.state), error, sha256: data?.sha256 ?? null }
}

/** A document of a kept state, in today's shape: a copy that is nobody's, and is written nowhere. Null while it is asked for. */
export function useKeptDoc(state: Uint8Array | undefined): Y.Doc | null {
  return useMemo(() => {
    if (state === undefined) return null
    const made = new Y.Doc()
    Y.applyUpdate(made, state, fromStore)
    migrateDocument(made)
    return made
  }, [state])
}
