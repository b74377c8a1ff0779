import { expect, test } from 'vitest'
import { endedWords } from './ended-words.ts'

test.each(['ended', 'removed'] as const)('where texts were only lent, “%s” does not say that they are here', (why) => {
  const { words } = endedWords({ title: 'Letters', why, lent: true })
  expect(words).toMatch('no longer on this computer')
  expect(words).not.toMatch(/saved (here|on this)/)
})

test('whoever was not let in is not told the session’s name', () => {
  const { title, words } = endedWords({ title: 'Letters before the day', why: 'refused' })
  expect(title + words).not.toMatch('Letters')
})

test.each(['ended', 'removed', 'refused'] as const)('“%s” blames nobody and says what is safe', (why) => {
  const { title, words } = endedWords({ title: 'Letters', why })
  expect(`${title} ${words}`).not.toMatch(/invalid|failed|denied|kicked|banned/i)
  expect(words).toMatch(/saved|Nothing of yours/)
})
