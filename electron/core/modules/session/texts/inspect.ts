import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** What a member's Hocuspocus provider may say about one document. */
export type Heard =
  | { readonly kind: 'shows-itself' | 'closes'; readonly document: string }
  /** Asks for what it lacks. */
  | { readonly kind: 'asks'; readonly document: string }
  | { readonly kind: 'brings'; readonly document: string; readonly update: Uint8Array }
  | { readonly kind: 'tells'; readonly document: string; readonly payload: string }

const SYNC = 0
const AUTH = 2
const STATELESS = 5
const CLOSE = 7
const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2
/** Of what is told beside the text, in characters. */
const LONGEST_TOLD = 200

/**
 * Reads a message before Hocuspocus does, which takes more kinds and believes what it reads. Null for anything that an
 * honest provider without awareness does not say.
 */
export function inspect(message: Uint8Array): Heard | null {
  try {
    const decoder = decoding.createDecoder(message)
    const document = decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === AUTH) return { kind: 'shows-itself', document }
    if (type === CLOSE) return { kind: 'closes', document }
    if (type === STATELESS) {
      const payload = decoding.readVarString(decoder)
      return payload.length > LONGEST_TOLD ? null : { kind: 'tells', document, payload }
    }
    if (type !== SYNC) return null
    const step = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (step === STEP_1) {
      Y.decodeStateVector(content)
      return { kind: 'asks', document }
    }
    return step === STEP_2 || step === UPDATE ? { kind: 'brings', document, update: content } : null
  } catch {
    return null
  }
}
