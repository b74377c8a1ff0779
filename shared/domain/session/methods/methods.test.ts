import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MethodName, methodNames } from '../method-names.ts'
import { tallyDots } from './dot-vote.ts'
import { anyMethod, methodOf } from './index.ts'
import type { Actor, Onlooker, Surroundings } from './method.ts'
import { PASS, tally } from './secret-poll.ts'

const names = ['Ailsa', 'Bram', 'Catriona', 'Dougie', 'Eilidh']
const everyone = names.map((name, at) => ({ participant: `p${at}`, name, here: true }))
const document = '11111111-1111-4111-8111-111111111111'
const secret = ['dot-vote', 'fist-to-five', 'gradients', 'consent-check'] as const

/** Surroundings whose ids and dice are the test's own. */
function surroundingsOf(here: readonly boolean[] = []) {
  const ids: string[] = []
  let seed = 1
  const surroundings: Surroundings = {
    now: 1_000_000,
    random: () => {
      seed = (seed * 48_271) % 2_147_483_647
      return (seed - 1) / 2_147_483_646
    },
    id: () => {
      ids.push(`id${(ids.length * 7919) % 10_007}`)
      return ids.at(-1) ?? ''
    },
    people: everyone.map((person, at) => ({ ...person, here: here[at] ?? true })),
    document,
  }
  return { surroundings, ids }
}

const actor = (at: number): Actor => ({
  participant: `p${at}`,
  name: names[at] ?? 'Nobody of the room',
  runs: at === 0,
})
const onlookers: readonly Onlooker[] = [
  ...names.map((_, at) => ({ kind: 'person', participant: `p${at}`, runs: at === 0 }) as const),
  { kind: 'room' },
]

const words = fc.constantFrom('One', 'Two words', 'x'.repeat(900), ' trimmed ', '<b>bold</b>', '__proto__')
const id = fc.nat({ max: 30 }).map((at) => ({ id: at }))
const arbitrary: { readonly [M in MethodName]: fc.Arbitrary<Record<string, unknown>> } = {
  'check-in': said(),
  'check-out': said(),
  'round-robin': fc.oneof(act({ do: 'finished' }), act({ do: 'pass' }), fc.record({ do: fc.constant('note'), words })),
  'one-two-four-all': fc.oneof(
    fc.record({ do: fc.constant('add'), words }),
    fc.record({ do: fc.constant('carry'), idea: id, on: fc.boolean() }),
    act({ do: 'go-on' }),
  ),
  cards: fc.oneof(
    fc.record({ do: fc.constant('write'), words }),
    fc.record({ do: fc.constant('change'), card: id, words }),
    fc.record({ do: fc.constant('remove'), card: id }),
    fc.record({ do: fc.constant('move'), card: id, cluster: fc.option(id) }),
    fc.record({ do: fc.constant('cluster'), name: fc.constantFrom('Before', 'After') }),
    fc.record({ do: fc.constant('rename'), cluster: id, name: fc.constantFrom('Before', 'After') }),
    act({ do: 'go-on' }),
  ),
  'dot-vote': fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('place'),
        option: fc.constantFrom('1', '2', '3', '4', '0', 'constructor'),
        dots: fc.nat({ max: 4 }),
      }),
    },
    { weight: 3, arbitrary: act({ do: 'look' }) },
    act({ do: 'again' }),
  ),
  'fist-to-five': poll(fc.record({ do: fc.constant('show'), fingers: fc.nat({ max: 5 }) })),
  gradients: poll(fc.record({ do: fc.constant('answer'), place: fc.integer({ min: 1, max: 10 }) })),
  'consent-check': poll(
    fc.record({ do: fc.constant('answer'), answer: fc.constantFrom('consent', 'concern', 'objection') }),
  ),
  'parking-lot': fc.oneof(
    fc.record({ do: fc.constant('park'), words: fc.constantFrom('A thing', 'Another') }),
    fc.record({ do: fc.constant('settle'), item: id, owner: fc.constant('Isla'), returnOn: fc.constant('2026-12-01') }),
    fc.record({ do: fc.constant('remove'), item: id }),
  ),
  drafting: fc.record({ do: fc.constant('open'), proposal: fc.constant(document) }),
  notes: act({ do: 'none' }),
  break: act({ do: 'none' }),
}
function act(action: Record<string, unknown>) {
  return fc.constant(action)
}
function said() {
  return fc.oneof(fc.record({ do: fc.constant('say'), words }), act({ do: 'pass' }))
}
function poll(answer: fc.Arbitrary<Record<string, unknown>>) {
  return fc.oneof(
    { weight: 8, arbitrary: answer },
    act({ do: 'pass' }),
    { weight: 3, arbitrary: act({ do: 'look' }) },
    act({ do: 'again' }),
    fc.record({ do: fc.constant('reason'), words, named: fc.boolean() }),
  )
}

