import { expect, test } from 'vitest'
import { readAppearance } from './preferences.ts'

test('what was never chosen, unknown or unreadable falls back to the usual', () => {
  expect(readAppearance(null).theme).toBe('system')
  expect(readAppearance('{ not json').density).toBe('comfortable')
  expect(readAppearance('{"theme":"pink","reading":"spaced"}')).toEqual({
    theme: 'system',
    density: 'comfortable',
    reading: 'spaced',
    textScale: 100,
  })
})
