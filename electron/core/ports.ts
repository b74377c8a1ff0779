import type { Port } from '#shared/rpc/define.ts'

/** What travels between a core in a Node child and its host: several lines over one, told apart by number. Line 0 is the host's own. */
export type Carried =
  | { readonly line: number; readonly message: unknown }
  | { readonly line: number; readonly opened: true }
  | { readonly line: number; readonly closed: true }

export const HOST_LINE = 0

/** One end of a carrier that can send and hear whole messages. */
export type Carrier = {
  send(carried: Carried): void
  receive(listener: (carried: Carried) => void): void
  onClose(listener: () => void): void
}

/** Shares one carrier between numbered lines. `onOpened` hears of lines the other end opens. */
export function createLines(carrier: Carrier, onOpened: (port: Port, line: number) => void) {
  const listeners = new Map<number, Set<(message: unknown) => void>>()
  const closers = new Map<number, Set<() => void>>()

  const close = (line: number) => {
    const all = [...(closers.get(line) ?? [])]
    listeners.delete(line)
    closers.delete(line)
    for (const closer of all) closer()
  }

  const port = (line: number): Port => {
    const heard = listeners.get(line) ?? new Set()
    const closed = closers.get(line) ?? new Set()
    listeners.set(line, heard)
    closers.set(line, closed)
    return {
      send: (message) => carrier.send({ line, message }),
      receive(listener) {
        heard.add(listener)
        return { [Symbol.dispose]: () => void heard.delete(listener) }
      },
      onClose(listener) {
        closed.add(listener)
        return { [Symbol.dispose]: () => void closed.delete(listener) }
      },
    }
  }

  carrier.receive((carried) => {
    if ('opened' in carried) onOpened(port(carried.line), carried.line)
    else if ('closed' in carried) close(carried.line)
    else for (const listener of [...(listeners.get(carried.line) ?? [])]) listener(carried.message)
  })
  carrier.onClose(() => {
    for (const line of [...closers.keys()]) close(line)
  })

  return {
    port,
    open(line: number): Port {
      const opened = port(line)
      carrier.send({ line, opened: true })
      return opened
    },
    close(line: number): void {
      carrier.send({ line, closed: true })
      close(line)
    },
  }
}
