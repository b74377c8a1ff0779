/** Quiet for this long, at latest after that: in milliseconds. Not the same for everyone, so that one speaks first and the others have nothing to add. */
const QUIET = 700
const SPREAD = 600
const LATEST = 3000

/**
 * When something is handed on: at once, which is as soon as what is going on has finished, or at leisure, when it has
 * been quiet for a while. What is handed on together is merged by whoever does it.
 */
export function createPace(handOn: () => void) {
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Immediate | undefined
  let since: number | undefined

  const stop = () => {
    clearTimeout(timer)
    clearImmediate(soon)
    timer = undefined
    soon = undefined
    since = undefined
  }
  const now = () => {
    stop()
    handOn()
  }
  return {
    now,
    stop,
    atOnce(): void {
      soon ??= setImmediate(now)
    },
    atLeisure(): void {
      const at = performance.now()
      since ??= at
      clearTimeout(timer)
      timer = setTimeout(now, Math.max(0, Math.min(QUIET + Math.random() * SPREAD, since + LATEST - at)))
    },
  }
}
