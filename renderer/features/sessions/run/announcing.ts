import { methodNames } from '#shared/domain/session/method-names.ts'
import type { RoomView } from '#shared/domain/session/room/shapes.ts'

/** A moment of the room as one person lives it: what they see, and what is left of the time. */
export type Moment = { readonly view: RoomView; readonly left: number | null }

/** Said once each, when this much of the time is left (milliseconds). */
const marks = [
  { at: 120_000, words: 'About two minutes are left for this. No hurry.' },
  { at: 0, words: 'The time for this is up. Finish in peace.' },
] as const

/** What a screen reader is told, politely, of what happened between two moments. Nothing when nothing concerns this person. */
export function toAnnounce(before: Moment | null, now: Moment): string | null {
  if (before === null) return blockWords(now.view)
  if (before.view.current?.block !== now.view.current?.block) return blockWords(now.view)
  const group = groupWords(before.view, now.view)
  if (group !== null) return group
  if (isMyTurn(now.view) && !isMyTurn(before.view)) return 'It is your turn to speak, when you are ready.'
  if (before.view.current && now.view.current) {
    const stood = before.view.current.timer.pausedAt !== null
    const stands = now.view.current.timer.pausedAt !== null
    if (stood !== stands) return stands ? 'The clock is stopped.' : 'The clock goes on.'
  }
  return markWords(before.left, now.left)
}

/** One's own turn: given by whoever runs the queue, or come round in a round robin. */
export function isMyTurn({ me, queue, board }: RoomView): boolean {
  if (me === null) return false
  return queue.speaking === me.participant || (board?.method === 'round-robin' && board.view.myTurn)
}

function blockWords({ agenda, current }: RoomView): string | null {
  const block = agenda.find(({ id }) => id === current?.block)
  if (block === undefined) return null
  const method = methodNames.find(({ value }) => value === block.method)?.label ?? ''
  return [`${block.title}.`, block.title === method ? '' : `${method}.`, block.question].filter(Boolean).join(' ')
}

function groupWords(before: RoomView, now: RoomView): string | null {
  if (before.me?.group === now.me?.group) return null
  const group = now.groups.find(({ id }) => id === now.me?.group)
  return group === undefined ? 'The groups have come back together.' : `You are in ${group.name} now.`
}

function markWords(before: number | null, left: number | null): string | null {
  if (before === null || left === null) return null
  return marks.findLast(({ at }) => before > at && left <= at)?.words ?? null
}
