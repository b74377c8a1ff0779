import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindNames } from '../records/kinds.ts'
import { confidentialities } from '../records/options.ts'
import { sessionRoleNames } from '../roles/roles.ts'
import {
  type ForSharing,
  isShared,
  kindsOf,
  mayChange,
  mayDelete,
  mayReceive,
  mayReceiveField,
  maySee,
  opens,
} from './sharing.ts'

const groups = ['inquiry', 'evidence', 'proposals', 'sessions', 'group', 'consultation'] as const
const role = fc.constantFrom(...sessionRoleNames)
const kind = fc.constantFrom(...kindNames)
const share = fc.record({ records: fc.subarray([...groups]), voices: fc.boolean() })
const confidentiality = fc.constantFrom(...confidentialities.map(({ value }) => value))
const record: fc.Arbitrary<ForSharing> = fc.record({
  kind,
  isOwner: fc.boolean(),
  confidentiality: fc.option(confidentiality, { nil: undefined }),
  ends: fc.tuple(fc.boolean(), fc.boolean()),
  wordsMayShow: fc.boolean(),
})
const all = { records: [...groups], voices: true }

test('every kind but links is in a group, or shared with the voices', () => {
  const grouped = new Set(groups.flatMap(kindsOf))
  expect(kindNames.filter((name) => !grouped.has(name)).sort()).toEqual(['consent', 'link', 'quote', 'voice'])
})

test('a guest receives nothing and changes nothing', () => {
  fc.assert(
    fc.property(share, record, (shared, one) => {
      expect(mayReceive('guest', shared, one)).toBe(false)
      expect(mayChange('guest', one.kind)).toBe(false)
    }),
  )
})

test('nobody receives what is not shared, unless its text is', () => {
  fc.assert(
    fc.property(role, share, record, (who, shared, one) => {
      if (mayReceive(who, shared, one)) expect(isShared(one.kind, shared) || one.isOwner).toBe(true)
    }),
  )
})

test('sharing more never takes anything away, and the secretariat receives whatever anyone does', () => {
  fc.assert(
    fc.property(role, share, record, (who, shared, one) => {
      if (!mayReceive(who, shared, one)) return
      expect(mayReceive(who, all, one)).toBe(true)
      expect(mayReceive('secretariat', shared, one)).toBe(true)
    }),
  )
})

test('restricted evidence and its excerpts are for chair and secretariat; what is for the group is not for observers', () => {
  for (const name of ['evidence', 'excerpt'] as const)
    for (const who of sessionRoleNames) {
      const may = (confidentiality: ForSharing['confidentiality']) =>
        mayReceive(who, all, { kind: name, confidentiality })
      expect(may('restricted'), who).toBe(who === 'chair' || who === 'secretariat')
      expect(may('group'), who).toBe(who !== 'observer' && who !== 'guest')
      expect(may('public'), who).toBe(who !== 'guest')
      expect(may(undefined), who).toBe(false)
    }
})

test('a link is told only where both its ends are', () => {
  expect(mayReceive('member', all, { kind: 'link', ends: [true, true] })).toBe(true)
  expect(mayReceive('member', all, { kind: 'link', ends: [true, false] })).toBe(false)
  expect(mayReceive('chair', all, { kind: 'link' })).toBe(false)
})

test('what was agreed about a voice goes no further than its words may', () => {
  for (const name of ['voice', 'consent', 'quote'] as const) {
    expect(mayReceive('member', all, { kind: name, wordsMayShow: true })).toBe(true)
    expect(mayReceive('member', all, { kind: name, wordsMayShow: false })).toBe(false)
    expect(mayReceive('member', all, { kind: name })).toBe(false)
    expect(mayReceive('chair', { ...all, voices: false }, { kind: name })).toBe(false)
    expect(mayChange('member', name)).toBe(false)
    expect(mayChange('facilitator', name)).toBe(false)
  }
})

test('how to reach someone is not for observers, nor what someone needs in order to take part', () => {
  expect(mayReceiveField('observer', 'person', 'contact')).toBe(false)
  expect(mayReceiveField('member', 'person', 'contact')).toBe(true)
  expect(mayReceiveField('member', 'attendance', 'note')).toBe(false)
  expect(mayReceiveField('secretariat', 'attendance', 'note')).toBe(true)
  expect(mayReceiveField('member', 'workshop', 'safety_plan')).toBe(false)
  expect(mayReceiveField('facilitator', 'workshop', 'safety_plan')).toBe(true)
  expect(mayReceiveField('member', 'workshop', 'support_contacts')).toBe(true)
})

test.each([
  ['member', 'proposal', true],
  ['member', 'action', true],
  ['member', 'decision', false],
  ['member', 'workshop', false],
  ['member', 'membership', false],
  ['facilitator', 'decision', true],
  ['facilitator', 'membership', false],
  ['secretariat', 'membership', true],
  ['secretariat', 'consent', true],
  ['adviser', 'proposal', false],
  ['observer', 'proposal', false],
] as const)('a %s changing a %s: %s', (who, name, may) => {
  expect(mayChange(who, name)).toBe(may)
})

test('members neither open confidential evidence nor erase', () => {
  expect(mayChange('member', 'evidence', 'title')).toBe(true)
  expect(mayChange('member', 'evidence', 'confidentiality')).toBe(false)
  expect(mayChange('facilitator', 'person', '*erased')).toBe(false)
  expect(mayChange('chair', 'person', '*erased')).toBe(true)
})

test('members delete what they began, and those who run the session what anyone did', () => {
  expect(mayDelete('member', 'proposal', false)).toBe(false)
  expect(mayDelete('member', 'proposal', true)).toBe(true)
  expect(mayDelete('member', 'decision', true)).toBe(false)
  expect(mayDelete('facilitator', 'proposal', false)).toBe(true)
  expect(mayDelete('observer', 'proposal', true)).toBe(false)
})

test('evidence opens where someone may see it who could not before', () => {
  fc.assert(
    fc.property(confidentiality, confidentiality, (before, after) => {
      const gained = sessionRoleNames.some((who) => maySee(who, after) && !maySee(who, before))
      expect(opens(before, after)).toBe(gained)
    }),
  )
})
