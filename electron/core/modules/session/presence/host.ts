import { createAllowance } from '#relay/rate.ts'
import { roleMay } from '#shared/domain/roles/roles.ts'
import type { HostContext, HostFeature, MemberHandle } from '../feature.ts'
import { sharedTexts } from '../texts/shared.ts'
import { framed, GONE, readStates, type State, unframed, writeStates } from './states.ts'

/** Times a member may say where they are: at once, and more every second. */
const AT_ONCE = 200
const PER_SECOND = 40
/** Windows of one person in one text. */
const WINDOWS = 16

type Known = { readonly whose: string; clock: number; state: string }

/**
 * Who is where in a text, handed from each to the others and kept no longer than they are here. Each speaks for their
 * own windows alone: a window belongs to whoever first spoke for it, and what others say of it is left out.
 */
export function presenceAtHost(context: HostContext): HostFeature {
  const { core } = context
  const texts = new Map<string, Map<number, Known>>()
  const allowances = new Map<MemberHandle, ReturnType<typeof createAllowance>>()
  const shared = sharedTexts(context.facts)
  const host = context.facts().me.participant
  const isShared = shared.has
  const reads = ({ role }: MemberHandle) => roleMay(role, 'read')

  const tell = (document: string, states: readonly State[], whose: string) => {
    if (states.length === 0) return
    const update = writeStates(states)
    context.sayToAll('presence', framed(document, update), (member) => reads(member) && member.participant !== whose)
    if (whose !== host) core.emit('session.present', { document, update })
  }

  /** Nobody says that a window is somebody else's. */
  const isAbout = (state: string, whose: string): boolean => {
    const said = JSON.parse(state) as { participant?: unknown } | null
    return said?.participant == null || said.participant === whose
  }

  /** What of it is theirs to say, and new. */
  const taken = (document: string, states: readonly State[], whose: string): readonly State[] => {
    const known = texts.get(document) ?? new Map<number, Known>()
    texts.set(document, known)
    return states.filter(({ client, clock, state }) => {
      if (!isAbout(state, whose)) return false
      const before = known.get(client)
      if (before === undefined) {
        const windows = [...known.values()].filter((one) => one.whose === whose).length
        if (state === GONE || windows >= WINDOWS) return false
        known.set(client, { whose, clock, state })
        return true
      }
      if (before.whose !== whose || clock < before.clock || (clock === before.clock && state !== GONE)) return false
      if (state === GONE) known.delete(client)
      else known.set(client, { whose, clock, state })
      return true
    })
  }

  const leave = (whose: string) => {
    for (const [document, known] of texts) {
      const theirs = [...known].filter(([, one]) => one.whose === whose)
      for (const [client] of theirs) known.delete(client)
      tell(
        document,
        theirs.map(([client, { clock }]) => ({ client, clock: clock + 1, state: GONE })),
        whose,
      )
    }
  }

  return {
    channel: 'presence',
    door: {
      present(document, update) {
        const states = readStates(update)
        if (states !== null && isShared(document)) tell(document, taken(document, states, host), host)
      },
    },
    joined(member) {
      allowances.set(member, createAllowance(AT_ONCE, PER_SECOND, core.now))
      if (!reads(member)) return
      for (const [document, known] of texts) {
        const states = [...known].map(([client, { clock, state }]) => ({ client, clock, state }))
        if (states.length > 0 && isShared(document)) member.say('presence', framed(document, writeStates(states)))
      }
    },
    heard(member, said) {
      if (!allowances.get(member)?.take()) return member.drop('says too often where they are')
      const frame = unframed(said)
      const states = frame && readStates(frame.update)
      if (!frame || !states) return member.drop('says where they are in no way that makes sense')
      if (reads(member) && isShared(frame.document))
        tell(frame.document, taken(frame.document, states, member.participant), member.participant)
    },
    gone(member) {
      allowances.delete(member)
      if (context.member(member.participant) === undefined) leave(member.participant)
    },
    changed() {
      shared.read()
      for (const document of texts.keys()) if (!isShared(document)) texts.delete(document)
    },
  }
}
