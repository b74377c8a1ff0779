/** Lets `atOnce` through and `perSecond` more every second after; `now` in milliseconds. */
export function createAllowance(atOnce: number, perSecond: number, now: () => number) {
  let left = atOnce
  let last = now()
  return {
    /** False where there is no more allowance. */
    take(): boolean {
      const at = now()
      left = Math.min(atOnce, left + ((at - last) / 1000) * perSecond)
      last = at
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}

/** Counts what happened per key within the last minute. Bounded: forgets everything older when it is asked. */
export function createTally(now: () => number) {
  let since = now()
  let counts = new Map<string, number>()
  const current = () => {
    if (now() - since > 60_000) {
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
