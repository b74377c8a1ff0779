import { count } from '#renderer/features/records/index.ts'
import type { SharedDocumentStatus } from '#renderer/sync/open-text.ts'
import type { Sharing } from '#renderer/sync/sharing.ts'
import type { Receipt, SessionState } from '#shared/rpc/contract/session.ts'

/** What the status line says about sharing. */
export type Told = {
  /** By which road and to how many, and how many hold it; as many sentences as there are things to say. */
  readonly notes: readonly string[]
  /** The same for people who hear the screen, without the figures, which change all the time. */
  readonly spoken: string
}

/** Milliseconds that something ordinary may be behind before it is spoken of: every keystroke is, for a moment. */
export const patience = 1500

const nothing: Told = { notes: [], spoken: '' }
const unreached = 'Cannot reach the others just now: everything is saved here'
const alone = 'A session is open, nobody else is here'

/** True where all is as it should be, so that it can be said at once. */
export function isInOrder({ store, sharing }: SharedDocumentStatus): boolean {
  if (sharing === null) return true
  const { reached, receipt } = sharing
  return store.state === 'saved' && reached && (receipt === null || receipt.hold === receipt.of)
}

/** About the text that is open. */
export function toldOfText({ sharing }: SharedDocumentStatus): Told {
  if (sharing === null) return nothing
  if (!sharing.reached) return { notes: [unreached], spoken: unreached }
  if (sharing.here === 0 && sharing.direct === 0) return { notes: [alone], spoken: '' }
  const held = heldWords(sharing.receipt)
  return { notes: [roadWords(sharing), ...(held === null ? [] : [held])], spoken: spokenRoad(sharing) }
}

function roadWords({ road, isHost, here, direct }: Sharing): string {
  if (road === 'hub') return `Shared through ${hubName(isHost)} with ${others(here)}`
  return direct === 0 ? `In a session with ${others(here)}` : `Shared directly with ${others(direct)}`
}

function spokenRoad({ road, isHost, direct }: Sharing): string {
  if (road === 'hub') return `Shared through ${hubName(isHost)}`
  return direct === 0 ? '' : 'Shared directly'
}

const hubName = (isHost: boolean) => (isHost ? 'this computer' : 'the chair’s computer')
const others = (people: number) => count(people, 'other', 'others')

function heldWords(receipt: Sharing['receipt']): string | null {
  if (receipt === null || receipt.of < 2) return null
  const { hold, of } = receipt
  if (hold < of) return `${hold} of ${of} hold this text`
  return of === 2 ? 'Both hold this text' : `All ${of} hold this text`
}

/** About the session, where no text is open. */
export function toldOfSession(session: NonNullable<SessionState['session']>, receipts: Receipt): Told {
  if (session.standing === 'waiting') return nothing
  if (!session.connected) return { notes: [unreached], spoken: unreached }
  const here = session.peers.filter((peer) => peer.here).length
  if (here === 0) return { notes: [alone], spoken: '' }
  const behind = receipts.filter(({ hold, of }) => hold < of).length
  const texts =
    behind === 0 ? 'Everyone holds the same texts' : `${count(behind, 'text is', 'texts are')} not yet with everyone`
  return { notes: [`In a session with ${others(here)}`, ...(receipts.length === 0 ? [] : [texts])], spoken: '' }
}
