import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { MethodName } from '#shared/domain/session/method-names.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import { applyIntent, endRoom } from '#shared/domain/session/room/apply.ts'
import { peopleChanged } from '#shared/domain/session/room/people.ts'
import { type Block, type Intent, RoomView } from '#shared/domain/session/room/shapes.ts'
import { newRoom, RoomState, type World } from '#shared/domain/session/room/state.ts'
import { viewOf } from '#shared/domain/session/room/view.ts'

export const minute = 60_000
export const proposal = '22222222-2222-4222-8222-222222222222'
export const roles: Record<string, SessionRole> = {
  Ailsa: 'chair',
  Bram: 'member',
  Catriona: 'member',
  Dougie: 'guest',
  Eilidh: 'observer',
  Fraser: 'adviser',
}
export const everyone = Object.entries(roles).map(([name, role]) => ({ participant: name, name, role, here: true }))

export const uuid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
export const block = (method: MethodName, at: number, more: Partial<Block> = {}): Block => ({
  id: uuid(at),
  title: method,
  method,
  question: '',
  minutes: 10,
  lead: '',
  materials: '',
  documents: [],
  settings: method === 'dot-vote' ? { dots: 3, options: ['One', 'Two'] } : anyMethod(method).usual,
  ...more,
})

/** A room in hand: said to by name, with its own clock and dice. Each step is read back from JSON, as from a file. */
export function roomInHand(blocks: readonly Block[], people = everyone) {
  let made = 1000
  let said = 0
  let seed = 7
  let now = 1_000_000
  let state = peopleChanged(
    newRoom({ session: 's', workshop: null, title: 'Tuesday', documents: [proposal], blocks }),
    people,
  )
  const world = (): World => ({
    now,
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647
      return (seed - 1) / 2_147_483_646
    },
    id: () => uuid(made++),
  })
  const attempt = (who: string, intent: Intent, id = uuid(500_000 + said++)) => {
    const before = JSON.stringify(state)
    const step = applyIntent(state, { id, intent }, who, world())
    if (JSON.stringify(state) !== before) throw new Error('a room was written into')
    return step
  }
  return {
    state: () => state,
    become: (next: RoomState) => {
      state = next
    },
    later: (minutes: number) => {
      now += minutes * minute
    },
    refusal(who: string, intent: Intent, id?: string) {
      const step = attempt(who, intent, id)
      return 'refused' in step ? step.refused : 'was done'
    },
    do(who: string, intent: Intent, id?: string) {
      const step = attempt(who, intent, id)
      if ('refused' in step) throw new Error(`${intent.t}: ${step.refused}`)
      state = RoomState.parse(JSON.parse(JSON.stringify(step.state)))
      return step.ended
    },
    view(who: string | null) {
      const view = viewOf(state, who === null ? { kind: 'room' } : { kind: 'person', participant: who }, now)
      return RoomView.parse(view)
    },
    people: (next: typeof everyone) => {
      state = peopleChanged(state, next)
    },
    end: () => endRoom(state, world()),
  }
}

export const begin = (at: number): Intent => ({ t: 'begin', block: uuid(at) })
export const act = (at: number, action: unknown, group?: string): Intent => ({
  t: 'act',
  board: group ? `${uuid(at)}/${group}` : uuid(at),
  action,
})
