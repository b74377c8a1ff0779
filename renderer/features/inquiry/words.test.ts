import { expect, test } from 'vitest'
import { keeping } from './words.ts'

test('a commitment is done, late by so much, or open', () => {
  expect(keeping({ due: '2022-09-01', done_on: '2022-10-01' }, '2023-02-09').words).toBe('Done')
  expect(keeping({ due: '2022-12-31', done_on: null }, '2023-02-09').words).toBe('6 weeks late')
  expect(keeping({ due: null, done_on: null }, '2023-02-09').words).toBe('Open')
})
