/** Deals people out to so many groups, as evenly as can be and in no order. `random`: 0 up to 1. */
export function dealOut<Person>(people: readonly Person[], groups: number, random: () => number): Person[][] {
  const left = [...people]
  const dealt = Array.from({ length: Math.max(1, groups) }, (): Person[] => [])
  for (let turn = 0; left.length > 0; turn++) {
    const [next] = left.splice(Math.floor(random() * left.length), 1)
    if (next !== undefined) dealt[turn % dealt.length]?.push(next)
  }
  return dealt
}

/** 0 up to 1, so that nobody can say the groups were chosen. */
export function fairChance(): number {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1))
  return number / 2 ** 32
}
