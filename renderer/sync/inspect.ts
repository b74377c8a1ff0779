import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/**
 * Looks into a y-webrtc message before y-webrtc does, because a damaged one would throw in the middle of changing
 * the document. Message: kind, then for kind 0 (sync) a step and its bytes; 1 awareness; 3 a question for it.
 */
const SYNC = 0
const AWARENESS = 1
const ASKS_AWARENESS = 3

/** Bytes of an update that is tried on an empty document first; a larger one is read through only. */
const TRIED = 256 * 1024
const AWARENESS_BYTES = 64 * 1024
const STATE_BYTES = 4096
const PEOPLE = 200

export type Looked =
  | { readonly kind: 'state-vector'; readonly vector: ReadonlyMap<number, number> }
  | { readonly kind: 'update' | 'awareness' | 'question' }

/** What the message is. Throws where it makes no sense or is larger than any honest one. */
export function lookInto(message: Uint8Array): Looked {
  const decoder = decoding.createDecoder(message)
  const kind = decoding.readVarUint(decoder)
  switch (kind) {
    case SYNC: {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (step === 0) return { kind: 'state-vector', vector: Y.decodeStateVector(bytes) }
      if (step !== 1 && step !== 2) throw new RangeError('no such step')
      tryUpdate(bytes)
      return { kind: 'update' }
    }
    case AWARENESS:
      lookIntoAwareness(decoding.readVarUint8Array(decoder))
      return { kind: 'awareness' }
    case ASKS_AWARENESS:
      return { kind: 'question' }
    default:
      throw new RangeError('no such message')
  }
}

function tryUpdate(bytes: Uint8Array): void {
  Y.decodeUpdate(bytes)
  if (bytes.byteLength > TRIED) return
  const scratch = new Y.Doc()
  try {
    Y.applyUpdate(scratch, bytes)
  } finally {
    scratch.destroy()
  }
}

/** What pages say of themselves. Throws where that is nobody's presence, or larger than any honest one. */
export function lookIntoAwareness(bytes: Uint8Array): readonly { readonly page: number; readonly isGone: boolean }[] {
  if (bytes.byteLength > AWARENESS_BYTES) throw new RangeError('too much about who is here')
  const decoder = decoding.createDecoder(bytes)
  const people = decoding.readVarUint(decoder)
  if (people > PEOPLE) throw new RangeError('too many people')
  return Array.from({ length: people }, () => {
    const page = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    const text = decoding.readVarString(decoder)
    const state: unknown = text.length > STATE_BYTES ? undefined : JSON.parse(text)
    if (!isPresence(state)) throw new TypeError('no one’s presence')
    return { page, isGone: state === null }
  })
}

/** Nobody, or an object whose person, if it has one, has a short name and a colour that is only a colour. */
function isPresence(state: unknown): boolean {
  if (state === null) return true
  if (typeof state !== 'object') return false
  const { user, participant, line } = state as { user?: unknown; participant?: unknown; line?: unknown }
  if (![participant, line].every((name) => name == null || (typeof name === 'string' && name.length <= 100)))
    return false
  if (user === undefined || user === null) return true
  if (typeof user !== 'object') return false
  const { name, color } = user as { name?: unknown; color?: unknown }
  const isName = name === undefined || name === null || (typeof name === 'string' && name.length <= 200)
  const isColour =
    color === undefined || color === null || (typeof color === 'string' && /^#[0-9a-f]{3,8}$/i.test(color))
  return isName && isColour
}

/** True where `theirs` holds everything that `ours` does. Deletions are not counted. */
export function holdsAll(theirs: ReadonlyMap<number, number>, ours: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of ours) if ((theirs.get(client) ?? 0) < clock) return false
  return true
}
