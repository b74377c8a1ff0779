import { expect, test } from 'vitest'
import { following, lengthOf, pagesIn, turned, turnOf } from './pages.ts'

const key = (name: string, more = {}) => turnOf({ key: name, altKey: false, ctrlKey: false, metaKey: false, ...more })

test('pages are turned by the keys that turn pages, held by Space, and left alone by the keys of the app', () => {
  expect(['PageDown', 'ArrowRight', 'PageUp', 'Home', 'End', ' ', 'a', 'F11'].map((name) => key(name))).toEqual([
    'next',
    'next',
    'before',
    'first',
    'last',
    'hold',
    null,
    null,
  ])
  expect(key('ArrowLeft', { altKey: true })).toBeNull()
})

test('by hand the pages end where they end; by themselves they begin again', () => {
  expect(turned(0, 3, 'next')).toBe(1)
  expect(turned(2, 3, 'next')).toBe(2)
  expect(turned(0, 3, 'before')).toBe(0)
  expect(turned(1, 3, 'last')).toBe(2)
  expect(turned(1, 3, 'hold')).toBe(1)
  expect([following(1, 3), following(2, 3), following(0, 0)]).toEqual([2, 0, 0])
})

test('as many pages as columns stand beside each other, and one where nothing is laid out', () => {
  expect(pagesIn(1178, 1178, 51.2)).toBe(1)
  expect(pagesIn(4866, 1178, 51.2)).toBe(4)
  expect(pagesIn(0, 0, 0)).toBe(1)
})

test('the longer a question, the smaller it is shown', () => {
  expect(['Tea?', 'word '.repeat(40), 'word '.repeat(80)].map(lengthOf)).toEqual(['short', 'long', 'longest'])
})
