import { expect, test } from 'vitest'
import { differenceOf } from './difference.ts'

test('only what changed is shown, in whole words, with a little of what stayed', () => {
  expect(differenceOf('no later than five working days before it', 'no later than ten working days before it')).toEqual(
    {
      before: 'no later than ',
      removed: 'five',
      added: 'ten',
      after: ' working days before it',
    },
  )
})

test('words at the end of a long text are seen', () => {
  const text = 'Something that was said. '.repeat(40)
  const { before, removed, added } = differenceOf(text, `${text}More was heard.`)
  expect(before.length).toBeLessThan(40)
  expect([removed, added]).toEqual(['', 'More was heard.'])
})

test('a text that was empty, or becomes empty, is all change', () => {
  expect(differenceOf('', 'New')).toEqual({ before: '', removed: '', added: 'New', after: '' })
  expect(differenceOf('Old', '')).toEqual({ before: '', removed: 'Old', added: '', after: '' })
})

test('any two texts can be put together again from their difference where it is short', async () => {
  const { default: fc } = await import('fast-check')
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (was, value) => {
      const { before, removed, added, after } = differenceOf(was, value)
      return before + removed + after === was && before + added + after === value
    }),
  )
})
