// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { BoardAction } from './board-types.ts'
import { passingOf } from './pass-action.ts'
import { PlayedBoard } from './played-board.tsx'
import { RoomBoard } from './room-board.tsx'
import { takesTheRoom } from './takes-the-room.ts'
import { beginTrial, type Trial, trialNow } from './trial.ts'

afterEach(cleanup)

const hostNow = () => trialNow

function play(trial: Trial, who = 'p2') {
  const did: BoardAction[] = []
  const { container } = render(<PlayedBoard trial={trial} who={who} onDid={(action) => did.push(action)} />)
  return { did, container, text: () => container.textContent ?? '' }
}

test('check-in: words are said with Enter and can be changed afterwards', async () => {
  const { did, text } = play(beginTrial({ method: 'check-in' }))
  await userEvent.tab()
  await userEvent.keyboard('Glad to be here.{Enter}')
  expect(text()).toContain('Glad to be here.')
  await userEvent.click(screen.getByRole('button', { name: /^Change the words you said/ }))
  await userEvent.keyboard('{Control>}a{/Control}Very glad.{Enter}')
  expect(did).toEqual([
    { do: 'say', words: 'Glad to be here.' },
    { do: 'say', words: 'Very glad.' },
  ])
})

test('check-in: the projector shows words without names', () => {
  const trial = beginTrial({ method: 'check-in', before: [['p3', { do: 'say', words: 'Curious.' }]] })
  const { container } = render(<RoomBoard view={trial.viewFor('room')} hostNow={hostNow} />)
  expect(container.textContent).toContain('Curious.')
  expect(container.textContent).not.toContain('Morven')
})

test('round robin: the speaker finishes with one key, and a note is taken with Enter', async () => {
  const { did, text } = play(beginTrial({ method: 'round-robin', before: [['p1', { do: 'finished' }]] }))
  expect(text()).toContain('It is your turn.')
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  expect(text()).toContain('Morven is speaking.')
  await userEvent.type(screen.getByRole('textbox'), 'Say who is there.{Enter}')
  expect(did).toEqual([{ do: 'finished' }, { do: 'note', words: 'Say who is there.' }])
})

test('round robin: only those who run it move someone else’s turn on', () => {
  const trial = beginTrial({ method: 'round-robin', before: [['p1', { do: 'finished' }]] })
  play(trial, 'p3')
  expect(screen.queryByRole('button', { name: 'Next turn' })).toBeNull()
  cleanup()
  play(trial, 'p1')
  expect(screen.getByRole('button', { name: 'Next turn' })).toBeTruthy()
})

