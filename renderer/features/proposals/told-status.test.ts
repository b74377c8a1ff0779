import { expect, test } from 'vitest'
import { isToldAtOnce } from './told-status.ts'

test('a keystroke on its way is not spoken of at once; a text that cannot be saved is', () => {
  expect(['opening', 'saving'].map((state) => isToldAtOnce(state as 'saving'))).toEqual([false, false])
  expect(['saved', 'waiting', 'refused'].map((state) => isToldAtOnce(state as 'saved'))).toEqual([true, true, true])
})
