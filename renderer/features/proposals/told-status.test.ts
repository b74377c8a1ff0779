import { expect, test } from 'vitest'
import type { SharedDocumentStatus } from '#renderer/sync/session-documents.ts'
import { isToldAtOnce, toldOf } from './told-status.ts'

const status = (
  state: SharedDocumentStatus['store']['state'],
  peers: { connected: number; inStep: number } | null = null,
): SharedDocumentStatus => ({
  store: { state, pending: 0, why: null },
  peers: peers === null ? null : { signalling: true, ...peers },
})

test('a keystroke on its way is not spoken of at once; a text that cannot be saved is', () => {
  expect(isToldAtOnce(status('saving'))).toBe(false)
  expect(isToldAtOnce(status('saved', { connected: 2, inStep: 1 }))).toBe(false)
  expect(isToldAtOnce(status('saved', { connected: 2, inStep: 2 }))).toBe(true)
  expect(isToldAtOnce(status('waiting'))).toBe(true)
  expect(isToldAtOnce(status('refused', { connected: 1, inStep: 0 }))).toBe(true)
})

test('who has the text is said in words', () => {
  expect(toldOf(status('saved')).shared).toBeNull()
  expect(toldOf(status('saved', { connected: 0, inStep: 0 })).shared).toBe('In a session; nobody else has it open')
  expect(toldOf(status('saved', { connected: 1, inStep: 1 })).shared).toBe('Shared with 1 other')
  expect(toldOf(status('saved', { connected: 3, inStep: 2 })).shared).toBe('Shared with 3 others, 2 of them up to date')
})
