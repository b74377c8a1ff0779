import type { Port } from '#shared/rpc/define.ts'

type Socket = {
  send(text: string): void
  addEventListener(name: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(name: 'close', listener: () => void): void
}

/** The contract's line over a WebSocket, at either end. Bytes go as base64. */
export function portOverSocket(socket: Socket): Port {
  const listeners = new Set<(message: unknown) => void>()
  socket.addEventListener('message', ({ data }) => {
    const message: unknown = JSON.parse(String(data), (_, value) => (isBytes(value) ? fromBase64(value.base64) : value))
    for (const listener of [...listeners]) listener(message)
  })
  return {
    send: (message) =>
      socket.send(JSON.stringify(message, (_, value) => (value instanceof Uint8Array ? toBase64(value) : value))),
    receive(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    onClose(listener) {
      socket.addEventListener('close', listener)
      return { [Symbol.dispose]: () => undefined }
    },
  }
}

type Bytes = { readonly base64: string }
const isBytes = (value: unknown): value is Bytes => typeof value === 'object' && value !== null && 'base64' in value

function toBase64(bytes: Uint8Array): Bytes {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return { base64: btoa(text) }
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
