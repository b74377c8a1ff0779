import { expect, test } from 'vitest'
import { consentCheck } from './consent-check.ts'
import { dotVote } from './dot-vote.ts'
import { fistToFive } from './fist-to-five.ts'
import { gradients } from './gradients.ts'
import type { Actor, Applied, Surroundings } from './method.ts'
import type { PollState } from './secret-poll.ts'
import type { ActionOf, SettingsOf } from './shapes.ts'

const people = ['Ailsa', 'Bram', 'Catriona', 'Dougie'].map((name) => ({ participant: name, name, here: true }))
let made = 0
const surroundings: Surroundings = {
  now: 0,
  random: () => 0.3,
  id: () => `reason-${made++}`,
  people,
  document: '11111111-1111-4111-8111-111111111111',
}
const who = (name: string): Actor => ({ participant: name, name, runs: name === 'Ailsa' })
const taken = (applied: Applied<PollState>): PollState => {
  if ('refused' in applied) throw new Error(applied.refused)
  return applied.state
}

type Said = readonly [string, ActionOf<'gradients'>]
const settings = gradients.usual
const after = (said: readonly Said[], state = gradients.begin(settings, surroundings), using = settings) =>
  said.reduce((at, [name, action]) => taken(gradients.apply(at, action, who(name), using, surroundings)), state)
const refusal = (state: PollState, name: string, action: ActionOf<'gradients'>, around = surroundings) => {
  const applied = gradients.apply(state, action, who(name), settings, around)
  return 'refused' in applied ? applied.refused : 'was done'
}
const view = (state: PollState, name: string, around = surroundings) =>
  gradients.viewFor(state, { kind: 'person', participant: name, runs: name === 'Ailsa' }, settings, around)
const answers = (places: Record<string, number>): Said[] =>
  Object.entries(places).map(([name, place]) => [name, { do: 'answer', place }])
const look: Said = ['Ailsa', { do: 'look' }]

test('the usual scale has the eight points that people see, and three in four at five or above', () => {
  expect(settings).toMatchObject({ threshold: { from: 5, percent: 75 }, veto: false })
  expect(settings.scale).toHaveLength(8)
  expect([settings.scale[0], settings.scale[7]]).toEqual(['Not for me', 'Fully with it'])
})

test('someone sees their own answer, changes it, and passes; nobody else sees anything of it', () => {
  const state = after([...answers({ Bram: 6 }), ['Bram', { do: 'answer', place: 3 }]])
  expect(view(state, 'Bram').mine).toBe(3)
  expect(view(state, 'Ailsa')).toMatchObject({ mine: null, poll: { answered: 1, of: 4, counts: null } })
  const passed = after([['Bram', { do: 'pass' }]], state)
  expect(view(passed, 'Bram')).toMatchObject({ mine: null, passed: true })
  expect(view(passed, 'Ailsa').poll).toEqual(view(state, 'Ailsa').poll)
})

test('when everyone looks, the counts stand and nobody’s answer is theirs any more', () => {
  const state = after([...answers({ Bram: 6, Catriona: 6 }), ['Dougie', { do: 'pass' }], look])
  expect(view(state, 'Bram')).toMatchObject({ mine: null, passed: false, poll: { answered: 2, passed: 1, of: 4 } })
  expect(view(state, 'Bram').poll.counts?.[5]).toEqual({ choice: '6', label: 'Mostly with it', count: 2 })
  expect(refusal(state, 'Bram', { do: 'answer', place: 8 })).toBe('not-now')
  expect(refusal(state, 'Ailsa', { do: 'answer', place: 8 })).toBe('not-now')
})

