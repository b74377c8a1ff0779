import { expect, test } from 'vitest'
import { type WhatThereIs, whatNeedsYou } from './needs.ts'

const today = '2023-02-09'
const nothing: WhatThereIs = {
  voices: [],
  consents: [],
  commitments: [],
  proposals: [],
  milestones: [],
  consultations: [],
}
const voice = (id: string, facts: object = {}) =>
  ({
    id,
    facts: { state: 'held', heard_on: '2023-01-20', told_back: null, ...facts },
  }) as unknown as WhatThereIs['voices'][number]
const consent = (of: string, until_day: string | null, given_on = '2022-11-01') =>
  ({ id: `c${of}`, facts: { voice: of, until_day, given_on } }) as unknown as WhatThereIs['consents'][number]

test('nothing needs anybody where there is nothing', () => {
  expect(whatNeedsYou(nothing, today)).toEqual([])
})

test('two consents that end soon are one thing to do, due on the nearer day', () => {
  const needs = whatNeedsYou(
    {
      ...nothing,
      voices: [voice('a'), voice('b')],
      consents: [consent('a', '2023-02-18'), consent('b', '2023-02-13')],
    },
    today,
  )
  expect(needs).toMatchObject([
    { title: 'Ask again about two voices whose consent is ending', day: '2023-02-13', href: '/voices' },
  ])
})

test('a consent that was replaced by a later one, or belongs to a withdrawn voice, asks nothing', () => {
  const there: WhatThereIs = {
    ...nothing,
    voices: [voice('a'), voice('b', { state: 'withdrawn' })],
    consents: [consent('a', '2023-02-13'), consent('a', null, '2023-02-01'), consent('b', '2023-02-13')],
  }
  expect(whatNeedsYou(there, today)).toEqual([])
})

test('examples are nobody’s work, and real proposals with the group are', () => {
  const proposal = (is_example: boolean) =>
    ({ id: 'p', facts: { number: 14, title: 'Before the day', status: 'with-group', is_example } }) as never
  expect(whatNeedsYou({ ...nothing, proposals: [proposal(true)] }, today)).toEqual([])
  expect(whatNeedsYou({ ...nothing, proposals: [proposal(false)] }, today)).toMatchObject([
    { title: 'Decide on proposal 14', within: '/proposals' },
  ])
})
