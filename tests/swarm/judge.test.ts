import { expect, test } from 'vitest'
import { judge, judgePoll } from './judge.ts'
import type { Account } from './peer.ts'

const one: Account = {
  name: 'a',
  texts: { d: '1' },
  kept: ['a-1', 'a-2'],
  takenOut: ['a-2'],
  inDoubt: [],
  standing: { d: ['a-1', 'b-1'] },
  actions: ['x'],
  actionsKept: ['x'],
  votes: {},
  edits: 3,
  refusals: {},
  rss: 0,
}
const other: Account = { ...one, name: 'b', kept: ['b-1'], takenOut: [], actionsKept: [] }

test('peers who hold the same, with everything kept, pass', () => {
  expect(judge([one, other])).toEqual({ ok: true, complaints: [] })
})

test('another text, a lost word, a word that came back, a doubled one and a lost record are each told', () => {
  const says = (...accounts: Account[]) => judge(accounts).complaints.join('\n')
  expect(says(one, { ...other, texts: { d: '2' } })).toContain('another text')
  expect(says(one, { ...other, kept: ['b-1', 'b-2'] })).toContain('1 kept words of b are lost, such as b-2')
  expect(says({ ...one, standing: { d: ['a-1', 'a-2', 'b-1'] } }, other)).toContain('are back')
  expect(says({ ...one, standing: { d: ['a-1', 'b-1', 'b-1'] } }, other)).toContain('stand twice')
  expect(says(one, { ...other, actionsKept: ['y'] })).toContain('1 actions of b are lost')
  expect(says(one, { ...other, actions: [] })).toContain('b has 0 actions and a 1')
  expect(judge([]).ok).toBe(false)
})

test('a vote counted twice and a ballot too many are told', () => {
  expect(judgePoll({ round: '1', tally: 5, voters: 5, ballots: 5 })).toEqual([])
  expect(judgePoll({ round: '1', tally: 6, voters: 5, ballots: 6 })).toHaveLength(1)
  expect(judgePoll({ round: '1', tally: 5, voters: 5, ballots: 6 })).toHaveLength(1)
})
