// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Refusal } from '#shared/rpc/errors.ts'
import { Board } from './board.tsx'
import type { BoardAction } from './board-types.ts'
import { PlayedBoard } from './played-board.tsx'
import { RoomBoard } from './room-board.tsx'
import { beginTrial, type Trial, trialNow, trialPeople } from './trial.ts'

afterEach(cleanup)
beforeEach(() => vi.restoreAllMocks())

const hostNow = () => trialNow

/** A board played by its own method, looked at by one person. What they did is in `did`. */
function play(trial: Trial, who = 'p2') {
  const did: BoardAction[] = []
  const { container } = render(<PlayedBoard trial={trial} who={who} onDid={(action) => did.push(action)} />)
  return { did, text: () => container.textContent ?? '', container }
}

const question = 'Shall the letter say who will be there?'

test('a number chooses on the scale, and another changes it', async () => {
  const { did } = play(beginTrial({ method: 'gradients', question }))
  await userEvent.tab()
  await userEvent.keyboard('6')
  expect(screen.getByRole('option', { name: '6 Mostly with it' }).getAttribute('aria-selected')).toBe('true')
  await userEvent.keyboard('3')
  expect(screen.getByRole('option', { name: '6 Mostly with it' }).getAttribute('aria-selected')).toBe('false')
  expect(did).toEqual([
    { do: 'answer', place: 6 },
    { do: 'answer', place: 3 },
  ])
})

test('arrows only move; Enter chooses what they came to', async () => {
  // Eight choices under one another: jsdom lays nothing out.
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const at = [...document.querySelectorAll('[role=option]')].indexOf(this)
    return new DOMRect(0, at * 60, 300, 50)
  })
  const { did } = play(beginTrial({ method: 'gradients', question }))
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.textContent).toContain('Mostly with it')
  expect(did).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(did).toEqual([{ do: 'answer', place: 6 }])
})

test('a number means nothing outside the scale', async () => {
  const { did } = play(beginTrial({ method: 'gradients', question }))
  await userEvent.keyboard('6')
  expect(did).toEqual([])
})

test('ten places: 0 chooses the tenth; on a hand it is no finger', async () => {
  const scale = Array.from({ length: 10 }, (_, index) => `Place ${index + 1}`)
  const settings = { scale, threshold: { from: 6, percent: 75 }, veto: false }
  const tens = play(beginTrial({ method: 'gradients', question, settings }))
  await userEvent.tab()
  await userEvent.keyboard('0')
  expect(tens.did).toEqual([{ do: 'answer', place: 10 }])
  cleanup()
  const hand = play(beginTrial({ method: 'fist-to-five', question }))
  await userEvent.tab()
  await userEvent.keyboard('0')
  expect(hand.did).toEqual([{ do: 'show', fingers: 0 }])
})

test('until everyone looks, nobody’s board holds what another chose, not even of those who run it', () => {
  const trial = beginTrial({
    method: 'gradients',
    question,
    before: [
      ['p3', { do: 'answer', place: 1 }],
      ['p4', { do: 'answer', place: 8 }],
      ['p5', { do: 'pass' }],
    ],
  })
  for (const who of ['p1', 'p2']) {
    const { container, text } = play(trial, who)
    expect(container.querySelectorAll('[aria-selected=true]')).toHaveLength(0)
    expect(container.querySelector('ul')).toBeNull()
    expect(text()).not.toContain('passed')
    cleanup()
  }
  const { container } = render(<RoomBoard view={trial.viewFor('room')} hostNow={hostNow} />)
  expect(container.textContent).toBe('3 of 8 are inHidden until we all look')
})

test('after looking, counts stand beside the bars in figures, and the choices are gone', async () => {
  const trial = beginTrial({
    method: 'gradients',
    question,
    before: [
      ['p3', { do: 'answer', place: 8 }],
      ['p4', { do: 'answer', place: 8 }],
      ['p5', { do: 'answer', place: 2 }],
      ['p6', { do: 'pass' }],
    ],
  })
  const { text } = play(trial, 'p1')
  await userEvent.click(screen.getByRole('button', { name: 'Everyone looks' }))
  const rows = within(screen.getByRole('list', { name: 'How many chose what' })).getAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    '8 Fully with it 2',
    '7 With it, small worries 0',
    '6 Mostly with it 0',
    '5 Leaning towards it 0',
    '4 In two minds 0',
    '3 Leaning away 0',
    '2 Against, could live with it 1',
    '1 Not for me 0',
  ])
  expect(screen.queryByRole('option')).toBeNull()
  expect(text()).toContain('Not agreed yet')
  expect(text()).toContain('2 of 3 chose 5 or above, which is 66 %. 75 % were needed.')
  expect(text()).toContain('1 passed.')
})

