import { useCallback, useEffect, useRef, useState } from 'react'

/** Milliseconds of quiet after which what was typed is kept. */
const pause = 900

/** What keeping came to: nothing wrong, or a sentence about what was. */
export type Kept = string | null

export type Draft<T> = {
  readonly value: T
  readonly problem: Kept
  readonly change: (value: T) => void
  /** For controls that are done once chosen: changes and keeps at once. */
  readonly choose: (value: T) => void
  readonly leave: () => void
  /** Back to what is kept. */
  readonly drop: () => void
}

/**
 * "Save" does not exist: what is typed is kept on leaving the field, after a pause, and when the screen is left.
 * Until then the draft is shown; a refused draft stays on screen with its problem, so that nothing typed is lost.
 */
export function useDraft<T>(kept: T, keep: (value: T) => Promise<Kept>): Draft<T> {
  const [draft, setDraft] = useState<{ readonly value: T } | null>(null)
  const [problem, setProblem] = useState<Kept>(null)
  const now = useRef({ draft, kept, keep })
  now.current.kept = kept
  now.current.keep = keep
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const show = useCallback((next: { readonly value: T } | null) => {
    now.current.draft = next
    setDraft(next)
  }, [])

  const flush = useCallback(async () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    const writing = now.current.draft
    if (writing === null) return
    if (writing.value === now.current.kept) {
      show(null)
      setProblem(null)
      return
    }
    const found = await now.current.keep(writing.value)
    setProblem(found)
    // Something newer may have been typed while this was being kept.
    if (found === null && now.current.draft === writing) show(null)
  }, [show])

  const change = useCallback(
    (value: T) => {
      show({ value })
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), pause)
    },
    [flush, show],
  )
  const choose = useCallback(
    (value: T) => {
      show({ value })
      void flush()
    },
    [flush, show],
  )
  const drop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    setProblem(null)
    show(null)
  }, [show])
  const leave = useCallback(() => void flush(), [flush])

  useEffect(() => {
    // A window that closes unmounts nothing: what is typed last is sent on its way before the page goes.
    window.addEventListener('beforeunload', leave)
    return () => {
      window.removeEventListener('beforeunload', leave)
      void flush()
    }
  }, [flush, leave])

  return { value: draft === null ? kept : draft.value, problem, change, choose, leave, drop }
}
