import { expect, test } from 'vitest'
import { createOutline } from './outline.ts'

test('headings are numbered as they come, and one that would skip a level does not', () => {
  const outline = createOutline()
  const numbers = [
    outline.section('One'),
    outline.within(3, 'Too deep to begin with'),
    outline.within(3, 'Deep'),
    outline.within(2, 'Next'),
    outline.within(3, 'Deep again'),
    outline.section('Two'),
    outline.within(2, 'First of two'),
  ].map(({ number, level, id }) => `${number} h${level} ${id}`)
  expect(numbers).toEqual([
    '1 h1 section-1',
    '1.1 h2 section-1-1',
    '1.1.1 h3 section-1-1-1',
    '1.2 h2 section-1-2',
    '1.2.1 h3 section-1-2-1',
    '2 h1 section-2',
    '2.1 h2 section-2-1',
  ])
})
