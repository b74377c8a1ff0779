import type { Port } from '#shared/rpc/define.ts'

/** A MessagePort as the contract's line. `shut` says that nobody is at the other end any more. */
export type PagePort = Port & { shut(): void }

export function portOver(messagePort: MessagePort): PagePort {
  const listeners = new Set<(message: unknown) => void>()
  const closers = new Set<() => void>()
  let open = true
  const shut = () => {
    if (!open) return
    open = false
    messagePort.close()
    for (const closer of [...closers]) closer()
  }
  messagePort.onmessage = (event: MessageEvent<unknown>) => {
    for (const listener of [...listeners]) listener(event.data)
  }
  messagePort.addEventListener('close', shut)
  return {
    shut,
    send: (message) => messagePort.postMessage(message),
    receive(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    onClose(listener) {
      closers.add(listener)
      return { [Symbol.dispose]: () => void closers.delete(listener) }
    },
  }
}
