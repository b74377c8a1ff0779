import type { SessionRole } from '../../roles/roles.ts'
import { joinedGroup } from './groups.ts'
import { without } from './queue.ts'
import { groupWith, may, type PersonState, personOf, type RoomState } from './state.ts'

/**
 * Who is of the session now, and who is here. Whoever was removed is gone from the room; whoever left has lowered their
 * hand, and keeps their place. The same room where nothing changed.
 */
export function peopleChanged(
  state: RoomState,
  now: readonly {
    readonly participant: string
    readonly name: string
    readonly role: SessionRole
    readonly here: boolean
  }[],
): RoomState {
  const known = state.people.filter(({ participant }) => now.some((one) => one.participant === participant))
  const order = [...known.map(({ participant }) => participant), ...now.map(({ participant }) => participant)]
  const people = [...new Set(order)].flatMap((participant): PersonState[] => {
    const is = now.find((one) => one.participant === participant)
    if (is === undefined) return []
    const { name, role, here } = is
    return [{ participant, name, role, here, away: personOf(state, participant)?.away ?? false }]
  })
  if (JSON.stringify(people) === JSON.stringify(state.people)) return state

  const attended = [...state.attended]
  for (const { participant, name, role, here } of people)
    if (here && !attended.some((one) => one.participant === participant)) attended.push({ participant, name, role })

  const isHere = new Set(people.filter(({ here }) => here).map(({ participant }) => participant))
  const isKnown = new Set(people.map(({ participant }) => participant))
  const left = state.people
    .filter(({ participant, here }) => !isHere.has(participant) && (here || !isKnown.has(participant)))
    .map(({ participant }) => participant)
  const queue = left.reduce(without, state.queue)
  const next: RoomState = { ...state, revision: state.revision + 1, people, attended, queue }
  return people
    .filter(
      (person) =>
        person.here && may(person, 'take-part') && !may(person, 'run') && !groupWith(next, person.participant),
    )
    .filter(({ participant }) => !personOf(state, participant)?.here)
    .reduce((room, { participant }) => joinedGroup(room, participant), next)
}

/**
 * The room of a host that stopped, before anyone has reached it again. Nobody is here, and nobody left: hands stay up, and who has
 * the floor keeps it.
 */
export const notReachedYet = (state: RoomState): RoomState => ({
  ...state,
  people: state.people.map((person) => ({ ...person, here: false })),
})
