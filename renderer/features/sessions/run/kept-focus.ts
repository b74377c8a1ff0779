import { useEffect, useRef } from 'react'

const page = () => document.getElementById('page')
const isLost = () => document.activeElement === null || document.activeElement === document.body
const isInDialog = () => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
const isGone = (element: Element | null) => element !== null && (!element.isConnected || element.matches(':disabled'))

/**
 * Keeps the keyboard on the page of a session: on entering it, and when what had the focus went away under it, as when the
 * next block begins. Nobody's focus is taken from a place that is still there. `shown`: once it changes, the page is
 * seen from its top again.
 */
export function useKeptFocus(shown: unknown): void {
  const last = useRef<Element | null>(null)
  const before = useRef(shown)
  useEffect(() => {
    const heard = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? target : null
    }
    document.addEventListener('focusin', heard)
    if (isLost()) page()?.focus({ preventScroll: true })
    return () => document.removeEventListener('focusin', heard)
  }, [])
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    document.documentElement.scrollTop = 0
    const own = page()
    if (own !== null) own.scrollTop = 0
  }, [shown])
  // After every change: it may have taken away what had the focus.
  useEffect(() => {
    if (!isLost() || !isGone(last.current)) return
    // A dialog that closes gives the focus back to its button a frame later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (isLost() && isGone(last.current) && !isInDialog()) page()?.focus({ preventScroll: true })
      })
    })
    return () => cancelAnimationFrame(frame)
  })
}
