import type { Port } from './define.ts'

/** Two ends of one line inside a process, delivering in order and never re-entrantly, as a real port does. */
export function memoryPorts(): { a: Port; b: Port; close(): void } {
  const ends = [new Set<(m: unknown) => void>(), new Set<(m: unknown) => void>()] as const
  const closers = new Set<() => void>()
  let open = true
  const end = (from: 0 | 1): Port => ({
    send: (message) =>
      void Promise.resolve().then(() => {
        if (open) for (const listener of [...ends[from === 0 ? 1 : 0]]) listener(message)
      }),
    receive(listener) {
      ends[from].add(listener)
      return { [Symbol.dispose]: () => void ends[from].delete(listener) }
    },
    onClose(listener) {
      closers.add(listener)
      return { [Symbol.dispose]: () => void closers.delete(listener) }
    },
  })
  return {
    a: end(0),
    b: end(1),
    close() {
      open = false
      for (const closer of closers) closer()
    },
  }
}
