import type { Awareness } from 'y-protocols/awareness'

/** A value that changes, for a screen to follow (`useSyncExternalStore` takes both parts). */
export type Followed<T> = {
  get(): T
  /** Calls back after each change, until disposed. */
  subscribe(listener: () => void): Disposable
}

export function followed<T>(first: T): Followed<T> & { set(next: T): void } {
  const listeners = new Set<() => void>()
  let value = first
  return {
    get: () => value,
    set(next) {
      if (JSON.stringify(next) === JSON.stringify(value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
  }
}

/**
 * One road that the updates of a document take: to the workspace file, to others directly, or by way of a hub.
 * Several may serve one document at once: what came by one road is told to the others, and Yjs leaves out what is
 * already known, so nothing goes round in circles.
 */
export type SyncProvider<Status> = Disposable & {
  readonly road: 'store' | 'webrtc' | 'relay'
  readonly awareness: Awareness | null
  readonly status: Followed<Status>
  connect(): void
  disconnect(): void
  /** Ends everything; settles when nothing of it is left. */
  destroy(): Promise<void>
}
