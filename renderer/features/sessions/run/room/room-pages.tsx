import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { following, pagesIn, TURN_AFTER, turned, turnOf, WAIT_AFTER_HAND } from './pages.ts'
import styles from './room.module.css'

type Laid = { readonly pages: number; readonly last: number }

/**
 * What does not fit before the room, on pages that turn by themselves, slowly; keys and the wheel turn them too, and
 * Space holds them. The browser lays the pages beside each other as columns, so that no line is cut in two. What is
 * added at the end of a list that grows is shown at once.
 */
export function RoomPages({ children }: { readonly children: ReactNode }) {
  const strip = useRef<HTMLDivElement>(null)
  const [{ pages, last }, setLaid] = useState<Laid>({ pages: 1, last: 0 })
  const [page, setPage] = useState(0)
  const [held, setHeld] = useState(false)
  const [turnedAt, setTurnedAt] = useState(0)
  const shown = Math.min(page, pages - 1)

  const look = useCallback(() => {
    const element = strip.current
    if (element === null) return
    const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0
    const now = {
      pages: pagesIn(element.scrollWidth, element.clientWidth, gap),
      last: element.querySelectorAll('[data-grows] > li').length,
    }
    setLaid((before) => (before.pages === now.pages && before.last === now.last ? before : now))
  }, [])

  useEffect(() => {
    const element = strip.current
    if (element === null || typeof ResizeObserver === 'undefined') return
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    const words = new MutationObserver(look)
    words.observe(element, { childList: true, characterData: true, subtree: true })
    // Another typeface has other lines.
    document.fonts?.addEventListener('loadingdone', look)
    return () => {
      sizes.disconnect()
      words.disconnect()
      document.fonts?.removeEventListener('loadingdone', look)
    }
  }, [look])
  useLayoutEffect(look)

  // The news of a list that grows is where it ends.
  const before = useRef({ pages: 1, last: 0, page: 0 })
  useEffect(() => {
    const was = before.current
    const isAtEnd = was.page === was.pages - 1
    const isLonger = last > was.last || (pages > was.pages && (last === 0 || isAtEnd))
    const grows = strip.current?.querySelector('[data-grows]') != null
    const now = isLonger && grows && !held ? pages - 1 : shown
    before.current = { pages, last, page: now }
    if (now !== shown) setPage(now)
  }, [pages, last, held, shown])

  useLayoutEffect(() => {
    const element = strip.current
    if (element === null) return
    const gap = Number.parseFloat(getComputedStyle(element).columnGap) || 0
    element.scrollLeft = shown * (element.clientWidth + gap)
    element.scrollTop = 0
  })

  useEffect(() => {
    if (pages <= 1 || held) return
    const wait = turnedAt === 0 ? TURN_AFTER : WAIT_AFTER_HAND
    const turning = setTimeout(() => {
      setTurnedAt(0)
      setPage(following(shown, pages))
    }, wait)
    return () => clearTimeout(turning)
  }, [pages, shown, held, turnedAt])

  useHands(pages > 1, (turn) => {
    setTurnedAt(Date.now())
    if (turn === 'hold') setHeld((now) => !now)
    else setPage(turned(shown, pages, turn))
  })

  return (
    <>
      <div ref={strip} className={styles.pages} data-page={shown + 1}>
        {children}
      </div>
      {pages <= 1 ? null : <p className={styles.page}>{`Page ${shown + 1} of ${pages}${held ? ', held' : ''}`}</p>}
    </>
  )
}

/** One notch of a wheel is several events. Milliseconds. */
const NOTCH = 400

/** Keys and the wheel, wherever in the window: there is nothing else in it that they could be meant for. */
function useHands(isOn: boolean, onTurn: (turn: NonNullable<ReturnType<typeof turnOf>>) => void) {
  const told = useRef(onTurn)
  told.current = onTurn
  useEffect(() => {
    if (!isOn) return
    let wheeled = 0
    const onKey = (event: KeyboardEvent) => {
      const turn = turnOf(event)
      if (turn === null) return
      event.preventDefault()
      told.current(turn)
    }
    const onWheel = (event: WheelEvent) => {
      const by = Math.abs(event.deltaY) > Math.abs(event.deltaX) ? event.deltaY : event.deltaX
      if (event.ctrlKey || by === 0 || event.timeStamp - wheeled < NOTCH) return
      wheeled = event.timeStamp
      told.current(by > 0 ? 'next' : 'before')
    }
    window.addEventListener('keydown', onKey)
    window.addEventListener('wheel', onWheel, { passive: true })
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('wheel', onWheel)
    }
  }, [isOn])
}
