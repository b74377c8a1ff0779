import type { Listener } from '#relay/listener.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { SignalToRelay } from '#shared/domain/session/signalling.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import type { CurrentSession } from './current.ts'
import type { Replica } from './held.ts'

export type Invited = { id: string; code: string; address: string; link: string; expires: number }
export type InvitationShown = {
  id: string
  name: string
  role: SessionRole
  expires: number
  state: 'unused' | 'used' | 'revoked' | 'expired'
}
export type Held = { documents: string[]; records: number; voices: number }
type Soon<T> = T | Promise<T>

/** What whoever runs a session does with the host's computer: from there at once, from elsewhere by the session's line. */
export type Running = {
  share(document: string, on: boolean): Soon<void>
  invite(whom: { name: string; role: SessionRole }): Soon<Invited>
  invitations(): Soon<InvitationShown[]>
  revoke(invitation: string): Soon<void>
  letIn(device: string, yes: boolean): Soon<void>
  remove(participant: string): Soon<Held>
  deputy(participant: string, on: boolean): Soon<void>
  /** Ends the session for all. Refuses with session/not-allowed where somebody sits at the host's computer, and is not asked. */
  end(): Soon<void>
}

/** The same at the host's computer itself. `by`: who asked, where that is somebody on the line. */
export type Hosting = {
  share(document: string, on: boolean): void
  invite(whom: { name: string; role: SessionRole }, by?: string): Invited
  invitations(): InvitationShown[]
  revoke(invitation: string): void
  letIn(device: string, yes: boolean, by?: string): void
  remove(participant: string): Held
  deputy(participant: string, on: boolean): void
  end(): void | Promise<void>
  /** Gives the session to a deputy who is here, and leaves. */
  handTo(participant: string): Promise<void>
}

/** What a deputy's computer has in order to go on. */
export type Succession = { readonly replica: Replica; readonly listener: Listener }

/** This computer's part in a session: as its host or as a guest. */
export type Part = {
  state(): NonNullable<SessionState['session']>
  /** What features' handlers reach; null while this computer waits to be let in. */
  current(): CurrentSession | null
  /** What one of this computer's pages says to the others. */
  signal(signal: SignalToRelay): void
  readonly hosting: Hosting | null
  /** Null where this person does not run the session. */
  readonly running: Running | null
  /** Leaves the guests' side for the host's. Null where this computer cannot: not a deputy, or the host is there. */
  succeed(evenIfHostIsThere: boolean): Promise<Succession | null>
  /** Ends the session, or leaves it. */
  leave(): Promise<void>
}

/** What a part tells of itself. */
export type Told = {
  onChange(): void
  onSignal(message: string): void
  /** The session is over for this computer, not by its own wish. */
  onEnded(why: 'ended' | 'removed' | 'refused'): void
  /** The host gives the session to this computer. */
  onHanded(): void
  /** Another computer holds the session by now, and this one has stopped doing so: it goes there as a guest. */
  onOvertaken(join: (told: Told) => Promise<Part>): void
}