test('only whoever runs it looks, and not while an answer could be told to be somebody’s', () => {
  const one = after(answers({ Bram: 2 }))
  expect(refusal(one, 'Bram', { do: 'look' })).toBe('only-who-runs')
  expect(refusal(one, 'Ailsa', { do: 'look' })).toBe('too-few')
  const two = after(answers({ Bram: 2, Ailsa: 5 }))
  expect(refusal(two, 'Ailsa', { do: 'look' })).toBe('too-few')
  expect(refusal(after(answers({ Catriona: 2 }), two), 'Ailsa', { do: 'look' })).toBe('was done')
  const onlyBram = { ...surroundings, people: people.filter(({ name }) => name === 'Bram') }
  expect(refusal(one, 'Ailsa', { do: 'look' }, onlyBram)).toBe('too-few')
  const alone = { ...surroundings, people: people.filter(({ name }) => name === 'Ailsa') }
  expect(refusal(after(answers({ Ailsa: 2 })), 'Ailsa', { do: 'look' }, alone)).toBe('was done')
})

test('someone who comes late answers while it is open; someone who is not of the room does not', () => {
  const state = after(answers({ Bram: 6 }))
  const late = { participant: 'Eilidh', name: 'Eilidh', here: true }
  expect(refusal(state, 'Eilidh', { do: 'answer', place: 4 })).toBe('not-yours')
  const more = { ...surroundings, people: [...people, late] }
  expect(refusal(state, 'Eilidh', { do: 'answer', place: 4 }, more)).toBe('was done')
  expect(view(state, 'Ailsa', more).poll.of).toBe(5)
  expect(refusal(state, 'Bram', { do: 'answer', place: 9 })).toBe('not-there')
})

test('a new round begins empty and the earlier one stands beside it', () => {
  const first = after([...answers({ Bram: 6, Catriona: 1, Dougie: 8 }), look])
  expect(refusal(first, 'Bram', { do: 'again' })).toBe('only-who-runs')
  const second = after([['Ailsa', { do: 'again' }]], first)
  expect(view(second, 'Bram').poll).toMatchObject({ round: 2, answered: 0, counts: null })
  expect(view(second, 'Bram').poll.earlier[0]?.counts).toContainEqual({ choice: '8', count: 1 })
  expect(refusal(second, 'Ailsa', { do: 'again' })).toBe('not-now')
  const both = after([...answers({ Bram: 7, Catriona: 6, Dougie: 8 }), look], second)
  expect(gradients.resultOf(both, settings).rounds.map(({ round }) => round)).toEqual([1, 2])
  expect(gradients.resultOf(both, settings).met).toBe(true)
})

test('the threshold counts those who answered, and one veto stops it where that was agreed before', () => {
  const met = (places: Record<string, number>, using: SettingsOf<'gradients'> = settings) =>
    gradients.viewFor(after([...answers(places), look], undefined, using), { kind: 'room' }, using, surroundings)
  expect(met({ Ailsa: 5, Bram: 5, Catriona: 8, Dougie: 4 })).toMatchObject({ met: true, vetoed: false })
  expect(met({ Ailsa: 5, Bram: 5, Catriona: 4, Dougie: 4 })).toMatchObject({ met: false })
  expect(met({ Ailsa: 8, Bram: 8, Catriona: 8, Dougie: 1 })).toMatchObject({ met: true, vetoed: false })
  const veto = { ...settings, veto: true }
  expect(met({ Ailsa: 8, Bram: 8, Catriona: 8, Dougie: 1 }, veto)).toMatchObject({ met: false, vetoed: true })
})

test('dissent is heard after looking, under a name only where its writer chose so, in an order that says nothing', () => {
  const open = after(answers({ Bram: 2, Catriona: 7, Dougie: 8 }))
  expect(refusal(open, 'Bram', { do: 'reason', words: 'Too soon.', named: false })).toBe('not-now')
  const state = after(
    [
      ['Bram', { do: 'reason', words: 'Too soon.', named: false }],
      ['Catriona', { do: 'reason', words: 'It needs a review.', named: true }],
    ],
    after([look], open),
  )
  expect(view(state, 'Bram').poll.reasons).toContainEqual(
    expect.objectContaining({ words: 'Too soon.', by: null, mine: false }),
  )
  expect(view(state, 'Catriona').poll.reasons).toContainEqual(
    expect.objectContaining({ words: 'It needs a review.', by: 'Catriona', mine: true }),
  )
  expect(JSON.stringify(state.reasons)).not.toContain('Bram')
})

