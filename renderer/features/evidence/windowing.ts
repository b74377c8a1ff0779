/** Rows drawn beyond the edges, so that scrolling does not show gaps. */
const beyond = 8

/** The first and last row to draw for a place scrolled `top` pixels down and `height` pixels high. */
export function windowOf(top: number, height: number, row: number, total: number): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / row) - beyond)
  const last = Math.min(total - 1, Math.ceil((top + height) / row) + beyond)
  return { first, last }
}

/** The row a key goes to, or null where the key is not one that moves. `page`: rows in a screenful. */
export function placeOfKey(key: string, at: number, total: number, page: number): number | null {
  const within = (index: number) => Math.min(total - 1, Math.max(0, index))
  switch (key) {
    case 'ArrowDown':
      return within(at + 1)
    case 'ArrowUp':
      return within(at - 1)
    case 'PageDown':
      return within(at + page)
    case 'PageUp':
      return within(at - page)
    case 'Home':
      return 0
    case 'End':
      return within(total)
    default:
      return null
  }
}
