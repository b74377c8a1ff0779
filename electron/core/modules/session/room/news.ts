import type { RoomView } from '#shared/domain/session/room/shapes.ts'

/** A view above this many characters is told without materials and set-ups, so that it stays within one frame. */
const LARGE_VIEW = 700_000
/** What a clock alone changes. */
const ticking: ReadonlySet<string> = new Set(['now', 'behind'])

const withoutSpent = (key: string, value: unknown) => (key === 'spent' ? 0 : value)

/**
 * What of a view its onlooker has not been told yet, and remembers that they have. Most steps change one part of a room: of a
 * hundred people and an agenda nothing has to travel when somebody answers. Null where a clock alone has moved on,
 * unless the clock is to be told.
 */
export function newsOf(view: RoomView, told: Map<string, string>, isClockTold: boolean): Partial<RoomView> | null {
  const parts = Object.entries(view).map(([name, part]) => [name, part, JSON.stringify(part, withoutSpent)] as const)
  const isLarge = parts.reduce((sum, [, , written]) => sum + written.length, 0) > LARGE_VIEW
  const news: Record<string, unknown> = {}
  let isNew = false
  for (const [name, part, written] of parts) {
    const isPartNew = !ticking.has(name) && told.get(name) !== written
    isNew ||= isPartNew
    if (isPartNew || ticking.has(name) || (isClockTold && name === 'agenda'))
      news[name] =
        isLarge && name === 'agenda' ? view.agenda.map((block) => ({ ...block, materials: '', settings: null })) : part
    if (isPartNew) told.set(name, written)
  }
  return isNew || isClockTold ? (news as Partial<RoomView>) : null
}
