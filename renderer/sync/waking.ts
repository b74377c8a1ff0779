/** How often the clock is looked at, and how far it may have moved meanwhile before this page must have slept. Milliseconds. */
const EVERY = 2000
const GAP = 15_000

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** Calls back each time this computer wakes, or the page was stopped for a while, until disposed. */
export function onWaking(listener: () => void): Disposable {
  listeners.add(listener)
  timer ??= watch()
  return {
    [Symbol.dispose]() {
      listeners.delete(listener)
      if (listeners.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
  }
}

function watch(): ReturnType<typeof setInterval> {
  let last = Date.now()
  return setInterval(() => {
    const gap = Date.now() - last
    last = Date.now()
    if (gap > GAP) for (const listener of [...listeners]) listener()
  }, EVERY)
}
