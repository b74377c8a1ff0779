import { expect, test } from 'vitest'
import type { SharedDocumentStatus } from '#renderer/sync/open-text.ts'
import type { Sharing } from '#renderer/sync/sharing.ts'
import type { Peer, SessionState } from '#shared/rpc/contract/session.ts'
import { isInOrder, toldOfSession, toldOfText } from './told-sync.ts'

const status = (some: Partial<Sharing> | null): SharedDocumentStatus => ({
  store: { state: 'saved', pending: 0, why: null },
  sharing: some && {
    road: 'direct',
    mayEdit: true,
    reached: true,
    isHost: false,
    here: 7,
    direct: 7,
    receipt: { hold: 8, of: 8 },
    ...some,
  },
})
const notes = (some: Partial<Sharing> | null) => toldOfText(status(some)).notes
const spoken = (some: Partial<Sharing> | null) => toldOfText(status(some)).spoken

test('a text that is shared directly says with how many, and how many hold it', () => {
  expect(notes({})).toEqual(['Shared directly with 7 others', 'All 8 hold this text'])
  expect(notes({ here: 1, direct: 1, receipt: { hold: 2, of: 2 } })).toEqual([
    'Shared directly with 1 other',
    'Both hold this text',
  ])
})

test('a text that goes by way of the hub says whose computer that is', () => {
  const hub = { road: 'hub', here: 12, direct: 3, receipt: { hold: 11, of: 13 } } as const
  expect(notes(hub)).toEqual(['Shared through the chair’s computer with 12 others', '11 of 13 hold this text'])
  expect(notes({ ...hub, isHost: true })[0]).toBe('Shared through this computer with 12 others')
})

test('a text that others do not have open, or that nobody is there for, claims nothing', () => {
  expect(notes(null)).toEqual([])
  expect(notes({ here: 0, direct: 0, receipt: { hold: 1, of: 1 } })).toEqual(['A session is open, nobody else is here'])
  expect(notes({ direct: 0, receipt: null })).toEqual(['In a session with 7 others'])
})

test('when nobody can be reached, the line says that everything is saved here and counts no one', () => {
  const lost = { reached: false, direct: 0, receipt: { hold: 1, of: 8 } }
  expect(notes(lost)).toEqual(['Cannot reach the others just now: everything is saved here'])
  expect(isInOrder(status(lost))).toBe(false)
})

test('a screen reader hears of the road and of being cut off, not of every figure', () => {
  expect(spoken({ receipt: { hold: 3, of: 8 } })).toBe(spoken({ here: 5, direct: 5 }))
  expect(spoken({ road: 'hub' })).toBe('Shared through the chair’s computer')
  expect(spoken({ reached: false })).toContain('everything is saved here')
})

test('a keystroke on its way is not spoken of at once', () => {
  expect(isInOrder(status({}))).toBe(true)
  expect(isInOrder(status({ receipt: { hold: 7, of: 8 } }))).toBe(false)
  expect(isInOrder({ ...status({}), store: { state: 'saving', pending: 1, why: null } })).toBe(false)
})

const session = (some: Partial<NonNullable<SessionState['session']>>) =>
  ({ standing: 'inside', connected: true, peers: [], ...some }) as unknown as NonNullable<SessionState['session']>
const una = { participant: 'una', here: true } as unknown as Peer
const count = { document: 'a', title: 'Letters', sha256: '' }

test('where no text is open the session says who is there and what is not yet with everyone', () => {
  expect(toldOfSession(session({ connected: false }), []).notes).toEqual([
    'Cannot reach the others just now: everything is saved here',
  ])
  expect(toldOfSession(session({}), []).notes).toEqual(['A session is open, nobody else is here'])
  expect(toldOfSession(session({ peers: [una] }), [{ ...count, hold: 2, of: 2 }]).notes).toEqual([
    'In a session with 1 other',
    'Everyone holds the same texts',
  ])
  expect(toldOfSession(session({ peers: [una] }), [{ ...count, hold: 1, of: 2 }]).notes[1]).toBe(
    '1 text is not yet with everyone',
  )
  expect(toldOfSession(session({ standing: 'waiting' }), []).notes).toEqual([])
})
