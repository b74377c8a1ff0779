import { expect, test } from 'vitest'
import { consentFactsOf, missingIn, nothingAgreed } from './consent-draft.ts'

const today = '2023-02-09'
const explained = { ...nothingAgreed, explained_by: 'Idris' }

test('what was agreed is complete only with who explained it, a name to show and uses for quotes', () => {
  expect(missingIn(nothingAgreed, today)).toBe('Say who explained this')
  expect(missingIn(explained, today)).toBeNull()
  expect(missingIn({ ...explained, identifiability: 'pseudonym' }, today)).toBe('Say which name to show')
  expect(missingIn({ ...explained, may_quote: true }, today)).toBe('Say what it may be quoted for')
  expect(missingIn({ ...explained, until_day: '2023-01-01' }, today)).toBe('Choose an end that is still to come')
})

test('a name typed and then not wanted is not recorded', () => {
  expect(consentFactsOf({ ...explained, shown_as: 'Skye' }, today).shown_as).toBe('')
})
