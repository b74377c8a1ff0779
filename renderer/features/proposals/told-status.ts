import { count } from '#renderer/features/records/index.ts'
import type { SharedDocumentStatus } from '#renderer/sync/session-documents.ts'

/** What the page says about where a text is kept and who has it. */
export type Told = {
  readonly kept: SharedDocumentStatus['store']['state']
  /** Null where no session shares the text. */
  readonly shared: string | null
}

/** Milliseconds that something ordinary may be behind before the page speaks of it: every keystroke is, for a moment. */
export const patience = 1500

export function toldOf({ store, peers }: SharedDocumentStatus): Told {
  return { kept: store.state, shared: peers === null ? null : sharedWords(peers.connected, peers.inStep) }
}

/** True where all is as it should be, or where somebody has to know at once. */
export function isToldAtOnce({ store, peers }: SharedDocumentStatus): boolean {
  if (store.state === 'waiting' || store.state === 'refused') return true
  return store.state === 'saved' && (peers === null || peers.inStep === peers.connected)
}

function sharedWords(connected: number, inStep: number): string {
  if (connected === 0) return 'In a session; nobody else has it open'
  const others = `Shared with ${count(connected, 'other', 'others')}`
  return inStep === connected ? others : `${others}, ${inStep} of them up to date`
}
