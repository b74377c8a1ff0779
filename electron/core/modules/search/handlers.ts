import type { z } from 'zod'
import { fieldsOf, type KindName } from '#shared/domain/records/kinds.ts'
import type { Hit, searchContract } from '#shared/rpc/contract/search.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import type { Handlers } from '../../serve.ts'
import { importEvidence } from '../evidence/import.ts'
import { recordsRepository } from '../records/repository.ts'
import { titleFor } from '../records/titles.ts'
import { voicesRepository } from '../voices/repository.ts'
import { audienceOf, showWords } from '../voices/showing.ts'
import { piecesOf, searchRepository } from './repository.ts'
import { findInText, matchExpression, type Term, termsOf } from './words.ts'

type FoundHit = z.output<typeof Hit>

export function searchHandlers(core: Core): Handlers<typeof searchContract> {
  return {
    'search.find': ({ text, kinds = [], limit }) => {
      const terms = termsOf(text)
      if (terms.length === 0) throw new Refusal('search/empty')
      const wantsVoices = kinds.length === 0 || kinds.includes('voice')
      const voices = wantsVoices ? findInVoices(core, terms) : { hits: [], notShown: 0 }
      const indexed = kinds.length === 1 && kinds[0] === 'voice' ? [] : findInIndex(core, terms, kinds, limit + 1)
      const hits = [...indexed, ...voices.hits]
      return { hits: hits.slice(0, limit), more: hits.length > limit, voicesNotShown: voices.notShown }
    },
    'evidence.import': (input, context) => importEvidence(core, input, context),
  }
}

/** One hit a record, the best first; deleted records are left out. */
function findInIndex(core: Core, terms: readonly Term[], kinds: readonly KindName[], limit: number): FoundHit[] {
  const { db } = core.workspace()
  const records = recordsRepository(db)
  const hits = new Map<string, FoundHit>()
  for (const hit of searchRepository(db).find(matchExpression(terms), kinds, limit * 3)) {
    if (hits.size >= limit || hits.has(hit.record)) continue
    const row = records.titleRow(hit.kind, hit.record)
    if (row === undefined || row.deleted) continue
    hits.set(hit.record, {
      kind: hit.kind,
      id: hit.record,
      title: titleFor(records, hit.kind, hit.record, row.title),
      field: fieldsOf(hit.kind)[hit.field]?.label ?? 'Text',
      snippet: piecesOf(hit.snippet),
    })
  }
  return [...hits.values()]
}

/**
 * Voices are in no index: those this screen may read are unsealed and looked through. How many it may not read
 * is said whether or not they would match, so that a search cannot be used to guess at their words.
 */
function findInVoices(core: Core, terms: readonly Term[]): { hits: FoundHit[]; notShown: number } {
  const workspace = core.workspace()
  const repository = voicesRepository(workspace.db)
  const audience = audienceOf(workspace, 'person')
  const hits: FoundHit[] = []
  let notShown = 0
  for (const id of repository.allIds()) {
    const shown = showWords(core, id, audience, 'search')
    if (!shown.show) {
      if (shown.because !== 'withdrawn') notShown++
      continue
    }
    const snippet = findInText(shown.words, terms)
    if (snippet)
      hits.push({ kind: 'voice', id, title: repository.voice(id)?.facts.reference ?? '', field: 'Words', snippet })
  }
  return { hits, notShown }
}
