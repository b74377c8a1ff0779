import type { Actor, Surroundings } from './method.ts'

/** What one board may hold: a view of it crosses the line whole. Pieces, and characters over all of them. */
const MOST = { pieces: 600, characters: 150_000 }

/** Whether words of this length still find room beside those there are. */
export function roomFor(held: readonly { readonly words: string }[], words: string): boolean {
  const characters = held.reduce((sum, piece) => sum + piece.words.length, words.length)
  return held.length < MOST.pieces && characters <= MOST.characters
}

export const takesPart = (who: Actor, { people }: Surroundings): boolean =>
  people.some(({ participant }) => participant === who.participant)

/** The same in an order that says nothing. `random` gives 0 up to 1. */
export function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const mixed = [...all]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const here = mixed[at] as T
    mixed[at] = mixed[other] as T
    mixed[other] = here
  }
  return mixed
}

export const withoutOutcome = { ballots: [], clusters: [], cards: [] } as const
