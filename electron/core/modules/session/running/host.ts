import { createAllowance } from '#relay/rate.ts'
import { roleMay, type SessionRole } from '#shared/domain/roles/roles.ts'
import { looksAfterAll } from '#shared/domain/session/sharing.ts'
import type { Waiting } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { HostContext, HostFeature, MemberHandle } from '../feature.ts'
import type { Hosting } from '../part.ts'
import { type Asked, type FromHost, ToHost } from './wire.ts'

const AT_ONCE = 100
const PER_SECOND = 10

/**
 * Lets those who run the session do from their own computer what can be done at the host's: the only way where nobody sits
 * there. Who may is decided here, whatever their screen shows.
 */
export function runningAtHost(
  context: HostContext,
  { hosting, waiting }: { readonly hosting: () => Hosting; readonly waiting: () => readonly Waiting[] },
): HostFeature & { tell(): void } {
  const { core, log } = context
  const allowances = new WeakMap<MemberHandle, ReturnType<typeof createAllowance>>()
  let told = '[]'

  const tellWaiting = (member: MemberHandle) =>
    member.say('running', { t: 'waiting', waiting: [...waiting()] } satisfies FromHost)
  const runs = ({ role }: MemberHandle) => roleMay(role, 'run')

  /** Who runs a session for others does not hand out, or end, the part of those who look after it. */
  const mustReach = (member: MemberHandle, role: SessionRole | undefined) => {
    if (role !== undefined && looksAfterAll(role) && !looksAfterAll(member.role))
      throw new Refusal('session/not-allowed')
  }
  const answer = (member: MemberHandle, asked: Asked): unknown => {
    const host = hosting()
    switch (asked.t) {
      case 'invite':
        mustReach(member, asked.role)
        return host.invite({ name: asked.name, role: asked.role }, member.name)
      case 'invitations':
        return host.invitations()
      case 'revoke':
        mustReach(member, host.invitations().find(({ id }) => id === asked.invitation)?.role)
        return host.revoke(asked.invitation)
      case 'letIn':
        mustReach(member, waiting().find(({ device }) => device === asked.device)?.role)
        return host.letIn(asked.device, asked.yes, member.name)
      case 'remove':
        mustReach(member, context.people().find(({ participant }) => participant === asked.participant)?.role)
        return host.remove(asked.participant)
      case 'deputy':
        // A deputy is given every invitation and what the room holds: who looks after the group names them.
        mustReach(member, 'secretariat')
        return host.deputy(asked.participant, asked.on)
      case 'share':
        return host.share(asked.document, asked.on)
      case 'end':
        if (!core.instance) throw new Refusal('session/not-allowed')
        mustReach(member, 'chair')
        return void host.end()
    }
  }

  return {
    channel: 'running',
    joined(member) {
      allowances.set(member, createAllowance(AT_ONCE, PER_SECOND, core.now))
      if (runs(member)) tellWaiting(member)
    },
    heard(member, said) {
      if (!allowances.get(member)?.take()) return member.drop('asks too often to run the session')
      const parsed = ToHost.safeParse(said)
      if (!parsed.success) return member.drop('asks to run the session in no way that makes sense')
      if (!runs(member)) return member.drop('asked for what only those may do who run the session')
      const { id, asked } = parsed.data
      const say = (frame: FromHost) => member.say('running', frame)
      try {
        const given = answer(member, asked) ?? null
        log.info({ participant: member.participant, asked: asked.t }, 'someone ran the session from elsewhere')
        say({ t: 'answer', id, answer: given })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        say({ t: 'refused', id, code: error.code })
      }
    },
    /** Who waits may have changed. */
    tell() {
      const now = JSON.stringify(waiting())
      if (now === told) return
      told = now
      for (const member of context.members()) if (runs(member)) tellWaiting(member)
    },
  }
}
