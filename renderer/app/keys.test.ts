// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { isWriting, keyOf } from './keys.ts'

test('keys have one name on every computer', () => {
  expect(keyOf(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }), false)).toBe('Mod+Z')
  expect(keyOf(new KeyboardEvent('keydown', { key: 'Z', metaKey: true, shiftKey: true }), true)).toBe('Mod+Shift+Z')
  expect(keyOf(new KeyboardEvent('keydown', { key: '?', shiftKey: true }), false)).toBe('?')
  expect(keyOf(new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true }), false)).toBe('Alt+ArrowLeft')
})

test('keys belong to the text while somebody is writing', () => {
  expect(isWriting(document.createElement('textarea'))).toBe(true)
  expect(isWriting(Object.assign(document.createElement('input'), { type: 'checkbox' }))).toBe(false)
  expect(isWriting(document.createElement('button'))).toBe(false)
})
