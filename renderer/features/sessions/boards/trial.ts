import type { MethodName } from '#shared/domain/session/method-names.ts'
import { anyMethod } from '#shared/domain/session/methods/index.ts'
import type { Onlooker, Surroundings } from '#shared/domain/session/methods/method.ts'
import type { ActionOf, SettingsOf } from '#shared/domain/session/methods/shapes.ts'
import type { AnyBoardView } from '#shared/domain/session/room/shapes.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import type { BoardAction, BoardPerson } from './board-types.ts'

/** People of examples, and none of them real. The first looks at the boards. */
export const trialPeople: readonly BoardPerson[] = [
  'Una',
  'Idris',
  'Morven',
  'Callum',
  'Ailsa',
  'Jo',
  'Rowan',
  'Kirsty',
].map((name, index) => ({ participant: `p${index + 1}`, name }))

type TrialOptions<M extends MethodName> = {
  readonly method: M
  readonly question?: string
  readonly settings?: SettingsOf<M>
  /** What happened before it is looked at: by whom (`p1` runs it), and what. */
  readonly before?: readonly (readonly [by: string, action: ActionOf<M>])[]
  readonly group?: { readonly id: string; readonly name: string }
}

export type Trial = {
  readonly settings: unknown
  /** Throws a Refusal where the method does not take it. */
  readonly act: (by: string, action: BoardAction) => void
  readonly viewFor: (onlooker: 'room' | string) => AnyBoardView
  readonly result: () => unknown
}

/** A board with its real method and no session, for looking at it and for tests. Its clock stands still, and chance is always the same. */
export function beginTrial<M extends MethodName>(options: TrialOptions<M>): Trial {
  const { method, question = '', before = [], group = null } = options
  const rules = anyMethod(method)
  const settings = options.settings ?? rules.usual
  const surroundings = still()
  let state = rules.begin(settings, surroundings)
  const act = (by: string, action: BoardAction) => {
    const name = trialPeople.find(({ participant }) => participant === by)?.name ?? by
    const applied = rules.apply(state, action, { participant: by, name, runs: by === 'p1' }, settings, surroundings)
    if ('refused' in applied) throw new Refusal(`room/${applied.refused}`)
    state = applied.state
  }
  for (const [by, action] of before) act(by, action)
  const onlookerOf = (who: string): Onlooker =>
    who === 'room' ? { kind: 'room' } : { kind: 'person', participant: who, runs: who === 'p1' }
  return {
    settings,
    act,
    viewFor: (who) =>
      ({
        board: `trial/${method}`,
        block: 'trial',
        group,
        method,
        question,
        howTo: rules.howTo,
        view: rules.viewFor(state, onlookerOf(who), settings, surroundings),
      }) as AnyBoardView,
    result: () => rules.resultOf(state, settings),
  }
}

/** When a trial's clock stands still: milliseconds. */
export const trialNow = Date.UTC(2027, 1, 3, 10, 0)

function still(): Surroundings {
  let ids = 0
  let seed = 7
  return {
    now: trialNow,
    random: () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    },
    id: () => {
      ids += 1
      return `id-${ids}`
    },
    people: trialPeople.map((person) => ({ ...person, here: true })),
    document: '00000000-0000-4000-8000-000000000000',
  }
}
