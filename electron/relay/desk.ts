import { serveConnection } from './connection.ts'
import type { DeviceKey } from './device-key.ts'
import type { Invitations } from './invitations.ts'
import type { Listener } from './listener.ts'
import type { RelayLog } from './log.ts'
import type { Meter } from './meter.ts'
import type { Budget } from './outbox.ts'
import type { Member, RelayFeature } from './relay.ts'

export type DeskOptions = {
  readonly listener: Listener
  readonly device: DeviceKey
  /** As the instance that holds the session last told; nothing is kept of what is taken here. */
  readonly invitations: Pick<Invitations, 'get' | 'take'>
  /** Whoever the instance that holds the session has let in. */
  readonly recognised: (device: string) => boolean
  readonly session: string
  readonly texts: RelayFeature
  readonly members: number
  readonly meter?: Meter | undefined
  readonly log: RelayLog
  readonly now: () => number
}

export type Desk = {
  members(): readonly Member[]
  /** Someone was removed, or an invitation revoked. */
  remove(participant: string): void
  /** Hangs up on all; the listener stays open for whoever answers next. */
  close(): void
}

/**
 * Serves texts, and nothing else, on a listener that stands by: what an instance of a server does that does not hold the
 * session. Who rings for the session itself is sent on, and whoever was not let in there is not let in here.
 */
export function openDesk(options: DeskOptions): Desk {
  const { listener, device, texts, log, now } = options
  const budget: Budget = { used: 0 }
  const inside = new Map<string, Member>()
  let connections = 0
  let isOver = false

  listener.answer((socket, { address, isStranger, isKnown }) => {
    connections += 1
    let mine: Member | null = null
    serveConnection(socket, {
      number: connections,
      address,
      fingerprint: listener.fingerprint,
      device,
      invitations: options.invitations,
      log,
      now,
      budget,
      serves: 'texts',
      meter: options.meter,
      onStranger: isStranger,
      onKnown: isKnown,
      onProven(caller) {
        const { participant, role } = caller.invitation
        const before = inside.get(participant)
        const isFull = before === undefined && inside.size >= options.members
        if (isOver || isFull || !options.recognised(caller.device)) return caller.refuse('session/no-answer')
        before?.drop('came back by another connection')
        const { device: id, key, name, say, unsent, drop } = caller
        const member: Member = { participant, device: id, key, name, role, address, say, unsent, drop }
        mine = member
        inside.set(participant, member)
        caller.enter()
        // All that the session is, is told on the line to whoever holds it.
        caller.send({
          t: 'welcome',
          session: {
            ...{ id: options.session, workshop: null, title: '', participant, name: '', role, epoch: 0, term: 0 },
            ...{
              room: null,
              documents: [],
              share: { records: [], voices: false, keep: false },
              standby: [],
              homes: [],
            },
          },
          key: device.publicKey,
          signature: caller.signature,
        })
        void texts.joined?.(member)
      },
      onFrame(caller, frame) {
        if (frame.t === 'leaving') caller.end()
        else caller.drop('spoke of something else than texts')
      },
      onBytes(caller, channel, said) {
        if (mine !== null && channel === texts.channel) texts.heard(mine, said)
        else caller.drop('spoke of something else than texts')
      },
      onGone() {
        if (mine === null || inside.get(mine.participant) !== mine) return
        inside.delete(mine.participant)
        texts.gone?.(mine)
      },
    })
  })

  return {
    members: () => [...inside.values()],
    remove: (participant) => inside.get(participant)?.drop('is not in the session any more'),
    close() {
      isOver = true
      for (const member of inside.values()) member.drop('the texts are served elsewhere now')
    },
  }
}
