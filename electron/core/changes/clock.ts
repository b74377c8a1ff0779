/**
 * A hybrid logical clock: an order for changes from different computers that agrees with wall time where it
 * can and never runs backwards (Kulkarni and others, 2014). A stamp is `millis-counter-device`, padded so
 * that stamps sort as text.
 */
export type Clock = {
  /** A stamp later than every one given or seen before. */
  next(): string
  /** Takes note of a stamp from elsewhere. */
  seen(stamp: string): void
}

const MILLIS = 15
const COUNTER = 6

export function stampAt(millis: number, counter: number, device: string): string {
  return `${String(millis).padStart(MILLIS, '0')}-${counter.toString(36).padStart(COUNTER, '0')}-${device}`
}

/** Epoch milliseconds of a stamp. */
export function millisOf(stamp: string): number {
  return Number(stamp.slice(0, MILLIS))
}

const counterOf = (stamp: string) => Number.parseInt(stamp.slice(MILLIS + 1, MILLIS + 1 + COUNTER), 36)

/** A clock for one device, begun after `latest` (the newest stamp in the log, or empty). */
export function createClock(device: string, latest: string, now: () => number): Clock {
  let millis = latest === '' ? 0 : millisOf(latest)
  let counter = latest === '' ? 0 : counterOf(latest)
  return {
    next() {
      const wall = now()
      if (wall > millis) {
        millis = wall
        counter = 0
      } else counter++
      return stampAt(millis, counter, device)
    },
    seen(stamp) {
      const theirs = millisOf(stamp)
      if (theirs > millis) {
        millis = theirs
        counter = counterOf(stamp)
      } else if (theirs === millis) counter = Math.max(counter, counterOf(stamp))
    },
  }
}
