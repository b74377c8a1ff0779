import { expect, test } from 'vitest'
import { kindNames } from '#shared/domain/records/kinds.ts'
import { holderOf, listOf, placeOf } from './places.ts'

test('every kind opens somewhere: in a list of its own or inside the record that holds it', () => {
  const lost = kindNames.filter((kind) => kind !== 'link' && listOf(kind) === null && holderOf[kind] === undefined)
  expect(lost).toEqual([])
  expect(placeOf('issue', 'x')).toBe('/library/questions/x')
  expect(placeOf('commitment', 'x')).toBe('/record/commitment/x')
})
