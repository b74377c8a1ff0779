import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { othersIn } from './here-now.tsx'

/** A page that has the text open, as another knows it. */
function arrives(at: Awareness, state: Record<string, unknown>): void {
  const theirs = new Awareness(new Y.Doc())
  theirs.setLocalState(state)
  theirs.setLocalStateField('cursor', null)
  applyAwarenessUpdate(at, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'a line')
}

test('somebody with two windows is one person, oneself in another window is nobody, and two of one name are two', () => {
  const mine = new Awareness(new Y.Doc())
  mine.setLocalState({ user: { name: 'Morven' }, participant: 'morven' })
  arrives(mine, { user: { name: 'Una' }, participant: 'una' })
  arrives(mine, { user: { name: 'Una' }, participant: 'una' })
  arrives(mine, { user: { name: 'Morven' }, participant: 'morven' })
  arrives(mine, { user: { name: 'Isla' }, participant: 'isla 1' })
  arrives(mine, { user: { name: 'Isla' }, participant: 'isla 2' })
  expect(othersIn(mine)).toEqual(['Isla', 'Isla', 'Una'])
})

test('who has said no name yet, or nothing but nonsense, is not listed', () => {
  const mine = new Awareness(new Y.Doc())
  arrives(mine, {})
  arrives(mine, { participant: 'una' })
  arrives(mine, { user: { name: 7 } })
  expect(othersIn(mine)).toEqual(['Someone'])
})