const dotOptions = ['One', 'Two', 'Three']
const settingsOf = (name: MethodName) =>
  name === 'dot-vote' ? { dots: 3, options: dotOptions } : anyMethod(name).usual

/** Ids in a made-up action are places in the list of those there are. */
function resolved(action: Record<string, unknown>, ids: readonly string[]): unknown {
  return Object.fromEntries(
    Object.entries(action).map(([key, value]) =>
      value !== null && typeof value === 'object' && 'id' in value
        ? [key, ids[Number(value.id)] ?? 'nothing-there']
        : [key, value],
    ),
  )
}

type Step = { who: number; action: Record<string, unknown>; here: boolean[] }
const steps = (name: MethodName): fc.Arbitrary<Step[]> =>
  fc.array(
    fc
      .record({
        // Five people, and one who is not in the room's list.
        who: fc.nat({ max: 5 }),
        action: arbitrary[name],
        here: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        bold: fc.nat({ max: 4 }),
      })
      .map(({ who, action, here, bold }) => ({
        // What only whoever runs it may do is tried by somebody else now and then.
        who: ['look', 'again', 'go-on'].includes(String(action.do)) && bold > 0 ? 0 : who,
        action,
        here: here.map((one, at) => one || at % 2 === 0),
      })),
    { minLength: 10, maxLength: 40 },
  )

/** Runs the steps and calls back for each that was taken. */
function run(
  name: MethodName,
  all: readonly Step[],
  taken: (
    before: unknown,
    after: unknown,
    action: { do: string },
    who: Actor,
    surroundings: Surroundings,
  ) => void = () => {},
) {
  const method = anyMethod(name)
  const settings = method.settings.parse(settingsOf(name))
  const { surroundings: first, ids } = surroundingsOf()
  let state = method.begin(settings, first)
  for (const { who, action, here } of all) {
    const surroundings = { ...first, people: surroundingsOf(here).surroundings.people }
    const parsed = method.action.safeParse(resolved(action, ids))
    if (!parsed.success) continue
    const frozen = JSON.stringify(state)
    const applied = method.apply(state, parsed.data, actor(who), settings, surroundings)
    expect(JSON.stringify(state), 'a state is never written into').toBe(frozen)
    if ('refused' in applied) continue
    taken(state, applied.state, parsed.data as { do: string }, actor(who), surroundings)
    state = JSON.parse(JSON.stringify(applied.state))
    for (const onlooker of onlookers) method.view.parse(method.viewFor(state, onlooker, settings, surroundings))
    method.result.parse(method.resultOf(state, settings))
  }
  return { state, settings, surroundings: first, method }
}

test.each(methodNames.map(({ value }) => value))(
  '%s takes any actions by anybody without falling over, and shows and answers what it promises to',
  (name) => {
    expect(anyMethod(name).name).toBe(name)
    fc.assert(
      fc.property(steps(name), (all) => {
        const { state, settings, surroundings, method } = run(name, all)
        const outcome = method.outcome(state, settings, surroundings)
        const result = method.result.parse(outcome.result)
        expect(Array.isArray(method.minutesOf(result, settings))).toBe(true)
        if (method.withoutSecrets) {
          const bare = method.withoutSecrets(state)
          method.view.parse(method.viewFor(bare, { kind: 'room' }, settings, surroundings))
        }
      }),
      { numRuns: 60 },
    )
  },
)

/** A view without its counts of how many are in. */
const withoutCounts = (view: unknown) =>
  JSON.stringify(view, (key, value) => (key === 'answered' || key === 'of' ? 0 : value))

