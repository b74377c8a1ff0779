import { expect, test } from 'vitest'
import { strengthOf } from './strength.ts'

test('length makes a passphrase strong, and too short is not enough', () => {
  expect(strengthOf('short one')).toMatchObject({ word: 'Too short', enough: false })
  expect(strengthOf('aaaaaaaaaaaaaaaaaaaaaaaa')).toMatchObject({ word: 'Could be longer', enough: true })
  expect(strengthOf('lantern kettle orchard')).toMatchObject({ word: 'Good', enough: true })
  expect(strengthOf('lantern kettle orchard bridge')).toMatchObject({ word: 'Strong', enough: true })
})
