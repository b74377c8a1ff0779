import { createContext, type RefObject, useContext, useLayoutEffect, useState } from 'react'

/**
 * How much room there is, in rem, so that zoom and a larger text scale count as narrow.
 * wide: everything · icons: the rail is icons · drawer: the panel is a drawer · single: list or page · small: the rail is a menu.
 */
export type FrameWidth = 'wide' | 'icons' | 'drawer' | 'single' | 'small'

const steps: readonly (readonly [FrameWidth, number])[] = [
  ['small', 40],
  ['single', 56],
  ['drawer', 74],
  ['icons', 85],
]

/** The step for a width in rem. */
export function frameWidth(rem: number): FrameWidth {
  return steps.find(([, under]) => rem < under)?.[0] ?? 'wide'
}

export const FrameWidthContext = createContext<FrameWidth>('wide')

export function useFrameWidth(): FrameWidth {
  return useContext(FrameWidthContext)
}

/** True from `width` down: `isAtMost('single', 'drawer')`. */
export function isAtMost(width: FrameWidth, limit: FrameWidth): boolean {
  const order: readonly FrameWidth[] = ['small', 'single', 'drawer', 'icons', 'wide']
  return order.indexOf(width) <= order.indexOf(limit)
}

/** Follows the width of an element and the size of the root's text. */
export function useMeasuredWidth(element: RefObject<HTMLElement | null>): FrameWidth {
  const [width, setWidth] = useState<FrameWidth>('wide')
  useLayoutEffect(() => {
    const frame = element.current
    if (frame === null || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
      if (frame.clientWidth > 0) setWidth(frameWidth(frame.clientWidth / rem))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    // A change of text scale alters no box of the window itself.
    const appearance = new MutationObserver(measure)
    appearance.observe(document.documentElement, { attributes: true })
    return () => {
      observer.disconnect()
      appearance.disconnect()
    }
  }, [element])
  return width
}
