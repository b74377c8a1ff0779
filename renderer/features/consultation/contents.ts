import type { ListGroup } from '#renderer/ui/list-shape.ts'
import type { RecordOf } from '#shared/domain/records/kinds.ts'

/** What can be chosen in the contents of a paper. */
export type Part =
  | { readonly part: 'about' | 'foreword' | 'how_to_respond' | 'background' | 'exports' }
  | { readonly part: 'topic' | 'question'; readonly id: string }

const texts = [
  ['about', 'Title and dates'],
  ['foreword', 'Foreword'],
  ['how_to_respond', 'How to respond'],
  ['background', 'Aims and background'],
] as const

export function idOf(part: Part): string {
  return 'id' in part ? `${part.part}:${part.id}` : part.part
}

export function partFrom(id: string | null): Part {
  const [part, record] = (id ?? 'about').split(':')
  if (record !== undefined && (part === 'topic' || part === 'question')) return { part, id: record }
  if (part === 'exports') return { part }
  return { part: texts.find(([known]) => known === part)?.[0] ?? 'about' }
}

const inOrder = <T extends { readonly facts: { readonly position: number } }>(records: readonly T[]) =>
  records.toSorted((a, b) => a.facts.position - b.facts.position)

/** Questions as they are numbered in the paper: topic by topic, those about the whole at the end. */
export function questionsInOrder(
  topics: readonly RecordOf<'topic'>[],
  questions: readonly RecordOf<'question'>[],
): readonly RecordOf<'question'>[] {
  const of = (topic: string | null) => inOrder(questions.filter(({ facts }) => facts.topic === topic))
  const known = new Set(topics.map(({ id }) => id))
  const homeless = inOrder(questions.filter(({ facts }) => facts.topic === null || !known.has(facts.topic)))
  return [...inOrder(topics).flatMap(({ id }) => of(id)), ...homeless]
}

/** The contents list: texts at the front, a group for each topic with its numbered questions, then the end. */
export function contentsOf(
  topics: readonly RecordOf<'topic'>[],
  questions: readonly RecordOf<'question'>[],
  titles: ReadonlyMap<string, string>,
): readonly ListGroup[] {
  const ordered = questionsInOrder(topics, questions)
  const numbers = new Map(ordered.map(({ id }, at) => [id, at + 1]))
  const row = (question: RecordOf<'question'>) => ({
    id: idOf({ part: 'question', id: question.id }),
    title: question.facts.wording,
    start: numbers.get(question.id),
  })
  const placed = new Set(topics.map(({ id }) => id))
  const last = ordered.filter(({ facts }) => facts.topic === null || !placed.has(facts.topic))
  return [
    { id: 'front', rows: texts.map(([id, title]) => ({ id, title })) },
    ...inOrder(topics).map((topic, at) => ({
      id: topic.id,
      title: `${at + 1} ${headingOf(topic, titles)}`,
      rows: [
        { id: idOf({ part: 'topic', id: topic.id }), title: 'The proposal' },
        ...ordered.filter(({ facts }) => facts.topic === topic.id).map(row),
      ],
    })),
    { id: 'end', title: 'At the end', rows: [...last.map(row), { id: 'exports', title: 'Papers made so far' }] },
  ]
}

export function headingOf(topic: RecordOf<'topic'>, titles: ReadonlyMap<string, string>): string {
  return topic.facts.heading || (titles.get(topic.facts.proposal) ?? 'A proposal that was deleted')
}
