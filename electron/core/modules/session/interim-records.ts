import { z } from 'zod'
import { RecordId } from '#shared/domain/records/schema.ts'
import { FactsSchema } from '#shared/rpc/contract/records.ts'
import type { GuestContext, GuestFeature, HostContext, HostFeature } from './feature.ts'
import { keepReceived, recordsToSend } from './shared-records.ts'

const Received = z.array(z.strictObject({ kind: z.literal('proposal'), id: RecordId, facts: FactsSchema })).max(500)

/** The records of shared proposals, for roles that may read. */
export const proposalsAtHost = ({ workspace, facts }: HostContext): HostFeature => ({
  channel: 'records',
  joined: (member) =>
    member.say(
      'records',
      recordsToSend(
        workspace,
        facts().documents.map(({ id }) => id),
      ),
    ),
  heard: (member) => member.drop('spoke where it only listens'),
})

export const proposalsAtGuest = ({ workspace, log }: GuestContext): GuestFeature => ({
  channel: 'records',
  heard(said) {
    const received = Received.safeParse(said).data
    if (received) keepReceived(workspace, received, log)
  },
})
