import { useCallback, useSyncExternalStore } from 'react'
import type { Followed } from './provider.ts'

/**
 * The value as it is now, on screen. `pick` names the part of it that is shown, a plain value: a status changes with
 * every key, and a screen that shows one fact of it must not be drawn again for the others.
 */
export function useFollowed<T>(value: Followed<T>): T
export function useFollowed<T, P extends string | number | boolean | null>(value: Followed<T>, pick: (value: T) => P): P
export function useFollowed<T>(value: Followed<T>, pick: (value: T) => unknown = (all) => all): unknown {
  const subscribe = useCallback(
    (listener: () => void) => {
      const subscription = value.subscribe(listener)
      return () => subscription[Symbol.dispose]()
    },
    [value],
  )
  return useSyncExternalStore(subscribe, () => pick(value.get()))
}
