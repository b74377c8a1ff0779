/** Lets `atOnce` through and `perSecond` more every second after; `now` in milliseconds. */
export function createAllowance(atOnce: number, perSecond: number, now: () => number) {
  let left = atOnce
  let last = now()
  return {
    /** False where there is not so much allowance left. */
    take(count = 1): boolean {
      const at = now()
      left = Math.min(atOnce, left + (Math.max(0, at - last) / 1000) * perSecond)
      last = at
      if (left < count) return false
      left -= count
      return true
    },
  }
}

/** Counts what happened per key within the last minute. Bounded: forgets everything older when it is asked. */
export function createTally(now: () => number) {
  let since = now()
  let counts = new Map<string, number>()
  const current = () => {
    if (Math.abs(now() - since) > 60_000) {
      since = now()
      counts = new Map()
    }
    return counts
  }
  return {
    add: (key: string) => void current().set(key, (current().get(key) ?? 0) + 1),
    of: (key: string) => current().get(key) ?? 0,
  }
}
