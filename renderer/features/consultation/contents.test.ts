import { expect, test } from 'vitest'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { contentsOf, idOf, partFrom } from './contents.ts'

const head = { created_at: 0, created_by: 'x', revision: 1, deleted_at: null } as const
const topic = (id: string, position: number): RecordOf<'topic'> => ({
  ...head,
  kind: 'topic',
  id,
  facts: { consultation: 'c', proposal: `p-${id}`, position, heading: '', introduction: '' },
})
const question = (id: string, on: string | null, position: number): RecordOf<'question'> => ({
  ...head,
  kind: 'question',
  id,
  facts: {
    consultation: 'c',
    topic: on,
    position,
    wording: `Question ${id}`,
    help: '',
    answer_kind: 'open',
    answer_options: '',
    asks_why: false,
  },
})

test('questions are numbered as they stand in the paper, those about the whole last', () => {
  const groups = contentsOf(
    [topic('b', 2), topic('a', 1)],
    [
      question('last', null, 0),
      question('b1', 'b', 1),
      question('a2', 'a', 2),
      question('a1', 'a', 1),
      question('lost', 'gone', 9),
    ],
    new Map([
      ['p-a', 'Letters'],
      ['p-b', 'Rooms'],
    ]),
  )
  expect(groups.map(({ title }) => title)).toEqual([undefined, '1 Letters', '2 Rooms', 'At the end'])
  const numbered = groups.flatMap(({ rows }) => rows).filter(({ start }) => start !== undefined)
  expect(numbered.map(({ start, title }) => `${start} ${title}`)).toEqual([
    '1 Question a1',
    '2 Question a2',
    '3 Question b1',
    '4 Question last',
    '5 Question lost',
  ])
})

test('a part keeps its place in the contents', () => {
  expect(partFrom(idOf({ part: 'question', id: 'q' }))).toEqual({ part: 'question', id: 'q' })
  expect(partFrom(null)).toEqual({ part: 'about' })
})
