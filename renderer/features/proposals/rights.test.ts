import { expect, test } from 'vitest'
import type { LinkedRecord, Row } from '#renderer/features/records/index.ts'
import { rightsBorneOn } from './rights.ts'

const right = (article: number, general_principle: boolean): Row => ({
  id: `right-${article}`,
  title: `Right ${article}`,
  revision: 1,
  facts: { article, general_principle },
})
const link = (article: number, relation: string, deleted = false): LinkedRecord => ({
  link: `link-${article}-${relation}`,
  relation,
  kind: 'right',
  id: `right-${article}`,
  title: '',
  note: '',
  deleted,
})

const rights = [right(23, false), right(16, false), right(12, true), right(3, true)]

test('general principles are always there, other rights once somebody linked them, by article', () => {
  const borne = rightsBorneOn(rights, [link(12, 'supports'), link(16, 'contradicts')])
  expect(borne.map(({ article, bearing }) => [article, bearing])).toEqual([
    [3, 'not-yet'],
    [12, 'helps'],
    [16, 'limits'],
  ])
})

test('a right that is both helped and limited is shown as limited', () => {
  const borne = rightsBorneOn(rights, [link(16, 'supports'), link(16, 'contradicts')])
  expect(borne.find(({ article }) => article === 16)).toMatchObject({
    bearing: 'limits',
    links: ['link-16-supports', 'link-16-contradicts'],
  })
})

test('a right that was only mentioned is shown as not looked at yet', () => {
  expect(rightsBorneOn(rights, [link(23, 'concerns')]).find(({ article }) => article === 23)?.bearing).toBe('not-yet')
})
