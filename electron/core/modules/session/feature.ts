import type { Channel } from '#relay/channels.ts'
import type { Listener } from '#relay/listener.ts'
import type { KindName } from '#shared/domain/records/kinds.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { Place } from '#shared/domain/session/join-code.ts'
import type { Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import type { Peer, Receipt, Share } from '#shared/rpc/contract/session.ts'
import type { Core, Workspace } from '../../core.ts'
import type { Log } from '../../log.ts'
import type { Replica } from './held.ts'

export type { Channel } from '#relay/channels.ts'

/*
 * A session is one authenticated line between each member's core and the host's, and several things that travel on
 * it: the room, the texts, the records, who is where. Each is a feature with a channel of its own on both ends; the line
 * knows nothing of what they say, and they know nothing of how it is kept open. `features.ts` lists them.
 *
 * JSON is at most 128 KB a frame from a member and 1 MB from the host; bytes are at most 64 KB a frame either way
 * (`electron/relay/fragments.ts` cuts and gathers what is longer). What is said arrives in order within
 * a channel. A feature that cannot read what was said to it calls `drop` (host), or leaves it out with a line in the log (guest).
 */

/** A JSON value, or bytes. Anything that arrives is unknown until its feature has parsed it. */
export type Said = unknown | Uint8Array

/** One member, at the host. Let in, and not gone. */
export type MemberHandle = {
  readonly participant: string
  /** Id of the computer's key. */
  readonly device: string
  /** Public half of that key: 32 bytes in base64url. */
  readonly key: string
  readonly name: string
  readonly role: SessionRole
  say(channel: Channel, said: Said): void
  /** Bytes waiting to be sent: a feature with much to say waits for this to fall. */
  unsent(): number
  /** Hangs up on an offender; `why` goes to the log and holds no text. */
  drop(why: string): void
}

export type Home = { readonly id: string; readonly away: { readonly at: Place; readonly key: string } | null }

/** What the session is, for features. The same at both ends. */
export type SessionFacts = {
  readonly id: string
  readonly workshop: string | null
  readonly title: string
  readonly share: Share
  /** Empty for roles that may not read. */
  readonly documents: readonly { readonly id: string; readonly kind: KindName; readonly title: string }[]
  /**
   * On a server of several instances: those that share the texts, by participant. `at` and `key`: where another line
   * leads to it; null for the one that holds the session. Undefined or empty elsewhere.
   */
  readonly homes?: readonly Home[]
  /** This computer's own part. */
  readonly me: {
    readonly participant: string
    readonly name: string
    readonly role: SessionRole
    readonly device: string
  }
}

/** A feature at the host. Made when the session opens or is resumed. */
export type HostFeature = {
  readonly channel: Channel
  /**
   * Someone was let in, or came back (then what they were before has `gone`): say what they need. The member is already
   * among `members()`, and may be heard from now on. They are told that all is ready, and their join is answered, once
   * every feature's promise has settled, or after ten seconds.
   */
  joined?(member: MemberHandle): void | Promise<void>
  heard(member: MemberHandle, said: Said): void
  gone?(member: MemberHandle): void
  /** What is shared changed. */
  changed?(facts: SessionFacts): void
  /** What pages ask of it. */
  readonly door?: Doors[keyof Doors]
  /** The chair ends the session, and everyone is still on the line: five seconds at most for a last word. */
  closing?(): void | Promise<void>
  close?(): void | Promise<void>
  /** What somebody who is being removed holds already. Titles, and counts. */
  held?(participant: string): { documents?: readonly string[]; records?: number; voices?: number }
  /** What a deputy needs in order to go on in this one's place: JSON, well under 1 MB. Asked after `context.replicate()`. */
  replica?(isHandedOver: boolean): unknown
  /** Takes what `replica` gave on another computer; runs before anyone can join. */
  restore?(part: unknown): void
}

/**
 * The record of the session as it stands: of its plan, or that under which one that nobody planned is found again, made
 * once something came of it. Null until then.
 */
export type RecordOfSession = () => string | null

/** The line to the host, at a guest: there, or broken and being mended. */
export type HostLine = { say(channel: Channel, said: Said): void; unsent(): number }

/** What a deputy has in order to go on in the host's place. */
export type Standing = { readonly replica: Replica; readonly listener: Listener }

/** A feature at a guest. Made once, when this computer is let in; lives through every break of the line. */
export type GuestFeature = {
  readonly channel: Channel
  /** The line is there (again): say what the host needs. */
  connected?(line: HostLine, facts: SessionFacts): void
  heard(said: Said): void
  disconnected?(): void
  /** What this computer needs in order to go on in the host's place came, or changed: `context.standing`. */
  stands?(): void
  /** What is shared, or one's own role, changed. */
  changed?(facts: SessionFacts): void
  /** This computer leaves of its own will, and the line is still there for a last word. */
  leaving?(): void
  /** What pages ask of it. */
  readonly door?: Doors[keyof Doors]
  close?(): void | Promise<void>
}

/** What a feature's handlers find behind `doorOf(core, channel)` while a session is open and this computer is inside. */
export type Doors = {
  room: {
    view(as: 'person' | 'room'): RoomView | null
    do(intent: Intent): { queued: boolean } | Promise<{ queued: boolean }>
  }
  texts: { road(document: string, road: 'direct' | 'hub'): void }
  presence: { present(document: string, update: Uint8Array): void }
  receipts: { receipt(): Receipt }
  records: {
    /** A record that is this workspace's own becomes the session's, with what belongs to it. */
    bring(record: string): void
  }
}

/** What every feature is made with. */
type Context = {
  readonly core: Core
  readonly workspace: Workspace
  /** Ids and counts only. */
  readonly log: Log
  /** As they stand; ask anew each time. */
  facts(): SessionFacts
  /** Everyone who was ever let in and not removed, the host too, and whether they are here. */
  people(): readonly Peer[]
  /** Signs with this computer's key: Ed25519, base64url. */
  sign(message: string): string
  /** This computer's public key. */
  readonly key: string
}

export type HostContext = Context & {
  /** `resumed`: this computer held it before; `taken-over`: another did, and `restore` is told what it left. */
  readonly how: 'opened' | 'resumed' | 'taken-over'
  /** Everyone let in and here; the host has no line to itself and is not among them. */
  members(): readonly MemberHandle[]
  /** By id, where they are here. */
  member(participant: string): MemberHandle | undefined
  /** Says it to everyone here, or to those it is for. */
  sayToAll(channel: Channel, said: Said, whom?: (member: MemberHandle) => boolean): void
  /** Shares the text of a block, or of a break-out group, which need not have a record: until the session is over. */
  shareBoard(board: { readonly id: string; readonly title: string }): void
  /** Shares proposals, as whoever runs the session would; those that are not here are left out. */
  shareProposals(ids: readonly string[]): void
  /** What `replica` gives has changed; deputies are told within a second. */
  replicate(): void
}

/** A line for texts: there, or broken (null) and being mended. */
export type TextsLine = { line(line: HostLine | null): void; heard(said: Uint8Array): void }

export type GuestContext = Context & {
  /** Null while the host cannot be reached. */
  line(): HostLine | null
  /** Null where this computer is no deputy. */
  standing?(): Standing | null
  /** Keeps a line to another instance of the server, for texts alone; it is rung again until stopped. */
  textsLine?(to: { readonly at: Place; readonly key: string }, on: TextsLine): { stop(): void }
  /** The host's public key; of the deputy who took over, once one did. */
  hostKey(): string
}
