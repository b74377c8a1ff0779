import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { Share } from '#shared/rpc/contract/session.ts'

/**
 * A session is one authenticated line between each member's core and the host's, and several things that travel on
 * it: the room, the texts, the records, who is where. Each is a feature with a channel of its own on both ends; the line
 * knows nothing of what they say, and they know nothing of how it is kept open.
 */
export const channels = ['room', 'records', 'texts', 'presence', 'receipts', 'replica'] as const
export type Channel = (typeof channels)[number]

/** A JSON value, or bytes. Anything that arrives is unknown until its feature has parsed it. */
export type Said = unknown | Uint8Array

/** One member, at the host. Let in, and not gone. */
export type MemberHandle = {
  readonly participant: string
  /** Id of the computer's key. */
  readonly device: string
  readonly name: string
  readonly role: SessionRole
  say(channel: Channel, said: Said): void
  /** Bytes waiting to be sent: a feature with much to say waits for this to fall. */
  unsent(): number
  /** Hangs up on an offender; `why` goes to the log and holds no text. */
  drop(why: string): void
}

/** What the session is, for features. The same at both ends. */
export type SessionFacts = {
  readonly id: string
  readonly workshop: string | null
  readonly title: string
  readonly share: Share
  readonly documents: readonly { readonly id: string; readonly kind: string; readonly title: string }[]
  /** This computer's own part. */
  readonly me: { readonly participant: string; readonly name: string; readonly role: SessionRole; readonly device: string }
}

/** A feature at the host. Made when the session opens or is resumed. */
export type HostFeature = {
  readonly channel: Channel
  /** Someone was let in, or came back: say what they need. Runs before the member is told that all is ready. */
  joined?(member: MemberHandle): void | Promise<void>
  heard(member: MemberHandle, said: Said): void
  gone?(member: MemberHandle): void
  /** What is shared changed. */
  changed?(facts: SessionFacts): void
  close?(): void | Promise<void>
}

/** The line to the host, at a guest: there, or broken and being mended. */
export type HostLine = { say(channel: Channel, said: Said): void; unsent(): number }

/** A feature at a guest. Made once, when this computer is let in; lives through every break of the line. */
export type GuestFeature = {
  readonly channel: Channel
  /** The line is there (again): say what the host needs. */
  connected?(line: HostLine, facts: SessionFacts): void
  heard(said: Said): void
  disconnected?(): void
  close?(): void | Promise<void>
}
