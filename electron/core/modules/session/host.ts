import { randomBytes } from 'node:crypto'
import { openRelay, type PeerState } from '#relay/relay.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { Core } from '../../core.ts'
import { deviceKey } from './device.ts'
import { networks } from './networks.ts'
import type { Part, Told } from './part.ts'
import { proposalsToShare, recordsToSend } from './shared-records.ts'

export type Plan = { readonly title: string; readonly address: string; readonly documents: readonly string[] }

/** Opens a session on one of this computer's networks. Refuses with record/not-found or session/port-taken. */
export async function hostSession(core: Core, plan: Plan, told: Told): Promise<Part> {
  const workspace = core.workspace()
  const documents = proposalsToShare(workspace, plan.documents).map(({ id, facts }) => ({ id, title: facts.title }))
  if (!networks().some((network) => network.address === plan.address))
    throw new Refusal('session/port-taken', { reason: `this computer has no private address ${plan.address}` })
  const room = { name: randomBytes(12).toString('base64url'), password: randomBytes(32).toString('base64url') }
  let peers: readonly PeerState[] = []
  const relay = await openRelay({
    address: plan.address,
    device: deviceKey(core),
    name: workspace.me.name,
    session: { title: plan.title, room, documents },
    records: () =>
      recordsToSend(
        workspace,
        documents.map(({ id }) => id),
      ),
    log: core.log,
    now: core.now,
    onPeers(next) {
      peers = next
      told.onChange()
    },
    onSignal: (signal) => told.onSignal(JSON.stringify(signal)),
  })
  return {
    state: () => ({
      part: 'host',
      title: plan.title,
      room,
      address: `${relay.address}:${relay.port}`,
      connected: true,
      peers: [...peers],
      documents,
    }),
    signal: relay.signal,
    invite: relay.invite,
    leave: relay.close,
  }
}
