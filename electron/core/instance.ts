import type { Extension } from '@hocuspocus/server'
import type { Meter } from '#relay/meter.ts'
import { type Place, writePlace } from '#shared/domain/session/join-code.ts'

/** A core on a server: one of several processes that hold sessions together, with nobody sitting at any of them. */
export type Instance = {
  /** Where members and other instances ring it, and what it is called among them. */
  readonly at: Place
  /** The address and port it listens on: behind a container's network they are not the same. */
  readonly listen: Place
  /** Every instance of the server, this one among them, with the secret by which it comes into a session. */
  readonly all: readonly { readonly at: Place; readonly secret: Uint8Array }[]
  /** Computers of people in one session. */
  readonly members: number
  /** Keeps texts the same in all instances that hold them. Made anew for each hub; undefined where this instance is alone. */
  readonly extension?: (() => Extension) | undefined
  readonly meter: Meter
}

const MACHINE = 'server/'

/** An instance's participant: the same in every session. */
export const machineAt = (at: Place): string => `${MACHINE}${writePlace(at)}`

/** Whether a participant is an instance of a server, and no person. */
export const isMachine = (participant: string): boolean => participant.startsWith(MACHINE)

/** Every member has a line, a second one for texts at home elsewhere, and rings again before an old one is gone. */
export const connectionsOf = (members: number): number => 2 * members + 64
