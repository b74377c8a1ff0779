import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What one window says of itself in one text; `state` is JSON, and `null` when it is not there any more. */
export type State = { readonly client: number; readonly clock: number; readonly state: string }

/** The longest that is taken, in bytes, and the most windows it may speak of. */
const LONGEST = 16_384
const MOST = 64
export const GONE = 'null'

/** An awareness update as what it says, or null where it makes no sense or is too long. */
export function readStates(update: Uint8Array): readonly State[] | null {
  if (update.byteLength > LONGEST) return null
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > MOST) return null
    const states: State[] = []
    for (let n = 0; n < count; n++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = decoding.readVarString(decoder)
      const parsed: unknown = JSON.parse(state)
      if (typeof parsed !== 'object') return null
      states.push({ client, clock, state })
    }
    return states
  } catch {
    return null
  }
}

export function writeStates(states: readonly State[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}

const UUID = 16

/** On the line: the document’s id in sixteen bytes, then the update. */
export function framed(document: string, update: Uint8Array): Uint8Array {
  const frame = new Uint8Array(UUID + update.length)
  frame.set(Buffer.from(document.replaceAll('-', ''), 'hex'))
  frame.set(update, UUID)
  return frame
}

export function unframed(said: unknown): { readonly document: string; readonly update: Uint8Array } | null {
  if (!(said instanceof Uint8Array) || said.length <= UUID) return null
  const hex = Buffer.from(said.subarray(0, UUID)).toString('hex')
  const document = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { document, update: said.subarray(UUID) }
}
