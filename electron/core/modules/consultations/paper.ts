import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { type Built, buildPublication } from '#shared/publication/build.ts'
import type { EvidenceToCite } from '#shared/publication/evidence-list.ts'
import { bodyToJson } from '#shared/ydoc/proposal.ts'
import { citedEvidenceOf, quoteIdsOf } from '#shared/ydoc/readings.ts'
import type { Core } from '../../core.ts'
import { documentStore } from '../documents/store.ts'
import { showQuotes } from '../voices/showing.ts'
import { consultationsRepository } from './repository.ts'

export type Paper = Built & {
  readonly topics: number
  /** Whether every quote shown in it may still be shown: someone may have withdrawn while it was being made. */
  stillAgreed(): boolean
}

/**
 * The paper as it would be published today: the records, the proposals' texts as they stand, and of what was said
 * only what mayShow gives to any reader of an export. A question whose topic is gone is asked at the end.
 */
export function paperOf(core: Pick<Core, 'workspace' | 'today'>, consultation: RecordOf<'consultation'>): Paper {
  const { db, device } = core.workspace()
  const repository = consultationsRepository(db)
  const documents = documentStore(db, device)
  const topics = repository.topics(consultation.id).map(({ topic, proposal }) => {
    const doc = documents.load(proposal.id)
    const body = bodyToJson(doc)
    doc.destroy()
    return { topic, proposal, body }
  })
  const questions = repository.questions(consultation.id)
  const placed = new Set(topics.map(({ topic }) => topic.id))

  const evidence = new Map<string, EvidenceToCite>()
  for (const { evidenceId } of topics.flatMap(({ body }) => citedEvidenceOf(body))) {
    const source = repository.source(evidenceId)
    if (source !== undefined) evidence.set(evidenceId, source)
  }
  const showInPaper = (ids: readonly string[]) => showQuotes(core, ids, { kind: 'public' }, 'export')
  const quotes = showInPaper(topics.flatMap(({ body }) => quoteIdsOf(body)))
  const shown = [...quotes].flatMap(([id, quote]) => (quote.shown.show ? [id] : []))
  const built = buildPublication({
    today: core.today(),
    consultation: consultation.facts,
    topics: topics.map(({ topic, proposal, body }) => ({
      heading: topic.facts.heading,
      introduction: topic.facts.introduction,
      proposal: { ...proposal.facts, body },
      questions: questions.filter((question) => question.facts.topic === topic.id).map((question) => question.facts),
    })),
    closingQuestions: questions
      .filter(({ facts }) => facts.topic === null || !placed.has(facts.topic))
      .map((question) => question.facts),
    evidence,
    quotes: new Map([...quotes].map(([id, quote]) => [id, quote.shown])),
  })
  return {
    ...built,
    topics: topics.length,
    stillAgreed: () => [...showInPaper(shown).values()].every((quote) => quote.shown.show),
  }
}
