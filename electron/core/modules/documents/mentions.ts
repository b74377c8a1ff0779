import { bodyToJson } from '#shared/ydoc/proposal.ts'
import { citedEvidenceOf, quoteIdsOf } from '#shared/ydoc/readings.ts'
import type { Workspace } from '../../core.ts'
import { documentStore } from './store.ts'

/** What one text points to, and the state of the text it was read from. */
type Mentions = {
  readonly stamp: string
  readonly evidence: ReadonlySet<string>
  readonly quotes: ReadonlySet<string>
}

const readings = new WeakMap<Workspace, Map<string, Mentions>>()

/** Ids of the proposals whose text cites this evidence or holds one of these quotes. Each text is read again only where it changed. */
export function textsThatMention(
  workspace: Workspace,
  { evidence, quotes }: { readonly evidence?: string; readonly quotes?: readonly string[] },
): readonly string[] {
  const store = documentStore(workspace.db, workspace.device)
  const known = readings.get(workspace) ?? new Map<string, Mentions>()
  readings.set(workspace, known)
  const mentionsIn = (id: string): Mentions => {
    const stamp = store.stamp(id)
    const before = known.get(id)
    if (before?.stamp === stamp) return before
    const doc = store.load(id)
    const body = bodyToJson(doc)
    doc.destroy()
    const now = {
      stamp,
      evidence: new Set(citedEvidenceOf(body).map(({ evidenceId }) => evidenceId)),
      quotes: new Set(quoteIdsOf(body)),
    }
    known.set(id, now)
    return now
  }
  return store
    .ids()
    .filter(({ kind }) => kind === 'proposal')
    .map(({ id }) => id)
    .filter((id) => {
      const found = mentionsIn(id)
      return (
        (evidence !== undefined && found.evidence.has(evidence)) || quotes?.some((quote) => found.quotes.has(quote))
      )
    })
}
