import type { SessionFacts } from '../feature.ts'

type Document = SessionFacts['documents'][number]

/** What is shared, as it was when last asked: asking reads records, and is too slow for every key that is typed. */
export function sharedTexts(facts: () => SessionFacts) {
  let known = new Map<string, Document>()
  const read = () => {
    known = new Map(facts().documents.map((document) => [document.id, document]))
  }
  read()
  return {
    read,
    has: (document: string) => known.has(document),
    get: (document: string) => known.get(document),
    ids: () => [...known.keys()],
    all: (): readonly Document[] => [...known.values()],
  }
}
