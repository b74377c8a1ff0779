/** What a log holds of one device's entries: all up to a number, but for gaps. */
export type Held = { upto: number; gaps: [from: number, to: number][] }
/** What a log holds of each device. */
export type Have = Map<string, Held>

export const holds = (have: Have, device: string, seq: number): boolean => {
  const held = have.get(device)
  return held !== undefined && seq <= held.upto && !held.gaps.some(([from, to]) => seq >= from && seq <= to)
}

const heldIn = (have: Have, device: string): Held => {
  const held = have.get(device) ?? { upto: 0, gaps: [] }
  have.set(device, held)
  return held
}

/** Notes that the entries up to `to` are known of, those after the last known ones not given. */
export function reach(have: Have, device: string, to: number): void {
  const held = heldIn(have, device)
  if (to <= held.upto) return
  const last = held.gaps.at(-1)
  if (last?.[1] === held.upto) last[1] = to
  else held.gaps.push([held.upto + 1, to])
  held.upto = to
}

/** Notes that a stretch of entries is held. */
export function hold(have: Have, device: string, from: number, to: number): void {
  const held = heldIn(have, device)
  if (from > held.upto + 1) reach(have, device, from - 1)
  if (from > held.upto) {
    held.upto = Math.max(held.upto, to)
    return
  }
  held.upto = Math.max(held.upto, to)
  held.gaps = held.gaps.flatMap(([begin, end]): [number, number][] => {
    if (end < from || begin > to) return [[begin, end]]
    const left: [number, number][] = begin < from ? [[begin, from - 1]] : []
    return end > to ? [...left, [to + 1, end]] : left
  })
}

/** The stretches that are not held, the last of them open. */
export function missing(have: Have, device: string): [from: number, to: number][] {
  const held = have.get(device)
  if (held === undefined) return [[1, Number.MAX_SAFE_INTEGER]]
  return [...held.gaps, [held.upto + 1, Number.MAX_SAFE_INTEGER]]
}
