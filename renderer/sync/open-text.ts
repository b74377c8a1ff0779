import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import type { StoreStatus } from './core-provider.ts'
import { followed } from './provider.ts'
import type { Sharing } from './sharing.ts'

/** How a text is kept on this computer, and shared. */
export type SharedDocumentStatus = {
  readonly store: StoreStatus
  /** Null where no session shares this document. */
  readonly sharing: Sharing | null
}

const openTexts = new WeakMap<
  Client<AppContract, AppEvents>,
  ReturnType<typeof followed<SharedDocumentStatus | null>>
>()

/**
 * How the text is kept and shared that was opened last in this page and still is; null where none is open. Apart from
 * what opens texts, so that the window's frame shows it without loading Yjs and WebRTC at the start.
 */
export function openTextOf(client: Client<AppContract, AppEvents>) {
  const known = openTexts.get(client) ?? followed<SharedDocumentStatus | null>(null)
  openTexts.set(client, known)
  return known
}
