import type { SignalToRelay } from '#shared/domain/session/signalling.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'

/** This computer's part in a session: as its host or as a guest. */
export type Part = {
  state(): NonNullable<SessionState['session']>
  /** What one of this computer's pages says to the others. */
  signal(signal: SignalToRelay): void
  /** A code for one more computer. Refuses where this part cannot invite. */
  invite(): { code: string; expires: number }
  /** Ends the session, or leaves it. */
  leave(): Promise<void>
}

/** What a part tells of itself. */
export type Told = {
  onChange(): void
  onSignal(message: string): void
  /** The session is over, not by this computer's wish. */
  onEnded(): void
}
