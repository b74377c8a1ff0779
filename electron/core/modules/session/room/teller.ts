/** A room that changes is told ten times a second at most; less often where telling it takes long. Milliseconds. */
const REST = 100

export type Teller = { soon(): void; stop(): void }

/** Calls `tell` at once, and again after a rest for everything that came meanwhile. */
export function createTeller(tell: () => void): Teller {
  let resting: NodeJS.Timeout | undefined
  let isWaiting = false
  const now = () => {
    isWaiting = false
    const began = performance.now()
    tell()
    resting = setTimeout(
      () => {
        resting = undefined
        if (isWaiting) now()
      },
      Math.max(REST, 5 * (performance.now() - began)),
    )
    resting.unref()
  }
  return {
    soon() {
      if (resting === undefined) now()
      else isWaiting = true
    },
    stop() {
      clearTimeout(resting)
      // Whoever asks after the end is not told.
      resting = setTimeout(() => undefined, 0)
      clearTimeout(resting)
      isWaiting = false
    },
  }
}