test('1-2-4-All: an idea is added and carried on; alone, nobody else’s is there', async () => {
  const trial = beginTrial({ method: 'one-two-four-all', before: [['p3', { do: 'add', words: 'A secret thought' }]] })
  const { did, text } = play(trial)
  await userEvent.type(screen.getByRole('textbox'), 'A window.{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'Carry on: A window.' }))
  expect(screen.getByRole('button', { name: 'Carry on: A window.' }).getAttribute('aria-pressed')).toBe('true')
  expect(did.map((action) => action.do)).toEqual(['add', 'carry'])
  expect(text()).not.toContain('A secret thought')
  expect(text()).toContain('1:00 left')
  cleanup()
  const { container } = render(<RoomBoard view={trial.viewFor('room')} hostNow={hostNow} />)
  expect(container.textContent).not.toContain('A secret thought')
})

test('cards: written, changed and removed in silence, without a look at another’s', async () => {
  const trial = beginTrial({ method: 'cards', before: [['p3', { do: 'write', words: 'Chairs in rows' }]] })
  const { did, text } = play(trial)
  await userEvent.type(screen.getByRole('textbox'), 'Long words{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'Change the card: Long words' }))
  await userEvent.keyboard('!{Enter}')
  await userEvent.click(await screen.findByRole('button', { name: 'Remove the card: Long words!' }))
  expect(did.map((action) => action.do)).toEqual(['write', 'change', 'remove'])
  expect(text()).not.toContain('Chairs in rows')
})

test('cards: a card is moved to a cluster by its menu alone', async () => {
  const trial = beginTrial({
    method: 'cards',
    before: [
      ['p3', { do: 'write', words: 'Chairs in rows' }],
      ['p1', { do: 'go-on' }],
      ['p1', { do: 'cluster', name: 'The room' }],
    ],
  })
  const { did } = play(trial)
  screen.getByRole('button', { name: 'Move to…: Chairs in rows' }).focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.click(screen.getByRole('menuitem', { name: 'The room' }))
  expect(did).toEqual([{ do: 'move', card: 'id-1', cluster: 'id-2' }])
  const cluster = within(screen.getByRole('region', { name: 'The room' }))
  expect(cluster.getByText('Chairs in rows')).toBeTruthy()
  await userEvent.click(cluster.getByRole('button', { name: /^Change the name of the cluster/ }))
  await userEvent.keyboard('{Control>}a{/Control}How it feels{Enter}')
  expect(did.at(-1)).toEqual({ do: 'rename', cluster: 'id-2', name: 'How it feels' })
})

test('cards: when all are written the button says so', () => {
  const settings = { most: 1 }
  play(beginTrial({ method: 'cards', settings, before: [['p2', { do: 'write', words: 'One' }]] }))
  expect(screen.getByRole('button', { name: 'Put it on a card' }).hasAttribute('disabled')).toBe(true)
  expect(screen.getByText(/Your cards are all written/)).toBeTruthy()
})

test('dots: put on and taken back, never more than there are; others’ dots are not there', async () => {
  const settings = { dots: 2, options: ['Letters', 'Rooms'] }
  const trial = beginTrial({ method: 'dot-vote', settings, before: [['p3', { do: 'place', option: '1', dots: 2 }]] })
  const { did, text } = play(trial)
  const put = screen.getByRole('button', { name: 'Put a dot on: Rooms' })
  put.focus()
  await userEvent.keyboard('{Enter}')
  await userEvent.keyboard('{Enter}')
  expect(text()).toContain('0 dots left')
  await waitFor(() => expect(put.hasAttribute('disabled')).toBe(true))
  await userEvent.click(screen.getByRole('button', { name: 'Take a dot back from: Rooms' }))
  expect(did).toEqual([
    { do: 'place', option: '2', dots: 1 },
    { do: 'place', option: '2', dots: 2 },
    { do: 'place', option: '2', dots: 1 },
  ])
  expect(screen.getByRole('status', { name: '0 dots on: Letters' })).toBeTruthy()
})

test('parking lot: parked with Enter, and told who brings it back', async () => {
  const { did, text } = play(beginTrial({ method: 'parking-lot' }))
  await userEvent.type(screen.getByRole('textbox'), 'Travel costs{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'More about: Travel costs' }))
  await userEvent.click(screen.getByRole('menuitem', { name: 'Say who brings it back' }))
  await userEvent.type(screen.getByRole('textbox', { name: /Or someone else/ }), 'The secretariat')
  await userEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(did.at(-1)).toEqual({ do: 'settle', item: 'id-1', owner: 'The secretariat', returnOn: null })
  expect(text()).toContain('The secretariat brings it back')
})

test('a question that is asked again is said to who cannot see it', async () => {
  const pass = { do: 'pass' } as const
  const passes = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'].map((by) => [by, pass] as const)
  const trial = beginTrial({ method: 'fist-to-five', before: [...passes, ['p1', { do: 'look' }]] })
  play(trial)
  const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent)
  expect(said()).toContain('Everyone has looked. The tally follows.')
  cleanup()
  trial.act('p1', { do: 'again' })
  play(trial)
  expect(said()).toContain('The question is asked again.')
})

test('words being written are there again when the board comes back', async () => {
  const trial = beginTrial({ method: 'cards' })
  play(trial)
  await userEvent.type(screen.getByRole('textbox'), 'Half a thou')
  cleanup()
  play(trial)
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Half a thou')
})

test('pass is an answer where something is asked, is known once given, and ends with the question', () => {
  const pass = { do: 'pass' } as const
  const passing = (trial: ReturnType<typeof beginTrial>) => passingOf(trial.viewFor('p2'), 'p2')
  const look = ['p1', { do: 'look' }] as const
  const passes = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'].map((by) => [by, pass] as const)
  expect(passing(beginTrial({ method: 'check-in' }))).toBe('asked')
  expect(passing(beginTrial({ method: 'check-in', before: [['p2', pass]] }))).toBe('passed')
  expect(passing(beginTrial({ method: 'check-in', before: [['p2', { do: 'say', words: 'Here' }]] }))).toBe('nothing')
  expect(passing(beginTrial({ method: 'gradients' }))).toBe('asked')
  expect(passing(beginTrial({ method: 'gradients', before: [['p2', pass]] }))).toBe('passed')
  expect(passing(beginTrial({ method: 'gradients', before: [...passes, look] }))).toBe('nothing')
  expect(passing(beginTrial({ method: 'cards' }))).toBe('own')
  expect(passing(beginTrial({ method: 'break' }))).toBe('nothing')
})

test('a turn can be passed before it comes, and once', () => {
  const before = beginTrial({ method: 'round-robin' })
  expect(passingOf(before.viewFor('p2'), 'p2')).toBe('asked')
  before.act('p2', { do: 'pass' })
  expect(passingOf(before.viewFor('p2'), 'p2')).toBe('passed')
  expect(passingOf(before.viewFor('p3'), 'p3')).toBe('asked')
})

test('the projector leaves nothing out of what there is to choose from: it has pages for that', () => {
  const settings = { dots: 3, options: Array.from({ length: 15 }, (_, index) => `Option ${index + 1}`) }
  const board = beginTrial({ method: 'dot-vote', settings }).viewFor('room')
  render(<RoomBoard view={board} hostNow={hostNow} />)
  expect(screen.getAllByRole('listitem')).toHaveLength(15)
  expect(takesTheRoom(board)).toBe(true)
  expect(takesTheRoom(beginTrial({ method: 'gradients' }).viewFor('room'))).toBe(false)
})
