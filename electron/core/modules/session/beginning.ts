import { v7 } from 'uuid'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { Share } from '#shared/rpc/contract/session.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { machineAt } from '../../instance.ts'
import { deviceKey } from './device.ts'
import { fromKept, type HeldFacts, heldSessions } from './held.ts'
import { type Beginning, hold } from './host.ts'
import { newRoom } from './host-room.ts'
import { networks } from './networks.ts'
import type { Part, Succession, Told } from './part.ts'
import { succeeding } from './replica.ts'
import { textsToShare } from './texts-to-share.ts'

export type Plan = {
  readonly workshop: string | null
  readonly title: string
  readonly address: string
  readonly port?: number | undefined
  readonly documents: readonly string[]
  readonly share: Share
}

/** Opens a session on one of this computer's networks. Refuses with record/not-found or session/port-taken. */
export function openSession(core: Core, plan: Plan, told: Told): Promise<Part> {
  const workspace = core.workspace()
  if (textsToShare(workspace, plan.documents).length < new Set(plan.documents).size)
    throw new Refusal('record/not-found')
  if (!core.instance && !networks().some((network) => network.address === plan.address))
    throw new Refusal('session/port-taken', { reason: `this computer has no private address ${plan.address}` })
  const { name, role } = workspace.me
  const me = {
    participant: core.instance ? machineAt(core.instance.at) : v7(),
    device: deviceKey(core).id,
    name,
    // Whoever opens a session runs it.
    role: roleMay(role, 'run') ? role : ('chair' as const),
  }
  return hold(
    core,
    {
      how: 'opened',
      session: v7(),
      facts: {
        title: plan.title,
        workshop: plan.workshop,
        documents: [...new Set(plan.documents)],
        boards: [],
        share: plan.share,
        room: newRoom(),
        epoch: 0,
        term: 0,
        address: plan.address,
        port: plan.port ?? 0,
        me,
        seat: '',
        people: [],
        deputies: [],
        standby: [],
        trusted: [],
      },
      invitations: [],
      parts: {},
    },
    told,
  )
}

/** Takes up the session that this computer held when it stopped: where it was, or on any port where that one is not free. */
export async function takeUpSession(core: Core, session: string, kept: HeldFacts, told: Told): Promise<Part> {
  const invitations = heldSessions(core.workspace().db).invitations(session)
  const here = networks()
  const address = core.instance
    ? core.instance.listen.address
    : here.some((network) => network.address === kept.address)
      ? kept.address
      : here[0]?.address
  if (address === undefined) throw new Refusal('session/port-taken', { reason: 'this computer is on no network' })
  const beginning = (port: number): Beginning => ({
    how: 'resumed',
    session,
    facts: { ...kept, address, port },
    invitations,
    parts: {},
  })
  try {
    return await hold(core, beginning(core.instance?.listen.port ?? kept.port), told)
  } catch (error) {
    if (core.instance || !(error instanceof Refusal) || error.code !== 'session/port-taken') throw error
    return await hold(core, beginning(0), told)
  }
}

/** Goes on where the host left off, as its deputy. */
export function takeOverSession(core: Core, { replica, listener }: Succession, me: HeldFacts['me'], told: Told) {
  const { address, port } = listener
  return hold(
    core,
    {
      how: 'taken-over',
      session: replica.session,
      facts: succeeding(replica, me, { address, port }),
      invitations: replica.invitations.map(fromKept),
      parts: replica.parts,
      listener,
    },
    told,
  )
}
