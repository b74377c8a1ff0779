import { createGatherer } from '#relay/fragments.ts'
import type { HostLine } from '../feature.ts'
import { begin, begins, createSpeaker } from './speaker.ts'

const CONNECTING = 0
const OPEN = 1
const CLOSED = 3

type Listener = (event: unknown) => void

/** As much of `WebSocket` as the provider asks for. */
type SocketLike = {
  readonly readyState: number
  addEventListener(name: string, listener: Listener): void
  removeEventListener(name: string, listener: Listener): void
  send(message: Uint8Array): void
  close(): void
}

export type LineSockets = {
  readonly Socket: new () => SocketLike
  /** The line is there, or gone. */
  use(next: HostLine | null): void
  /** Takes a piece; false where it makes no sense. */
  heard(said: unknown): boolean
}

/**
 * What stands in for `WebSocket` at a Hocuspocus provider: messages go over the session's line. There is one at a time;
 * it opens when there is a line, and closes when that breaks. The library makes the next one by itself.
 */
export function lineSockets(): LineSockets {
  let line: HostLine | null = null
  let current: LineSocket | null = null

  class LineSocket {
    readyState = CONNECTING
    binaryType = 'arraybuffer'
    readonly #listeners = new Map<string, Set<Listener>>()
    #gatherer: ReturnType<typeof createGatherer> | undefined
    #speaker: ReturnType<typeof createSpeaker> | undefined

    constructor() {
      current?.close()
      current = this
      queueMicrotask(() => this.open())
    }
    addEventListener(name: string, listener: Listener): void {
      const known = this.#listeners.get(name) ?? new Set()
      this.#listeners.set(name, known.add(listener))
    }
    removeEventListener(name: string, listener: Listener): void {
      this.#listeners.get(name)?.delete(listener)
    }
    #emit(name: string, event: unknown): void {
      for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(event)
    }
    open(): void {
      const over = line
      if (this.readyState !== CONNECTING || over === null) return
      this.#speaker = createSpeaker({
        say: (piece) => over.say('texts', piece),
        unsent: () => over.unsent(),
        // The line mends itself; then both ends say what they lack.
        onTooMuch: () => this.close(),
      })
      this.readyState = OPEN
      this.#speaker.send(begin)
      this.#emit('open', { type: 'open' })
    }
    send(message: Uint8Array): void {
      if (this.readyState === OPEN) this.#speaker?.send(message)
    }
    /** A piece from the host; false where it makes no sense. What was on its way to the socket before this one is left out. */
    take(piece: Uint8Array): boolean {
      if (begins(piece)) {
        this.#gatherer = createGatherer()
        return true
      }
      if (this.#gatherer === undefined) return true
      const message = this.#gatherer.take(piece)
      if (message instanceof Uint8Array) this.#emit('message', { data: message })
      return message !== 'bad'
    }
    close(): void {
      if (this.readyState === CLOSED) return
      this.readyState = CLOSED
      this.#speaker?.stop()
      if (current === this) current = null
      this.#emit('close', { code: 1000, reason: '' })
    }
  }

  return {
    Socket: LineSocket,
    use(next) {
      if (line !== null) current?.close()
      line = next
      if (next !== null) current?.open()
    },
    heard: (said) => said instanceof Uint8Array && (current?.take(said) ?? true),
  }
}
