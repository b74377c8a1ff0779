import { cut } from '#relay/fragments.ts'

/** A feature hands this many bytes to the line ahead of its sending them; the rest waits, uncut, so that what all are told is held once. */
const AHEAD = 1_048_576
/** What may wait for one listener, in bytes, before it is given up. */
const MOST = 50_331_648
/** How often a line that does not take more is asked again, in milliseconds. */
const AGAIN = 15

/** Said first by whoever begins anew, and answered with the same: what was under way before is over. */
export const begin = new Uint8Array()
/** True for the one piece of it. No message of Hocuspocus is empty. */
export const begins = (piece: Uint8Array) => piece.length === 1

/** The pieces of a short message, which is often said to many. */
const whole = new WeakMap<Uint8Array, readonly Uint8Array[]>()
function piecesOf(message: Uint8Array): readonly Uint8Array[] {
  const known = whole.get(message)
  if (known) return known
  const pieces = cut(message)
  if (pieces.length === 1) whole.set(message, pieces)
  return pieces
}

/** Says messages of any length over a line that takes pieces, one after another, as fast as the line takes them. */
export function createSpeaker(options: {
  say(piece: Uint8Array): void
  unsent(): number
  /** The listener does not listen. */
  onTooMuch(): void
}) {
  let queue: Uint8Array[] = []
  let waiting = 0
  let pieces: readonly Uint8Array[] = []
  let at = 0
  let timer: NodeJS.Timeout | undefined

  const next = (): Uint8Array | undefined => {
    if (at >= pieces.length) {
      const message = queue.shift()
      if (message === undefined) return undefined
      waiting -= message.length
      pieces = piecesOf(message)
      at = 0
    }
    const piece = pieces[at]
    at += 1
    return piece
  }

  const pump = () => {
    timer = undefined
    while (options.unsent() < AHEAD) {
      const piece = next()
      if (piece === undefined) return
      options.say(piece)
    }
    if (queue.length > 0 || at < pieces.length) timer = setTimeout(pump, AGAIN)
  }

  return {
    send(message: Uint8Array): void {
      if (waiting + message.length > MOST) {
        options.onTooMuch()
        return
      }
      waiting += message.length
      queue.push(message)
      if (timer === undefined) pump()
    },
    stop(): void {
      clearTimeout(timer)
      queue = []
      pieces = []
      waiting = 0
    },
  }
}
