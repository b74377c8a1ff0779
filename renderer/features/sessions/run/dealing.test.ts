import { expect, test } from 'vitest'
import { dealOut, fairChance } from './dealing.ts'

test('everyone is dealt into exactly one group, and groups differ by one at most', () => {
  const people = Array.from({ length: 23 }, (_, index) => `p${index}`)
  const groups = dealOut(people, 5, fairChance)
  expect(groups.flat().sort()).toEqual([...people].sort())
  expect(groups.map((group) => group.length).sort()).toEqual([4, 4, 5, 5, 5])
})

test('more groups than people leaves some empty, and nobody is lost', () => {
  expect(dealOut(['a'], 3, () => 0.99)).toEqual([['a'], [], []])
})
