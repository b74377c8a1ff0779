import { count } from '#renderer/features/records/index.ts'
import { lengthInWords } from '#shared/domain/session/agenda.ts'
import type { RoomClock } from './room-clock.ts'

const minute = 60_000

/** About how long is left, for somebody who should not be hurried. */
export function aboutLeft({ left, stands }: Pick<RoomClock, 'left' | 'stands'>): string {
  if (stands) return 'The clock is stopped. No hurry.'
  if (left <= 0) return 'The time for this is up. Finish in peace.'
  if (left < 45_000) return 'Less than a minute. No hurry.'
  return `About ${minutesOf(left)}. No hurry.`
}

/** Minutes and seconds, for whoever keeps the time: 4:20. Over time shows how much over: +1:05. */
export function clockFace(left: number): string {
  const seconds = left >= 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000)
  const face = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return left < 0 && seconds > 0 ? `+${face}` : face
}

/** How the session stands against its plan. `behind`: milliseconds, below zero when ahead. */
export function behindWords(behind: number): string {
  const size = Math.abs(behind)
  if (size < minute) return 'On time'
  const words = size < 60 * minute ? minutesOf(size) : lengthInWords(Math.round(size / minute))
  return `About ${words} ${behind > 0 ? 'behind' : 'ahead'}`
}

/** Whole minutes, in words that fit in a sentence. */
export function minutesOf(length: number): string {
  const minutes = Math.max(1, Math.round(length / minute))
  return minutes === 1 ? 'a minute' : count(minutes, 'minute', 'minutes')
}
