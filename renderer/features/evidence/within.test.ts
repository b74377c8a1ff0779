import { expect, test } from 'vitest'
import { findWithin, paragraphsOf, rangesIn } from './within.ts'

const body = 'Getting ready\n\nReady means being told.\nReady.'

test('paragraphs know where they begin, and empty lines are none', () => {
  const paragraphs = paragraphsOf(body)
  expect(paragraphs.map(({ number, start }) => [number, start])).toEqual([
    [1, 0],
    [2, 15],
    [3, 39],
  ])
  expect(paragraphs.every(({ text, start }) => body.slice(start, start + text.length) === text)).toBe(true)
})

test('words are found across the end of a line, and signs stand for themselves', () => {
  expect(findWithin('About (the\nroom), 50% [sic]', '(The room)')).toEqual([{ start: 6, end: 16 }])
  expect(findWithin('About (the\nroom), 50% [sic]', '% [sic]')).toHaveLength(1)
  expect(findWithin('about a', '.')).toEqual([])
})

test('words are found whatever their capitals, and marked in their paragraph', () => {
  const found = findWithin(body, ' ready ')
  expect(found).toHaveLength(3)
  const [, second] = paragraphsOf(body)
  expect(second && rangesIn(second, found)).toEqual([{ start: 0, end: 5 }])
})
