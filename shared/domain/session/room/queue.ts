import type { RoomState } from './state.ts'

type Queue = RoomState['queue']

const timesHeard = ({ heard }: Queue, participant: string): number =>
  heard.find((one) => one.participant === participant)?.times ?? 0

/**
 * Who speaks next, in order. `as-raised`: as hands went up. `least-heard-first`: who spoke least often, then as raised.
 * `round`: as people sit, going on from whoever spoke last.
 */
export function waitingIn(queue: Queue, seats: readonly string[]): string[] {
  switch (queue.rule) {
    case 'as-raised':
      return [...queue.hands]
    case 'least-heard-first':
      return [...queue.hands].sort((one, other) => timesHeard(queue, one) - timesHeard(queue, other))
    case 'round': {
      const from = queue.last === null ? 0 : seats.indexOf(queue.last) + 1
      const seat = (participant: string) =>
        (seats.indexOf(participant) - from + seats.length) % Math.max(1, seats.length)
      return [...queue.hands].sort((one, other) => seat(one) - seat(other))
    }
  }
}

export const handRaised = (queue: Queue, participant: string): Queue =>
  queue.hands.includes(participant) || queue.speaking === participant
    ? queue
    : { ...queue, hands: [...queue.hands, participant] }

export const handLowered = (queue: Queue, participant: string): Queue => ({
  ...queue,
  hands: queue.hands.filter((hand) => hand !== participant),
})

/** Gives somebody the floor, or nobody. Whoever had it has been heard. */
export function turnTo(queue: Queue, to: string | null): Queue {
  const { speaking } = queue
  if (speaking === to) return queue
  const heard =
    speaking === null
      ? queue.heard
      : [
          ...queue.heard.filter(({ participant }) => participant !== speaking),
          { participant: speaking, times: timesHeard(queue, speaking) + 1 },
        ]
  const next = { ...queue, heard, last: speaking ?? queue.last, speaking: to }
  return to === null ? next : handLowered(next, to)
}

/** Hands of those who are here: of a host that stopped, not everyone is back at once. */
export const handsHere = ({ queue, people }: RoomState): readonly string[] =>
  queue.hands.filter((hand) => people.some(({ participant, here }) => participant === hand && here))

/** The speaker has finished: the next one, of those who are here, has the floor. */
export function spoken(queue: Queue, seats: readonly string[], here: readonly string[]): Queue {
  const finished = turnTo(queue, null)
  return turnTo(finished, waitingIn({ ...finished, hands: [...here] }, seats)[0] ?? null)
}

/** Someone who is not here, or rests, neither waits nor speaks; what they said counts. */
export const without = (queue: Queue, participant: string): Queue =>
  handLowered(queue.speaking === participant ? turnTo(queue, null) : queue, participant)
