import type { RoomView } from '#shared/domain/session/room/shapes.ts'

/** A quiet room with two people and two blocks, for tests: what matters to one is said by it. */
export function exampleRoom(part: Partial<RoomView> = {}): RoomView {
  const block = {
    question: '',
    minutes: 10,
    lead: '',
    materials: '',
    documents: [],
    settings: {},
    spent: 0,
  }
  return {
    session: 's1',
    workshop: null,
    title: 'Letters before the day',
    revision: 1,
    now: Date.UTC(2027, 1, 3, 10, 0),
    me: { participant: 'p1', name: 'Una', role: 'member', runs: false, away: false, hand: false, group: null },
    people: [
      { participant: 'p1', name: 'Una', role: 'member', here: true, away: false },
      { participant: 'p2', name: 'Morven', role: 'chair', here: true, away: false },
    ],
    agenda: [
      { ...block, id: 'b1', title: 'Welcome', method: 'check-in', state: 'to-come' },
      { ...block, id: 'b2', title: 'How we are left', method: 'check-out', state: 'to-come' },
    ],
    current: null,
    behind: 0,
    queue: { rule: 'as-raised', speaking: null, waiting: [] },
    groups: [],
    board: null,
    others: [],
    parked: [],
    ...part,
  }
}