test('a deputy is not given open answers', () => {
  const state = after(answers({ Bram: 2, Catriona: 7 }))
  expect(JSON.stringify(gradients.withoutSecrets?.(state))).not.toMatch(/Bram|Catriona/)
})

test('an objection is enough against consent, and nobody but those who pass is not consent', () => {
  const met = (said: Record<string, 'consent' | 'concern' | 'objection' | 'pass'>) => {
    const state = Object.entries(said).reduce(
      (at, [name, answer]) => {
        const action = answer === 'pass' ? ({ do: 'pass' } as const) : ({ do: 'answer', answer } as const)
        return taken(consentCheck.apply(at, action, who(name), {}, surroundings))
      },
      consentCheck.begin({}, surroundings),
    )
    const looked = taken(consentCheck.apply(state, { do: 'look' }, who('Ailsa'), {}, surroundings))
    return consentCheck.viewFor(looked, { kind: 'room' }, {}, surroundings).met
  }
  expect(met({ Ailsa: 'consent', Bram: 'concern', Catriona: 'pass' })).toBe(true)
  expect(met({ Ailsa: 'consent', Bram: 'consent', Catriona: 'objection' })).toBe(false)
  expect(met({ Ailsa: 'pass', Bram: 'pass', Catriona: 'pass' })).toBe(false)
})

test('everyone has the same number of dots, moves them about, and takes them all back', () => {
  const using = { dots: 3, options: ['A conversation', 'A picture book', 'A visit'] }
  const put = (state: PollState, name: string, option: string, dots: number) =>
    dotVote.apply(state, { do: 'place', option, dots }, who(name), using, surroundings)
  let state = taken(put(dotVote.begin(using, surroundings), 'Bram', '1', 2))
  expect(put(state, 'Bram', '2', 2)).toEqual({ refused: 'too-many' })
  expect(put(state, 'Bram', '4', 1)).toEqual({ refused: 'not-there' })
  state = taken(put(taken(put(state, 'Bram', '1', 1)), 'Bram', '3', 2))
  const bram = dotVote.viewFor(state, { kind: 'person', participant: 'Bram', runs: false }, using, surroundings)
  expect(bram.options.map(({ mine }) => mine)).toEqual([1, 0, 2])
  expect(bram).toMatchObject({ left: 0, answered: 1, of: 4, looked: false })
  expect(taken(put(taken(put(state, 'Bram', '1', 0)), 'Bram', '3', 0)).answers).toEqual([])
  for (const name of ['Ailsa', 'Catriona']) state = taken(put(state, name, '3', 3))
  const looked = taken(dotVote.apply(state, { do: 'look' }, who('Ailsa'), using, surroundings))
  const all = dotVote.viewFor(looked, { kind: 'room' }, using, surroundings)
  expect(all.options.map(({ total }) => total)).toEqual([1, 0, 8])
})

test('what fist to five writes into the minutes has every score and the reasons', () => {
  const said = ['Ailsa', 'Bram', 'Catriona'].reduce(
    (at, name, fingers) => taken(fistToFive.apply(at, { do: 'show', fingers }, who(name), {}, surroundings)),
    fistToFive.begin({}, surroundings),
  )
  const looked = taken(fistToFive.apply(said, { do: 'look' }, who('Ailsa'), {}, surroundings))
  const [table] = fistToFive.minutesOf(fistToFive.resultOf(looked, {}), {})
  expect(table).toMatchObject({ kind: 'table', caption: '3 answered, 0 passed' })
  expect(table?.kind === 'table' && table.rows.map(([, count]) => count)).toEqual(['1', '1', '1', '0', '0', '0'])
})
