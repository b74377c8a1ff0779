import { randomBytes } from 'node:crypto'
import { SECRET_BYTES } from '#shared/domain/session/join-code.ts'
import type { RefusalCode } from './frames.ts'
import { invitationId } from './handshake.ts'
import { limits } from './limits.ts'

type Invitation = { readonly secret: Uint8Array; readonly expires: number; device: string | null }

export type Invitations = {
  /** A new one: single use, until `expires` (epoch milliseconds). */
  make(): { secret: Uint8Array; expires: number }
  /** The secret behind an id, for checking a proof; undefined where there is no such invitation. */
  secretOf(id: string): Uint8Array | undefined
  /**
   * Takes an invitation whose secret was proven for a device. The first device has it for good and may come
   * back with it; anyone else, or the first one too late, is told why not.
   */
  take(id: string, device: string): RefusalCode | null
}

export function createInvitations(now: () => number): Invitations {
  const made = new Map<string, Invitation>()
  return {
    make() {
      const secret = randomBytes(SECRET_BYTES)
      const expires = now() + limits.invitationMs
      made.set(invitationId(secret), { secret, expires, device: null })
      return { secret, expires }
    },
    secretOf: (id) => made.get(id)?.secret,
    take(id, device) {
      const invitation = made.get(id)
      if (invitation === undefined) return 'session/code-wrong'
      if (invitation.device === null) {
        if (now() > invitation.expires) return 'session/code-expired'
        invitation.device = device
        return null
      }
      return invitation.device === device ? null : 'session/code-used'
    },
  }
}
