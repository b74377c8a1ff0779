/** Milliseconds after which it is done in any case: a window that nobody sees draws nothing. */
const LATEST = 50

/**
 * Does something once the screen shows what has changed by now. Keeping a key in the file wakes two more processes,
 * which on a small computer would take their time from the drawing of that very key.
 */
export function afterDrawing(work: () => void): void {
  if (typeof requestAnimationFrame === 'undefined') return void setTimeout(work)
  let isDone = false
  const once = () => {
    if (isDone) return
    isDone = true
    clearTimeout(latest)
    work()
  }
  const latest = setTimeout(once, LATEST)
  requestAnimationFrame(() => setTimeout(once))
}
