import { expect, test } from 'vitest'
import { rangeInWords, showingOf } from './quotes.ts'

const id = '01890a5d-ac96-774b-bcce-b302099a8057'

test('a quote shows its words and whose they are, as agreed', () => {
  expect(
    showingOf({
      id,
      voice: id,
      reference: 'V-0147',
      shown: { show: true, words: 'Ask me.', as: { kind: 'anonymous' } },
    }),
  ).toEqual({ state: 'shown', words: 'Ask me.', reference: 'Voice V-0147', saidBy: null })
  expect(
    showingOf({
      id,
      voice: id,
      reference: 'V-0147',
      shown: { show: true, words: 'Ask me.', as: { kind: 'pseudonym', name: 'Rowan' } },
    }),
  ).toMatchObject({ saidBy: 'Rowan' })
})

test('a quote that is withheld says why, and one of another workspace that it is not here', () => {
  expect(showingOf({ id, voice: id, reference: 'V-0147', shown: { show: false, because: 'ended' } })).toEqual({
    state: 'withheld',
    because: 'ended',
    reference: 'Voice V-0147',
  })
  expect(showingOf({ id, voice: null, reference: '', shown: { show: false, because: 'not-asked' } })).toEqual({
    state: 'not-here',
  })
})

test('a selection is counted in the words as they were kept, whatever their line breaks', () => {
  const words = 'one\r\ntwo\r\nthree'
  const shown = words.replaceAll('\r\n', '\n')
  const start = shown.indexOf('two')
  const range = rangeInWords(words, start, start + 'two\nthr'.length)
  expect(words.slice(range.start, range.end)).toBe('two\r\nthr')
  expect(rangeInWords('no breaks 👪', 3, 12)).toEqual({ start: 3, end: 12 })
  expect(rangeInWords('short', 0, 99)).toEqual({ start: 0, end: 5 })
})
