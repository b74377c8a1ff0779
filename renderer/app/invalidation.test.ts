import { expect, test } from 'vitest'
import { isOld } from './invalidation.ts'

test('an answer about proposals grows old when a proposal changes, and not when a person does', () => {
  expect(isOld(['proposal', 'area'], new Set(['proposal']))).toBe(true)
  expect(isOld(['proposal', 'area'], new Set(['person']))).toBe(false)
})

test('an answer about anything grows old with every change, and one about nothing with none', () => {
  expect(isOld('any', new Set(['person']))).toBe(true)
  expect(isOld('none', new Set(['person']))).toBe(false)
})
