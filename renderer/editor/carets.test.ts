import { expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { drawAnew, guardedAwareness } from './carets.ts'

function twoPeople() {
  const mine = new Awareness(new Y.Doc())
  const told: number[] = []
  const guarded = guardedAwareness(mine)
  const listener = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    told.push(...added, ...updated, ...removed)
  }
  guarded.on('change', listener)
  const other = mine.clientID + 1
  const says = (state: Record<string, unknown> | null) => {
    const known = mine.meta.has(other)
    if (state === null) mine.states.delete(other)
    else mine.states.set(other, state)
    mine.meta.set(other, { clock: (mine.meta.get(other)?.clock ?? 0) + 1, lastUpdated: 0 })
    const change = {
      added: known ? [] : [other],
      updated: known && state !== null ? [other] : [],
      removed: state === null ? [other] : [],
    }
    mine.emit('change', [change, 'remote'])
  }
  return { mine, guarded, listener, told, other, says }
}

test('carets are drawn again when somebody else’s moves, and not at every key of one’s own', () => {
  const { mine, told, other, says } = twoPeople()
  mine.setLocalStateField('cursor', { anchor: 1, head: 1 })
  expect(told).toEqual([])
  says({ user: { name: 'Una' } })
  says({ user: { name: 'Una' }, cursor: null })
  says(null)
  expect(told).toEqual([other, other, other])
})

test('who no longer listens is told nothing', () => {
  const { guarded, listener, told, says } = twoPeople()
  guarded.off('change', listener)
  says({ user: { name: 'Una' } })
  expect(told).toEqual([])
})

test('once one’s own typing rests, the others’ carets are drawn again, once', () => {
  vi.useFakeTimers()
  try {
    const { mine, told } = twoPeople()
    for (const anchor of [1, 2, 3]) mine.setLocalStateField('cursor', { anchor, head: anchor })
    vi.advanceTimersByTime(200)
    expect(told).toEqual([])
    vi.advanceTimersByTime(200)
    expect(told).toEqual([mine.clientID])
  } finally {
    vi.useRealTimers()
  }
})

test('carets carry the names that are known of their owners, and are drawn anew when those are others', () => {
  const { mine, told, other, says } = twoPeople()
  const names = new Map([['una', 'Una']])
  const nameOf = (state: unknown) => names.get((state as { participant: string }).participant) ?? 'Someone'
  const named = guardedAwareness(mine, nameOf)
  says({ user: { name: 'The chair' }, participant: 'una' })
  expect(named.getStates().get(other)?.user.name).toBe('Una')
  names.clear()
  drawAnew(mine)
  expect(told).toEqual([other, other])
  expect(named.getStates().get(other)?.user.name).toBe('Someone')
})
