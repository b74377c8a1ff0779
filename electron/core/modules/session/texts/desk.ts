import { type Desk, openDesk } from '#relay/desk.ts'
import type { Invitation } from '#relay/invitations.ts'
import { standBy } from '#relay/listener.ts'
import { documentsOf } from '../../documents/handlers.ts'
import { deviceKey } from '../device.ts'
import type { GuestContext, HostContext } from '../feature.ts'
import { fromKept } from '../held.ts'
import type { TextsAtGuest } from './guest.ts'
import { textsAtHost } from './host.ts'

/** So long texts are served on when the instance that holds the session cannot be reached: until another goes on, or this one. */
const ALONE = 6_000

/**
 * The texts at an instance of a server that another holds the session of: served from here to those who come for them, as
 * far as they were let in there. What is written here and elsewhere meets by the hub's extension, and is kept at both.
 */
export function textsAtDesk(context: GuestContext): TextsAtGuest {
  const { core, workspace, log, facts } = context
  const documents = documentsOf(workspace)
  let desk: Desk | null = null
  let alone: NodeJS.Timeout | undefined

  const members = () => desk?.members() ?? []
  const hosting: HostContext = {
    ...{ core, workspace, log, facts, how: 'taken-over', people: context.people, sign: context.sign, key: context.key },
    members,
    member: (participant) => members().find((one) => one.participant === participant),
    sayToAll: () => undefined,
    shareBoard: () => undefined,
    shareProposals: () => undefined,
    replicate: () => undefined,
  }
  const texts = textsAtHost(hosting)
  const replica = () => context.standing?.()?.replica

  /** As last told: read once for each telling. */
  let read: { of: unknown; byId: ReadonlyMap<string, Invitation> } = { of: null, byId: new Map() }
  const invitations = () => {
    const now = replica()
    if (now !== read.of)
      read = {
        of: now,
        byId: new Map(
          (now?.invitations ?? []).filter((one) => one.revokedAt === null).map((one) => [one.id, fromKept(one)]),
        ),
      }
    return read.byId
  }
  const open = () => {
    const { instance } = core
    const standing = context.standing?.()
    if (!instance || !standing) return
    desk = openDesk({
      listener: standing.listener,
      device: deviceKey(core),
      session: standing.replica.session,
      texts,
      members: instance.members,
      meter: instance.meter,
      log,
      now: core.now,
      invitations: {
        get: (id) => invitations().get(id),
        take(id, device) {
          const invitation = invitations().get(id)
          return invitation?.device === device ? invitation : 'session/no-answer'
        },
      },
      recognised: (device) => replica()?.facts.people.some((person) => person.device === device) === true,
    })
    log.info({}, 'this instance serves texts')
  }
  const shut = () => {
    clearTimeout(alone)
    desk?.close()
    desk = null
  }

  return {
    channel: 'texts',
    flush: () => undefined,
    text: (document) => documents.held(document),
    connected: () => clearTimeout(alone),
    disconnected() {
      clearTimeout(alone)
      alone = setTimeout(() => {
        shut()
        context.standing?.()?.listener.answer(standBy)
      }, ALONE)
      alone.unref()
    },
    stands() {
      if (desk === null) return open()
      const still = new Set(
        [...invitations().values()].filter(({ device }) => device !== null).map((one) => one.participant),
      )
      for (const { participant } of desk.members()) if (!still.has(participant)) desk.remove(participant)
    },
    changed: (now) => texts.changed?.(now),
    heard: () => undefined,
    async close() {
      shut()
      await texts.close?.()
    },
  }
}
