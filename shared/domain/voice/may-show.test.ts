import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consentScopes, consentUses, groupRoles, identifiabilities } from '../records/options.ts'
import { type Audience, type ConsentFacts, mayShow, type Purpose, type VoiceForShowing } from './may-show.ts'

const consent = (facts: Partial<ConsentFacts> = {}): ConsentFacts => ({
  voice: '0190a000-0000-7000-8000-000000000001',
  scope: 'group',
  identifiability: 'anonymous',
  shown_as: '',
  may_quote: true,
  for_uses: ['drafting', 'session', 'consultation'],
  wording_version: '1',
  explained_by: 'Idris',
  given_on: '2026-01-10',
  until_day: null,
  withdrawn_on: null,
  ...facts,
})
const voice = (...consents: ConsentFacts[]): VoiceForShowing => ({ state: 'held', consents })
const today = '2026-03-01'
const member: Audience = { kind: 'person', role: 'member' }
const everyone: Audience = { kind: 'public' }

test('a member reads what was shared with the group', () => {
  expect(mayShow(voice(consent()), member, 'read', today)).toEqual({ show: true, as: { kind: 'anonymous' } })
})

test.each([
  ['what nobody was asked about', voice(), member, 'read', 'not-asked'],
  ['a withdrawn voice', { state: 'withdrawn', consents: [consent()] }, member, 'read', 'withdrawn'],
  ['a deleted voice', { state: 'deleted', consents: [consent()] }, member, 'read', 'deleted'],
  ['consent that has ended', voice(consent({ until_day: '2026-02-28' })), member, 'read', 'ended'],
  ['consent that has not begun', voice(consent({ given_on: '2026-03-02' })), member, 'read', 'not-yet'],
  ['words for the secretariat, to a member', voice(consent({ scope: 'secretariat' })), member, 'read', 'out-of-scope'],
  [
    'words for the group, to an observer',
    voice(consent()),
    { kind: 'person', role: 'observer' },
    'read',
    'out-of-scope',
  ],
  [
    'words for the secretariat, before the room',
    voice(consent({ scope: 'secretariat' })),
    { kind: 'room' },
    'session',
    'out-of-scope',
  ],
  ['words for the group, to the public', voice(consent()), everyone, 'export', 'out-of-scope'],
  ['words not to be quoted, in a draft', voice(consent({ may_quote: false })), member, 'draft', 'not-to-be-quoted'],
  [
    'words not meant for papers, in a paper',
    voice(consent({ scope: 'public', for_uses: ['drafting'] })),
    everyone,
    'export',
    'not-for-this-use',
  ],
  [
    'words not meant for sessions, in a session',
    voice(consent({ for_uses: [] })),
    { kind: 'room' },
    'session',
    'not-for-this-use',
  ],
] as const)('withholds %s', (_, given, audience, purpose, because) => {
  expect(mayShow(given as VoiceForShowing, audience as Audience, purpose as Purpose, today)).toEqual({
    show: false,
    because,
  })
})

test('consent holds through its last day', () => {
  expect(mayShow(voice(consent({ until_day: today })), member, 'read', today).show).toBe(true)
})

test('a later answer replaces an earlier one, and a withdrawal of either is for good', () => {
  const narrowed = voice(consent(), consent({ scope: 'secretariat', given_on: '2026-02-01' }))
  expect(mayShow(narrowed, member, 'read', today).show).toBe(false)
  const taken = voice(consent({ withdrawn_on: '2026-01-20' }), consent({ given_on: '2026-02-01' }))
  expect(mayShow(taken, member, 'read', today)).toEqual({ show: false, because: 'withdrawn' })
})

test('a name is given only where a name was agreed and said', () => {
  expect(
    mayShow(voice(consent({ identifiability: 'pseudonym', shown_as: 'Skye' })), member, 'read', today),
  ).toMatchObject({
    as: { kind: 'pseudonym', name: 'Skye' },
  })
  expect(
    mayShow(voice(consent({ identifiability: 'anonymous', shown_as: 'Skye' })), member, 'read', today),
  ).toMatchObject({ as: { kind: 'anonymous' } })
})

const values = <const O extends readonly { value: string }[]>(options: O) =>
  options.map((option) => option.value as O[number]['value'])
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-0${1 + (n % 4)}-${String(n).padStart(2, '0')}`)
const anyConsent: fc.Arbitrary<ConsentFacts> = fc.record({
  voice: fc.constant('0190a000-0000-7000-8000-000000000001'),
  scope: fc.constantFrom(...values(consentScopes)),
  identifiability: fc.constantFrom(...values(identifiabilities)),
  shown_as: fc.constantFrom('', 'Skye'),
  may_quote: fc.boolean(),
  for_uses: fc.subarray(values(consentUses)),
  wording_version: fc.constant('1'),
  explained_by: fc.constant('Idris'),
  given_on: day,
  until_day: fc.option(day),
  withdrawn_on: fc.option(day, { freq: 6 }),
})
const anyVoice: fc.Arbitrary<VoiceForShowing> = fc.record({
  state: fc.constantFrom('held', 'held', 'withdrawn', 'deleted'),
  consents: fc.array(anyConsent, { maxLength: 3 }),
})
const anyAudience: fc.Arbitrary<Audience> = fc.oneof(
  fc.constantFrom(...values(groupRoles), 'guest' as const).map((role) => ({ kind: 'person' as const, role })),
  fc.constant({ kind: 'room' as const }),
  fc.constant({ kind: 'public' as const }),
)
const anyPurpose = fc.constantFrom<Purpose>('read', 'search', 'draft', 'session', 'export')

test('whatever the public may read in a paper, the chair may read', () => {
  fc.assert(
    fc.property(anyVoice, day, (given, on) => {
      if (mayShow(given, everyone, 'export', on).show)
        expect(mayShow(given, { kind: 'person', role: 'chair' }, 'read', on).show).toBe(true)
    }),
  )
})

test('nothing is shown after a withdrawal, to anyone, for anything, on any day', () => {
  fc.assert(
    fc.property(anyVoice, anyAudience, anyPurpose, day, day, (given, audience, purpose, on, withdrawn_on) => {
      const [first, ...rest] = given.consents
      if (first)
        expect(mayShow({ ...given, consents: [{ ...first, withdrawn_on }, ...rest] }, audience, purpose, on).show).toBe(
          false,
        )
      expect(mayShow({ ...given, state: 'withdrawn' }, audience, purpose, on).show).toBe(false)
    }),
  )
})

test('narrowing a consent never shows more', () => {
  const narrower = { public: 'group', group: 'secretariat', secretariat: 'secretariat' } as const
  fc.assert(
    fc.property(anyConsent, anyAudience, anyPurpose, day, (given, audience, purpose, on) => {
      const narrowed = { ...given, scope: narrower[given.scope], may_quote: false, for_uses: [] }
      if (mayShow(voice(narrowed), audience, purpose, on).show)
        expect(mayShow(voice(given), audience, purpose, on).show).toBe(true)
    }),
  )
})
