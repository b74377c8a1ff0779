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
  actions: [],
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

test('an action of a session is asked about when its day is near or past, several of them together', () => {
  const action = (id: string, due: string | null, done_on: string | null = null) =>
    ({ id, facts: { what: `Do ${id}`, owner: 'Una', due, done_on } }) as unknown as WhatThereIs['actions'][number]
  const few = [
    action('a', '2023-02-13'),
    action('far', '2023-05-01'),
    action('open', null),
    action('done', '2023-02-01', '2023-02-02'),
  ]
  expect(whatNeedsYou({ ...nothing, actions: few }, today)).toMatchObject([
    { title: 'Do a', day: '2023-02-13', href: '/sessions/actions/a', why: 'Una took this on in a session.' },
  ])
  const many = [action('b', '2023-02-10'), action('late', '2023-02-01'), action('c', '2023-02-11')]
  expect(whatNeedsYou({ ...nothing, actions: many }, today)).toMatchObject([
    {
      title: 'See to three actions that are due',
      why: 'One of them is late, “Do late” the longest.',
      day: '2023-02-01',
      href: '/sessions/actions',
    },
  ])
})
