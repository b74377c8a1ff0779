import { useEffect, useState } from 'react'
import type { RoomView, Timer } from '#shared/domain/session/room/shapes.ts'

/** A view of the room, and when it came: milliseconds of a clock that nobody can set (`performance.now`). */
export type Seen = { readonly view: RoomView; readonly at: number }

/**
 * The host's clock at this moment, in epoch milliseconds. Only the time since the view came is measured here, so that
 * this computer's own idea of the day does not matter.
 */
export function hostNow({ view, at }: Seen, here: number = performance.now()): number {
  return view.now + Math.max(0, here - at)
}

/** Milliseconds left of a timer at a moment of the host's clock; below zero once it is over. */
export function timeLeft({ endsAt, pausedAt }: Timer, now: number): number {
  return endsAt - (pausedAt ?? now)
}

/** The share of its time that has gone, 0 to 1. */
export function shareGone({ startedAt, endsAt, pausedAt }: Timer, now: number): number {
  const whole = endsAt - startedAt
  if (whole <= 0) return 1
  return Math.min(1, Math.max(0, ((pausedAt ?? now) - startedAt) / whole))
}

/** The timer that counts for this onlooker: their break-out group's, before the projector that of the group with most time, or the block's. */
export function timerOf({ me, groups, current }: RoomView): Timer | null {
  const own = me === null ? groups : groups.filter(({ id }) => id === me.group)
  const [longest] = own.map(({ timer }) => timer).sort((one, other) => other.endsAt - one.endsAt)
  return longest ?? current?.timer ?? null
}

/** The host's clock, told again as each of its seconds begins. */
export function useHostNow(seen: Seen): number {
  const [, tick] = useState(0)
  const now = hostNow(seen)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      timer = setTimeout(
        () => {
          tick((count) => count + 1)
          wait()
        },
        1000 - (hostNow(seen) % 1000) + 1,
      )
    }
    wait()
    return () => clearTimeout(timer)
  }, [seen])
  return now
}

export type RoomClock = {
  /** Milliseconds; below zero once it is over. */
  readonly left: number
  readonly gone: number
  readonly stands: boolean
}

/** What is left for this onlooker, alike on every screen; null while nothing is timed. */
export function useRoomClock(seen: Seen): RoomClock | null {
  const now = useHostNow(seen)
  const timer = timerOf(seen.view)
  if (timer === null) return null
  return { left: timeLeft(timer, now), gone: shareGone(timer, now), stands: timer.pausedAt !== null }
}
