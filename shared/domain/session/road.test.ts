import { expect, test } from 'vitest'
import { LARGEST_MESH, PATIENCE, type RoadFacts, type Roads, roadsFor, SETTLED } from './road.ts'

const direct: Roads = { road: 'direct', mesh: true }
const facts = (some: Partial<RoadFacts> = {}): RoadFacts => ({
  mayEdit: true,
  editorsHere: 5,
  pagesHere: 4,
  connectedDirectly: 4,
  sinceMs: 60_000,
  ...some,
})

test('a text goes directly while a line leads to everyone who has it open, and when nobody has', () => {
  expect(roadsFor(facts(), direct)).toEqual(direct)
  expect(roadsFor(facts({ pagesHere: 0, connectedDirectly: 0 }), direct)).toEqual(direct)
})

test('a line that does not open in five seconds brings in the hub, and the other lines stay', () => {
  const lacking = facts({ connectedDirectly: 3 })
  expect(roadsFor({ ...lacking, sinceMs: PATIENCE - 1 }, direct)).toEqual(direct)
  expect(roadsFor({ ...lacking, sinceMs: PATIENCE }, direct)).toEqual({ road: 'hub', mesh: true })
})

test('the hub hands back once all lines have been open for a moment', () => {
  const byHub: Roads = { road: 'hub', mesh: true }
  expect(roadsFor(facts({ sinceMs: SETTLED - 1 }), byHub)).toEqual(byHub)
  expect(roadsFor(facts({ sinceMs: SETTLED }), byHub)).toEqual(direct)
})

test('who may not edit is served by the hub at once, and holds no lines', () => {
  expect(roadsFor(facts({ mayEdit: false, sinceMs: 0 }), direct)).toEqual({ road: 'hub', mesh: false })
})

test('a room that outgrows the mesh goes to the hub, and one who comes and goes does not change that', () => {
  const large: Roads = { road: 'hub', mesh: false }
  expect(roadsFor(facts({ editorsHere: LARGEST_MESH }), direct)).toEqual(direct)
  expect(roadsFor(facts({ editorsHere: LARGEST_MESH + 1, sinceMs: 0 }), direct)).toEqual(large)
  expect(roadsFor(facts({ editorsHere: LARGEST_MESH }), large)).toEqual(large)
  expect(roadsFor(facts({ editorsHere: LARGEST_MESH - 2, connectedDirectly: 0 }), large)).toEqual({
    road: 'hub',
    mesh: true,
  })
})
