import { randomBytes } from 'node:crypto'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import { SECRET_BYTES } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { RefusalCode } from './frames.ts'
import { invitationId } from './handshake.ts'
import { limits } from './limits.ts'

/** One person's way in: a secret for one computer. `expires` (epoch milliseconds, the host's clock) matters until it is used. */
export type Invitation = {
  readonly id: string
  readonly secret: Uint8Array
  readonly participant: string
  /** As the chair knows them; empty: as they call themselves. */
  readonly name: string
  readonly role: SessionRole
  readonly expires: number
  /** The computer that has it; null: none yet. */
  readonly device: string | null
  readonly revokedAt: number | null
}

export type Invitations = {
  /** A new one. Refuses with session/full where there are more than a session can need. */
  make(whom: { name: string; role: SessionRole; participant: string }): Invitation
  /** One whose secret both sides know beforehand: for good, of an instance of a server. One that is there already stays as it is. */
  expect(whom: { secret: Uint8Array; name: string; role: SessionRole; participant: string }): Invitation
  get(id: string): Invitation | undefined
  list(): readonly Invitation[]
  /**
   * Takes an invitation whose secret was proven for a device. The first device has it for good and may come
   * back with it; anyone else, or the first one too late, is told why not. A computer that had another invitation of
   * this session stays the person it was.
   */
  take(id: string, device: string): Invitation | RefusalCode
  revoke(id: string): void
}

export function createInvitations(options: {
  readonly now: () => number
  /** From before: a host that came back, or a deputy that goes on. */
  readonly kept?: readonly Invitation[]
  /** How many a session may need; as many as a room of people where left out. */
  readonly most?: number | undefined
  /** Made, taken or revoked: to be kept. */
  readonly onChange?: (invitation: Invitation) => void
}): Invitations {
  const { now, kept = [], onChange = () => undefined } = options
  const made = new Map(kept.map((invitation) => [invitation.id, invitation]))
  const put = (invitation: Invitation) => {
    made.set(invitation.id, invitation)
    onChange(invitation)
    return invitation
  }
  return {
    make({ name, role, participant }) {
      if (made.size >= (options.most ?? limits.invitations)) throw new Refusal('session/full')
      const secret = randomBytes(SECRET_BYTES)
      const expires = now() + limits.invitationMs
      return put({ id: invitationId(secret), secret, participant, name, role, expires, device: null, revokedAt: null })
    },
    expect: (whom) =>
      made.get(invitationId(whom.secret)) ??
      put({ ...whom, id: invitationId(whom.secret), expires: Number.MAX_SAFE_INTEGER, device: null, revokedAt: null }),
    get: (id) => made.get(id),
    list: () => [...made.values()],
    take(id, device) {
      const invitation = made.get(id)
      if (invitation === undefined) return 'session/code-wrong'
      if (invitation.revokedAt !== null) return 'session/revoked'
      if (invitation.device !== null) return invitation.device === device ? invitation : 'session/code-used'
      if (now() > invitation.expires) return 'session/code-expired'
      const before = [...made.values()].find((other) => other.device === device && other.revokedAt === null)
      return put({ ...invitation, device, participant: before?.participant ?? invitation.participant })
    },
    revoke(id) {
      const invitation = made.get(id)
      if (invitation && invitation.revokedAt === null) put({ ...invitation, revokedAt: now() })
    },
  }
}
