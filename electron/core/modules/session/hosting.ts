import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { deviceIdOf } from '#relay/device-key.ts'
import type { Invitation, Invitations } from '#relay/invitations.ts'
import type { Relay } from '#relay/relay.ts'
import { mayStandBy } from '#shared/domain/roles/roles.ts'
import { writeJoinCode, writeJoinLink, writePlace } from '#shared/domain/session/join-code.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { isMachine } from '../../instance.ts'
import type { HostFeature } from './feature.ts'
import { devicesMet, type HeldFacts } from './held.ts'
import { newRoom } from './host-room.ts'
import type { Hosting, Told } from './part.ts'
import type { replicaAtHost } from './replica.ts'
import { mustBeToShare } from './texts-to-share.ts'

/** What the chair does while a session is open at this computer. */
export function hostingOf(options: {
  readonly core: Core
  readonly relay: Relay
  readonly invitations: Invitations
  readonly features: readonly HostFeature[]
  readonly replica: ReturnType<typeof replicaAtHost>
  readonly facts: () => HeldFacts
  readonly change: (next: Partial<HeldFacts>) => void
  /** Everyone, and every feature, is told what changed. */
  readonly tellSession: () => void
  readonly told: Told
  readonly handOver: () => Promise<void>
  /** Ends the session, as whoever sits here would. */
  readonly end: () => Promise<void>
}): Hosting {
  const { core, relay, invitations, features, replica, facts, change, tellSession, told } = options
  const devices = devicesMet(core.workspace().db)
  const { log, now } = core

  const memberBy = (participant: string) => {
    const member = relay.members().find((one) => one.participant === participant)
    if (member === undefined) throw new Refusal('session/no-such-person')
    return member
  }
  const isSeat = ({ id }: Invitation) => id === facts().seat
  const stateOf = ({ revokedAt, device, expires }: Invitation) =>
    revokedAt !== null ? 'revoked' : device !== null ? 'used' : now() > expires ? 'expired' : 'unused'

  const name = (participant: string, on: boolean) => {
    const member = relay.members().find((one) => one.participant === participant)
    if (on && member === undefined) throw new Refusal('session/no-such-person')
    if (on && member && !mayStandBy(member.role)) throw new Refusal('session/not-allowed')
    const others = facts().deputies.filter((one) => one !== participant)
    change({
      deputies: on ? [...others, participant] : others,
      ...(on ? {} : { standby: facts().standby.filter((one) => one.participant !== participant) }),
    })
    if (member) replica.stand(member, on)
    relay.tellPeople()
    if (!on) tellSession()
  }

  return {
    share(document, on) {
      if (on) mustBeToShare(core.workspace(), document)
      const others = facts().documents.filter((id) => id !== document)
      if (on && others.length >= 500) throw new Refusal('room/too-many')
      change({ documents: on ? [...others, document] : others })
      tellSession()
    },
    invite({ name, role }, by) {
      const { id, secret, expires } = invitations.make({ name, role, participant: v7() })
      // On a server nobody could compare a number: whoever operates it vouches for whom they invite.
      if (core.instance && by === undefined) change({ trusted: [...facts().trusted, id].slice(-100) })
      const at = core.instance?.at ?? { address: relay.address, port: relay.port }
      return { id, code: writeJoinCode(secret), address: writePlace(at), link: writeJoinLink(secret, at), expires }
    },
    invitations: () =>
      invitations
        .list()
        .filter((one) => !isSeat(one) && !isMachine(one.participant))
        .map((one) => ({ id: one.id, name: one.name, role: one.role, expires: one.expires, state: stateOf(one) })),
    revoke(id) {
      const invitation = invitations.get(id)
      if (invitation === undefined || isSeat(invitation) || isMachine(invitation.participant))
        throw new Refusal('session/no-such-person')
      invitations.revoke(id)
      // Whoever is inside by it is put out by `remove`; who only waits has no other claim.
      if (invitation.device && relay.waiting().some((one) => one.device === invitation.device))
        relay.remove(invitation.participant, 'session/revoked')
      told.onChange()
    },
    letIn(device, yes, by = facts().me.name) {
      if (!relay.waiting().some((one) => one.device === device)) throw new Refusal('session/no-such-person')
      relay.letIn(device, yes)
      if (yes) devices.confirm(device, by, now())
      log.info({ device, yes }, 'the chair compared the number of a computer')
    },
    remove(participant) {
      if (participant === facts().me.participant || !relay.people().some((one) => one.participant === participant))
        throw new Refusal('session/no-such-person')
      const held = { documents: new Set<string>(), records: 0, voices: 0 }
      for (const feature of features) {
        const has = feature.held?.(participant)
        for (const title of has?.documents ?? []) held.documents.add(title)
        held.records += has?.records ?? 0
        held.voices += has?.voices ?? 0
      }
      for (const invitation of invitations.list())
        if (invitation.participant === participant) invitations.revoke(invitation.id)
      change({
        room: newRoom(),
        epoch: facts().epoch + 1,
        people: facts().people.filter((one) => one.participant !== participant),
        deputies: facts().deputies.filter((one) => one !== participant),
        standby: facts().standby.filter((one) => one.participant !== participant),
      })
      relay.remove(participant, 'session/removed')
      log.info({ participant, epoch: facts().epoch }, 'someone was removed from the session, and its keys changed')
      tellSession()
      return { documents: [...held.documents], records: held.records, voices: held.voices }
    },
    deputy: name,
    end: options.end,
    async handTo(participant) {
      const member = memberBy(participant)
      const stands = () => facts().standby.some((one) => one.participant === participant)
      if (!facts().deputies.includes(participant)) name(participant, true)
      for (let tries = 0; tries < 100 && !stands(); tries++) await wait(50)
      if (!stands()) throw new Refusal('session/nobody-to-take-over')
      replica.hand(member)
      log.info({ device: deviceIdOf(member.key) }, 'the session is handed on')
      await options.handOver()
    },
  }
}
