import { useSyncExternalStore } from 'react'

// The workspace opens, and the start screen goes, in the same moment: what is due has to outlive the screen.
let due = false
const listeners = new Set<() => void>()

/** Says that the recovery code has to be shown once, now. */
export function recoverySheetIsDue(next: boolean): void {
  due = next
  for (const listener of listeners) listener()
}

export function useRecoverySheetIsDue(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => due,
  )
}
