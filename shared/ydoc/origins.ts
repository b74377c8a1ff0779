/**
 * Who made a change to a shared document. Every `transact` and every applied update names one, so that a listener
 * can tell what still has to be kept or sent from what came from there. Changes typed in an editor carry the
 * editor binding's own key instead.
 */
export type ChangeOrigin =
  /** Read from the workspace file: already kept. */
  | { readonly by: 'store' }
  /** Typed in another window or by the command line, on this computer: already kept. */
  | { readonly by: 'another-window' }
  /** Typed by someone else in a session. */
  | { readonly by: 'peer'; readonly via: 'webrtc' | 'relay' }
  /** Words the app came with. */
  | { readonly by: 'starter' }
  | { readonly by: 'command-line' }
  /** Written from records: minutes. */
  | { readonly by: 'facts' }
  /** An older shape of the document brought to today's. */
  | { readonly by: 'migration'; readonly from: number; readonly to: number }

export const fromStore: ChangeOrigin = { by: 'store' }
export const fromAnotherWindow: ChangeOrigin = { by: 'another-window' }
export const fromPeer = (via: 'webrtc' | 'relay'): ChangeOrigin => ({ by: 'peer', via })
export const fromStarter: ChangeOrigin = { by: 'starter' }
export const fromCommandLine: ChangeOrigin = { by: 'command-line' }
export const fromFacts: ChangeOrigin = { by: 'facts' }

const makers: ReadonlySet<unknown> = new Set<ChangeOrigin['by']>([
  'store',
  'another-window',
  'peer',
  'starter',
  'command-line',
  'facts',
  'migration',
])

/** True for origins of this list; false for an editor's, an undo manager's or none. */
export function isChangeOrigin(origin: unknown): origin is ChangeOrigin {
  return typeof origin === 'object' && origin !== null && 'by' in origin && makers.has(origin.by)
}
