import { expect, test } from 'vitest'
import { placeOfKey, windowOf } from './windowing.ts'

test('of fifty thousand rows only those near the screen are drawn', () => {
  const { first, last } = windowOf(1_000_000, 800, 52, 50_000)
  expect(first).toBeLessThanOrEqual(Math.floor(1_000_000 / 52))
  expect(last).toBeGreaterThanOrEqual(Math.ceil(1_000_800 / 52))
  expect(last - first).toBeLessThan(40)
})

test('the window never leaves the list', () => {
  expect(windowOf(0, 800, 52, 3)).toEqual({ first: 0, last: 2 })
  expect(windowOf(0, 800, 52, 0).last).toBe(-1)
})

test('keys move within the list and others are left alone', () => {
  expect(placeOfKey('ArrowDown', 4, 5, 10)).toBe(4)
  expect(placeOfKey('PageUp', 4, 5, 10)).toBe(0)
  expect(placeOfKey('End', 0, 5, 10)).toBe(4)
  expect(placeOfKey('a', 0, 5, 10)).toBeNull()
})
