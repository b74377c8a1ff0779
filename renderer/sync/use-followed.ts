import { useCallback, useSyncExternalStore } from 'react'
import type { Followed } from './provider.ts'

/** The value as it is now, on screen. */
export function useFollowed<T>(value: Followed<T>): T {
  const subscribe = useCallback(
    (listener: () => void) => {
      const subscription = value.subscribe(listener)
      return () => subscription[Symbol.dispose]()
    },
    [value],
  )
  return useSyncExternalStore(subscribe, value.get)
}
