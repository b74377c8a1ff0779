import type { RoomState, TimerState } from './state.ts'

const minute = 60_000

export const timerOf = (now: number, minutes: number): TimerState => ({
  startedAt: now,
  endsAt: now + minutes * minute,
  pausedAt: null,
})

/** Where the timer stands: a moment of the host's clock, which does not move while it is paused. */
const at = ({ pausedAt }: TimerState, now: number) => pausedAt ?? now

/** Milliseconds since it began, without pauses. Never below zero, whatever a clock was set to. */
export const spentOn = (timer: TimerState, now: number): number => Math.max(0, at(timer, now) - timer.startedAt)

/** More minutes, or fewer; it never ends before now. */
export const extended = (timer: TimerState, minutes: number, now: number): TimerState => ({
  ...timer,
  endsAt: Math.max(at(timer, now), timer.endsAt + minutes * minute),
})

export const paused = (timer: TimerState, now: number): TimerState =>
  timer.pausedAt === null ? { ...timer, pausedAt: now } : timer

/** Goes on: begin and end move by as long as it stood still. */
export function resumed(timer: TimerState, now: number): TimerState {
  if (timer.pausedAt === null) return timer
  const still = Math.max(0, now - timer.pausedAt)
  return { startedAt: timer.startedAt + still, endsAt: timer.endsAt + still, pausedAt: null }
}

/**
 * Milliseconds the session is behind its plan, below zero ahead: when what was begun will be done, against the minutes
 * planned for it since the first block began. Pauses and gaps between blocks make it late, as they do in the hall.
 */
export function behindPlan({ agenda, timer }: RoomState, now: number): number {
  const begun = agenda.filter(({ beganAt }) => beganAt !== null)
  const began = Math.min(...begun.map(({ beganAt }) => beganAt ?? now))
  if (begun.length === 0) return 0
  const planned = begun.reduce((sum, { block }) => sum + block.minutes * minute, 0)
  if (timer) return Math.round(now + Math.max(0, timer.endsAt - at(timer, now)) - began - planned)
  const isOver = agenda.every(({ state }) => state === 'done')
  const until = isOver ? Math.max(...begun.map(({ endedAt }) => endedAt ?? now)) : now
  return Math.round(until - began - planned)
}