test('before three are in, everyone cannot look, and it says why', () => {
  const before = [['p3', { do: 'pass' }] as const]
  play(beginTrial({ method: 'consent-check', question, before }), 'p1')
  const look = screen.getByRole('button', { name: 'Everyone looks' })
  expect(look.hasAttribute('disabled')).toBe(true)
  expect(document.getElementById(look.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Before three')
})

test('a reason goes without a name unless its writer puts it there', async () => {
  const three = ['p3', 'p4', 'p5'] as const
  const trial = beginTrial({
    method: 'consent-check',
    question,
    before: [
      ...three.map((by) => [by, { do: 'answer' as const, answer: 'consent' as const }] as const),
      ['p1', { do: 'look' }],
    ],
  })
  const { did, text } = play(trial)
  await userEvent.type(screen.getByRole('textbox', { name: 'If you like, say why' }), 'Too soon.{Enter}')
  expect(did).toEqual([{ do: 'reason', words: 'Too soon.', named: false }])
  expect(text()).toContain('Too soon.No name')
  await userEvent.click(screen.getByRole('checkbox', { name: 'Put my name to it' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'If you like, say why' }), 'For the small ones.{Enter}')
  expect(text()).toContain('For the small ones.Yours · Idris')
})

test('asked again, the second round shows the first beside it', async () => {
  const round = ['p3', 'p4', 'p5'] as const
  const show = (fingers: number) => round.map((by) => [by, { do: 'show' as const, fingers }] as const)
  const trial = beginTrial({
    method: 'fist-to-five',
    question,
    before: [...show(2), ['p1', { do: 'look' }], ['p1', { do: 'again' }], ...show(4), ['p1', { do: 'look' }]],
  })
  play(trial)
  const rows = within(screen.getByRole('list', { name: 'How many chose what' })).getAllByRole('listitem')
  expect(rows[2]?.textContent).toBe('2 Worries to hear first 0 was 3')
  expect(rows[4]?.textContent).toBe('4 With it 3 was 0')
})

test('what the fist and consent boards call a choice is what their methods write down', () => {
  const three = ['p3', 'p4', 'p5'] as const
  const fist = beginTrial({
    method: 'fist-to-five',
    before: [...three.map((by) => [by, { do: 'show' as const, fingers: 5 }] as const), ['p1', { do: 'look' }]],
  }).viewFor('p2')
  const consent = beginTrial({
    method: 'consent-check',
    before: [
      ...three.map((by) => [by, { do: 'answer' as const, answer: 'concern' as const }] as const),
      ['p1', { do: 'look' }],
    ],
  }).viewFor('p2')
  if (fist.method !== 'fist-to-five' || consent.method !== 'consent-check') throw new Error('another board')
  for (const view of [fist, consent]) {
    render(<RoomBoard view={view} hostNow={hostNow} />)
    for (const { label } of view.view.poll.counts ?? [])
      expect(screen.getByText(label.replace(/^\d: /, ''))).toBeTruthy()
    cleanup()
  }
})

test('what was not taken is said calmly, and the choice goes back', async () => {
  const view = beginTrial({ method: 'gradients', question }).viewFor('p2')
  const onAct = () => Promise.reject(new Refusal('room/not-now'))
  render(<Board view={view} onAct={onAct} runs={false} people={trialPeople} hostNow={hostNow} />)
  await userEvent.tab()
  await userEvent.keyboard('6')
  expect(await screen.findByText('The session is at another point by now.')).toBeTruthy()
  expect(screen.getByRole('option', { name: '6 Mostly with it' }).getAttribute('aria-selected')).toBe('false')
})

test('while the host is gone a choice is shown as made, and said to be on its way', async () => {
  const view = beginTrial({ method: 'gradients', question }).viewFor('p2')
  const onAct = () => Promise.resolve({ queued: true })
  render(<Board view={view} onAct={onAct} runs={false} people={trialPeople} hostNow={hostNow} />)
  await userEvent.tab()
  await userEvent.keyboard('6')
  expect(await screen.findByText(/Kept on this computer/)).toBeTruthy()
  expect(screen.getByRole('option', { name: '6 Mostly with it' }).getAttribute('aria-selected')).toBe('true')
})
