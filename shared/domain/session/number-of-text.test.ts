import { expect, test } from 'vitest'
import { numberOfText } from './number-of-text.ts'

test('a text has the same short number wherever it is, in groups that can be read out, and another text another', () => {
  const one = `${'0'.repeat(31)}7${'ab'.repeat(16)}`
  expect(numberOfText(one)).toBe('0000 0000 0000 0007')
  expect(numberOfText('ab'.repeat(32))).toMatch(/^(\d{4} ){3}\d{4}$/)
  expect(numberOfText('ab'.repeat(32))).not.toBe(numberOfText('ac'.repeat(32)))
})
