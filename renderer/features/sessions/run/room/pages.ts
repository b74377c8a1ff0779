/** Milliseconds a page stands before the next one comes by itself: long enough to be read aloud. */
export const TURN_AFTER = 20_000
/** Once somebody turned a page by hand, the pages wait this long before they turn by themselves again. Milliseconds. */
export const WAIT_AFTER_HAND = 60_000

export type Turn = 'next' | 'before' | 'first' | 'last' | 'hold'

const keys: Readonly<Record<string, Turn>> = {
  PageDown: 'next',
  ArrowDown: 'next',
  ArrowRight: 'next',
  PageUp: 'before',
  ArrowUp: 'before',
  ArrowLeft: 'before',
  Home: 'first',
  End: 'last',
  ' ': 'hold',
}

/** What a key does in a room view of several pages; null for any other key, and where it is meant for something else. */
export function turnOf(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): Turn | null {
  return event.altKey || event.ctrlKey || event.metaKey ? null : (keys[event.key] ?? null)
}

/** The page a turn leads to. The last is followed by the first where pages turn by themselves, and by none by hand. */
export function turned(page: number, pages: number, turn: Turn): number {
  if (turn === 'first') return 0
  if (turn === 'last') return pages - 1
  return turn === 'hold' ? page : Math.min(pages - 1, Math.max(0, page + (turn === 'next' ? 1 : -1)))
}

export const following = (page: number, pages: number): number => (page + 1) % Math.max(1, pages)

/** How many pages stand beside each other in a strip: each as wide as what is seen of it, with a gap between them. */
export const pagesIn = (strip: number, seen: number, gap: number): number =>
  seen <= 0 ? 1 : Math.max(1, Math.round((strip + gap) / (seen + gap)))

/** How large a question is shown: the longer, the smaller, and never below what can be read at three metres. */
export function lengthOf(question: string): 'short' | 'long' | 'longest' {
  if (question.length <= 110) return 'short'
  return question.length <= 260 ? 'long' : 'longest'
}
