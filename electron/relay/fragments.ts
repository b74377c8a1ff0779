import { limits } from './limits.ts'

/**
 * Messages longer than a frame travel as pieces: a byte that says whether more follows, then the piece. Pieces of one
 * message are sent one after another on one channel, so that they need no numbers.
 */
const MORE = 1
const LAST = 0
const PIECE = 61_440

/** Cuts a message; each piece fits a binary frame. */
export function cut(message: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = 0
  do {
    const piece = message.subarray(at, at + PIECE)
    at += PIECE
    const framed = new Uint8Array(piece.length + 1)
    framed[0] = at < message.length ? MORE : LAST
    framed.set(piece, 1)
    pieces.push(framed)
  } while (at < message.length)
  return pieces
}

/**
 * Puts pieces together again, for one channel of one member. `take` answers a whole message, `null` while more is to
 * come, and `'bad'` where a piece makes no sense or the message grows over `maxBytes`: the offender is dropped.
 */
export function createGatherer(maxBytes: number = limits.gatheredBytes) {
  let pieces: Uint8Array[] = []
  let bytes = 0
  return {
    take(piece: Uint8Array): Uint8Array | null | 'bad' {
      const [more] = piece
      if ((more !== MORE && more !== LAST) || piece.length > PIECE + 1) return 'bad'
      if (more === MORE && piece.length !== PIECE + 1) return 'bad'
      bytes += piece.length - 1
      if (bytes > maxBytes) return 'bad'
      pieces.push(piece.subarray(1))
      if (more === MORE) return null
      const whole = new Uint8Array(bytes)
      let at = 0
      for (const part of pieces) {
        whole.set(part, at)
        at += part.length
      }
      pieces = []
      bytes = 0
      return whole
    },
  }
}
