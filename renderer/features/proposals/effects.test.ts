import { expect, test } from 'vitest'
import type { Row } from '#renderer/features/records/index.ts'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { byAct, clausesMissing, effectInWords } from './effects.ts'

const provision = (id: string, act: string, number: string, checked_on: string | null): Row => ({
  id,
  title: `Heading ${number}`,
  revision: 1,
  facts: { act, number, heading: `Heading ${number}`, checked_on },
})

const effect = (id: string, to: string): RecordOf<'effect'> => ({
  kind: 'effect',
  id,
  created_at: 0,
  created_by: '',
  revision: 1,
  deleted_at: null,
  facts: { proposal: 'p', provision: to, operation: 'insert', passage: '1.4', note: '' },
})

test('effects stand under their Acts, section 27 before section 121', () => {
  const provisions = [
    provision('a', 'Children’s Hearings Act', '121', null),
    provision('b', 'Children’s Hearings Act', '27', '2026-01-02'),
    provision('c', 'Care and Justice Act', '1', null),
  ]
  const acts = byAct([effect('1', 'a'), effect('2', 'b'), effect('3', 'c')], provisions)
  expect(acts.map(({ act, effects }) => [act, ...effects.map((one) => `${one.section} ${one.isChecked}`)])).toEqual([
    ['Care and Justice Act', 's 1 false'],
    ['Children’s Hearings Act', 's 27 true', 's 121 false'],
  ])
})

test('an effect on a provision that is not here says so', () => {
  expect(byAct([effect('1', 'gone')], [])[0]?.act).toBe('A provision that is not here')
})

test('an effect names its operation and where it comes from', () => {
  expect(effectInWords(effect('1', 'a').facts)).toBe('Insert · from 1.4')
  expect(effectInWords({ ...effect('1', 'a').facts, operation: 'guidance', passage: '' })).toBe('Guidance only')
})

test('an effect from a clause that the text does not have any more is noticed', () => {
  const clauses = ['1', '1.1', '1.2', '2']
  expect(clausesMissing('1.1 and 1.3, and all of 2', clauses)).toEqual(['1.3'])
  expect(clausesMissing('the whole proposal', clauses)).toEqual([])
})
