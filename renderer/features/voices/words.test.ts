import { expect, test } from 'vitest'
import type { ConsentFacts } from '#shared/domain/voice/may-show.ts'
import { agreedIn, consentStanding } from './words.ts'

const today = '2023-02-09'
const held = { state: 'held' } as const
const consent = (facts: Partial<ConsentFacts> = {}): ConsentFacts => ({
  voice: 'v',
  scope: 'group',
  identifiability: 'anonymous',
  shown_as: '',
  may_quote: true,
  for_uses: ['drafting'],
  wording_version: '',
  explained_by: 'Idris',
  given_on: '2022-11-01',
  until_day: null,
  withdrawn_on: null,
  ...facts,
})

test('a consent stands as given, limited, ending, ended, withdrawn or not asked', () => {
  expect(consentStanding(held, [consent()], today)).toMatchObject({ state: 'given', needsYou: false })
  expect(consentStanding(held, [consent({ may_quote: false })], today).words).toBe('No quote')
  expect(consentStanding(held, [consent({ until_day: '2023-02-13' })], today)).toMatchObject({
    words: '4 days',
    needsYou: true,
  })
  expect(consentStanding(held, [consent({ until_day: '2023-02-01' })], today).words).toBe('Ended')
  expect(consentStanding(held, [], today)).toMatchObject({ state: 'unasked', needsYou: true })
  expect(consentStanding({ state: 'withdrawn' }, [consent()], today)).toMatchObject({
    state: 'withdrawn',
    needsYou: false,
  })
})

test('the later answer counts', () => {
  const consents = [consent({ until_day: '2023-02-13' }), consent({ given_on: '2023-02-01' })]
  expect(consentStanding(held, consents, today).state).toBe('given')
})

test('a name that was agreed to but never given is not made up', () => {
  const [, appear] = agreedIn(consent({ identifiability: 'pseudonym', shown_as: '' }))
  expect(appear?.value).toBe('Without a name')
})
