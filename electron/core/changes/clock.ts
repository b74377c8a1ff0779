/**
 * A hybrid logical clock: an order for changes from different computers that agrees with wall time where it
 * can and never runs backwards (Kulkarni and others, 2014). A stamp is `millis-counter-device`, padded so
 * that stamps sort as text.
 */
export type Clock = {
  /** A stamp later than every one given or seen before. */
  next(): string
  /** This device's first stamp after another; for a record whose newest stamp is from a clock that runs ahead. */
  after(stamp: string): string
  /** Takes note of a stamp from elsewhere; one from too far ahead would take this clock along, and is left alone. */
  seen(stamp: string): void
  /** Follows a clock that differs from this computer's by so many milliseconds: that of a session's host. Stamps given so far may be ahead of it. */
  follow(offset: number): void
}

const MILLIS = 15
const COUNTER = 6
const LARGEST = 36 ** COUNTER - 1

/** How far ahead of this computer's clock a stamp may be before it is taken for a clock that is wrong: ten minutes. */
export const AHEAD = 600_000

export function stampAt(millis: number, counter: number, device: string): string {
  return `${String(millis).padStart(MILLIS, '0')}-${counter.toString(36).padStart(COUNTER, '0')}-${device}`
}

/** Epoch milliseconds of a stamp. */
export function millisOf(stamp: string): number {
  return Number(stamp.slice(0, MILLIS))
}

const counterOf = (stamp: string) => Number.parseInt(stamp.slice(MILLIS + 1, MILLIS + 1 + COUNTER), 36)

/** Whether a stamp is one that this device could have given. */
export function isStampOf(stamp: string, device: string): boolean {
  return /^\d{15}-[0-9a-z]{6}-/.test(stamp) && stamp.slice(MILLIS + COUNTER + 2) === device
}

const following = (millis: number, counter: number, device: string) =>
  counter < LARGEST ? stampAt(millis, counter + 1, device) : stampAt(millis + 1, 0, device)

/** A clock for one device, begun after `latest` (the newest stamp in the log that is not from too far ahead, or empty). */
export function createClock(device: string, latest: string, now: () => number): Clock {
  let millis = latest === '' ? 0 : millisOf(latest)
  let counter = latest === '' ? 0 : counterOf(latest)
  let offset = 0
  return {
    next() {
      const wall = now() + offset
      const stamp = wall > millis ? stampAt(wall, 0, device) : following(millis, counter, device)
      millis = millisOf(stamp)
      counter = counterOf(stamp)
      return stamp
    },
    after: (stamp) => following(millisOf(stamp), counterOf(stamp), device),
    seen(stamp) {
      const theirs = millisOf(stamp)
      if (theirs > now() + offset + AHEAD) return
      if (theirs > millis) {
        millis = theirs
        counter = counterOf(stamp)
      } else if (theirs === millis) counter = Math.max(counter, counterOf(stamp))
    },
    follow(by) {
      offset = by
      if (millis > now() + offset + AHEAD) {
        millis = 0
        counter = 0
      }
    },
  }
}
