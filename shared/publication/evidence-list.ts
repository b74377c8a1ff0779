import type { FactsOf } from '../domain/records/kinds.ts'
import type { EvidenceEntry, Inline } from './model.ts'
import { oneLineOf, withLinks, words } from './text.ts'

/** What a source needs to be cited. */
export type EvidenceToCite = Pick<FactsOf<'evidence'>, 'title' | 'author' | 'published' | 'source' | 'confidentiality'>

export type EvidenceList = {
  /** Numbers a source when it is first cited. Only a published one is ever named. */
  cite(evidenceId: string, locator: string): Inline
  /** Cited sources that are not published, or no longer here. */
  unpublished(): number
  entries(): EvidenceEntry[]
}

/** Sources in the order in which the paper first cites them. */
export function createEvidenceList(evidence: ReadonlyMap<string, EvidenceToCite>): EvidenceList {
  const cited = new Map<string, number>()
  let unpublished = 0
  return {
    cite(evidenceId, locator) {
      if (evidence.get(evidenceId)?.confidentiality !== 'public') {
        unpublished += 1
        return { kind: 'citation', label: '[unpublished source]', to: null }
      }
      const number = cited.get(evidenceId) ?? cited.size + 1
      cited.set(evidenceId, number)
      const place = oneLineOf(locator)
      return { kind: 'citation', label: place === '' ? `[${number}]` : `[${number}, ${place}]`, to: idOf(number) }
    },
    unpublished: () => unpublished,
    entries: () =>
      [...cited].flatMap(([id, number]) => {
        const source = evidence.get(id)
        return source === undefined ? [] : [{ id: idOf(number), number: String(number), inlines: inlinesOf(source) }]
      }),
  }
}

const idOf = (number: number) => `evidence-${number}`

/** "Author (2022). *Title*. Where it is from."; without an author "*Title* (2022). Where it is from." */
function inlinesOf({ title, author, published, source }: EvidenceToCite): Inline[] {
  const who = oneLineOf(author)
  const when = oneLineOf(published)
  const where = oneLineOf(source)
  const year = when === '' ? '' : ` (${when})`
  return [
    ...(who === '' ? [] : [words(`${who}${year}. `)]),
    words(oneLineOf(title), { italic: true }),
    words(`${who === '' ? year : ''}.`),
    ...(where === '' ? [] : [words(' '), ...withLinks(where), words('.')]),
  ]
}