test.each(secret)('in a %s nobody’s answer changes anything that anyone else sees, but how many are in', (name) => {
  let seen = 0
  fc.assert(
    fc.property(steps(name), (all) => {
      run(name, all, (before, after, action, who, surroundings) => {
        if (!['answer', 'show', 'place', 'pass'].includes(action.do)) return
        for (const onlooker of onlookers) {
          if (onlooker.kind === 'person' && onlooker.participant === who.participant) continue
          const view = (state: unknown) => anyMethod(name).viewFor(state, onlooker, settingsOf(name), surroundings)
          expect(withoutCounts(view(after))).toBe(withoutCounts(view(before)))
          seen++
        }
      })
    }),
    { numRuns: 60 },
  )
  expect(seen).toBeGreaterThan(300)
})

test.each(secret)(
  'once everyone has looked at a %s, what it holds says who answered and what was answered, never both',
  (name) => {
    let looks = 0
    fc.assert(
      fc.property(steps(name), (all) => {
        run(name, all, (before, after, action) => {
          if (action.do !== 'look') return
          looks++
          const { answers } = before as { answers: { participant: string; choice: string }[] }
          const open = after as { answers: unknown[]; looked: { ballots: string[]; voters: string[] } }
          expect(open.answers).toEqual([])
          expect(open.looked.voters).toEqual(answers.map(({ participant }) => participant).sort())
          expect([...open.looked.ballots].sort()).toEqual(answers.map(({ choice }) => choice).sort())
          expect(open.looked.voters.length, 'nobody is in twice').toBe(new Set(open.looked.voters).size)
        })
      }),
      { numRuns: 150 },
    )
    expect(looks).toBeGreaterThan(20)
  },
)

test.each(secret)('a recount of a %s from its ballots alone gives the tally that the room saw', (name) => {
  fc.assert(
    fc.property(steps(name), (all) => {
      const { state, settings, surroundings, method } = run(name, all)
      const { result, ballots } = method.outcome(state, settings, surroundings)
      const { rounds } = result as {
        rounds: {
          round: number
          counts?: { choice: string; label: string; count: number }[]
          passed?: number
          options?: { words: string; dots: number }[]
          voters?: number
        }[]
      }
      for (const { round, counts, passed, options, voters } of rounds) {
        const papers = ballots.filter((ballot) => ballot.round === round).map(({ answer }) => answer)
        if (counts) expect(tally(papers, counts)).toEqual(counts)
        if (counts) expect(papers.filter((paper) => paper === PASS).length).toBe(passed)
        if (options) expect(tallyDots(papers, dotOptions)).toEqual(options.map(({ dots }) => dots))
        if (options) expect(papers.length).toBe(voters)
      }
      expect(new Set(ballots.map(({ round }) => round)).size).toBeLessThanOrEqual(rounds.length)
    }),
    { numRuns: 60 },
  )
})

test('an idea in 1-2-4-All is never lost, whoever does what after it', () => {
  fc.assert(
    fc.property(steps('one-two-four-all'), (all) => {
      const written: string[] = []
      const { state, settings, surroundings, method } = run('one-two-four-all', all, (_, __, action) => {
        if (action.do === 'add') written.push((action as unknown as { words: string }).words)
      })
      const { cards, result } = method.outcome(state, settings, surroundings)
      expect(cards.map((card) => card.words).sort()).toEqual([...written].sort())
      const { ideas } = method.result.parse(result) as { ideas: { words: string }[] }
      expect(ideas.map((idea) => idea.words).sort()).toEqual([...written].sort())
    }),
  )
})

test('a card goes only when its writer takes it back in silence, and nobody reads it before the silence is over', () => {
  fc.assert(
    fc.property(steps('cards'), (all) => {
      run('cards', all, (before, after, action, who, surroundings) => {
        const had = (before as { cards: { id: string; by: string }[] }).cards
        const has = (after as { cards: { id: string }[] }).cards
        const gone = had.filter(({ id }) => !has.some((card) => card.id === id))
        if (action.do !== 'remove') expect(gone).toEqual([])
        expect(gone.every(({ by }) => by === who.participant)).toBe(true)
        if ((after as { phase: string }).phase !== 'silent') return
        for (const onlooker of onlookers) {
          const { cards } = methodOf('cards').viewFor(after, onlooker, { most: 10 }, surroundings)
          expect(cards.every(({ mine }) => mine)).toBe(true)
        }
      })
    }),
  )
})

test('nobody has two turns in a round before everyone who is here has had one', () => {
  fc.assert(
    fc.property(steps('round-robin'), (all) => {
      run('round-robin', all, (_, after) => {
        const { had } = after as { had: { participant: string }[] }
        expect(new Set(had.map(({ participant }) => participant)).size).toBe(had.length)
      })
    }),
  )
})
