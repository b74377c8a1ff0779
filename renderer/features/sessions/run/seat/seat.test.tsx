// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { showInRoom } from '#tests/harness/in-a-room.tsx'
import { act, begin, block } from '#tests/harness/room.ts'
import { Seat } from './seat.tsx'

afterEach(cleanup)

const question = 'Every child is offered a conversation before the hearing.'
const gradients = block('gradients', 1, { title: 'How much do we agree?', question })
const seat = (who = 'Bram', blocks = [gradients]) => showInRoom(who, blocks, (parts) => <Seat {...parts} />)
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

test('one thing at a time: what comes first, then the question with its answers, and about how long', async () => {
  const room = seat()
  expect(await screen.findByRole('heading', { name: 'We begin soon' })).toBeTruthy()
  await room.others('Ailsa', begin(1))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(question)
  expect(screen.getByText('About 10 minutes. No hurry.')).toBeTruthy()
  expect(screen.getAllByRole('option').length).toBeGreaterThan(4)
})

test('a new block is said politely to who cannot see it', async () => {
  const room = seat()
  await screen.findByRole('heading', { name: 'We begin soon' })
  await room.others('Ailsa', begin(1))
  expect(screen.getAllByRole('status').map((status) => status.textContent)).toContain(
    `How much do we agree?. Gradients of agreement. ${question}`,
  )
})

test('passing is said to the room where the board asks, and kept to oneself where it does not', async () => {
  const asked = seat()
  await screen.findByRole('heading', { level: 1 })
  await asked.others('Ailsa', begin(1))
  await press('Pass')
  expect(asked.said.at(-1)).toMatchObject({ t: 'act', action: { do: 'pass' } })
  cleanup()

  const cards = seat('Bram', [block('cards', 2)])
  await screen.findByRole('heading', { level: 1 })
  await cards.others('Ailsa', begin(2))
  await press('Pass')
  expect(screen.getByText(/Nobody is told/)).toBeTruthy()
  expect(cards.said).toEqual([])
  await press('Come back to it')
  expect(screen.queryByText(/Nobody is told/)).toBeNull()
})

test('a turn is passed before it comes, and the room is told once', async () => {
  const room = seat('Catriona', [block('round-robin', 1)])
  await screen.findByRole('heading', { level: 1 })
  await room.others('Ailsa', begin(1))
  await press('Pass')
  expect(await screen.findByRole('button', { name: 'Pass', pressed: true })).toBeTruthy()
  await press('Pass')
  expect(room.said).toEqual([expect.objectContaining({ t: 'act', action: { do: 'pass' } })])
  expect(screen.queryByText(/Nobody is told/)).toBeNull()
})

test('where nothing is asked there is nothing to pass on, and the ways out keep their places', async () => {
  const room = seat('Bram', [block('break', 1)])
  await screen.findByRole('heading', { name: 'We begin soon' })
  const pass = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Pass' })
  expect(pass().disabled).toBe(true)
  await room.others('Ailsa', begin(1))
  expect(pass().disabled).toBe(true)
  expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy()
})

test('whoever had the keyboard in a block has it on the page when the next begins, and elsewhere it stays', async () => {
  const room = seat('Bram', [block('check-in', 1), block('cards', 2), block('break', 3)])
  await screen.findByRole('heading', { level: 1 })
  expect(document.activeElement?.id).toBe('page')
  await room.others('Ailsa', begin(1))
  await userEvent.click(screen.getByRole('textbox'))
  await room.others('Ailsa', begin(2))
  await waitFor(() => expect(document.activeElement?.id).toBe('page'))
  screen.getByRole('button', { name: 'Pause' }).focus()
  await room.others('Ailsa', begin(3))
  expect(document.activeElement?.textContent).toBe('Pause')
})

test('a hand goes up and down, and one’s turn can be ended by oneself', async () => {
  const room = seat()
  await screen.findByRole('heading', { level: 1 })
  await press('Raise a hand')
  expect(await screen.findByRole('button', { name: 'Lower my hand' })).toBeTruthy()
  expect(screen.getByText('You are next')).toBeTruthy()
  await room.others('Ailsa', { t: 'turn', to: 'Bram' })
  expect(screen.getByText('You are speaking')).toBeTruthy()
  await press('I have finished')
  await waitFor(() => expect(screen.queryByText('You are speaking')).toBeNull())
})

test('pausing hides everything but who can be turned to, and holds while the host cannot be reached', async () => {
  const room = seat()
  await screen.findByRole('heading', { level: 1 })
  await room.changed(() => room.room.become({ ...room.room.state(), support: 'Ailsa, room 2\nChildline 0800 1111' }))
  await room.others('Ailsa', begin(1))
  room.cutOff()
  await press('Pause')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Take the time you need')
  expect(screen.getByText('Childline 0800 1111')).toBeTruthy()
  expect(screen.queryByRole('option')).toBeNull()
  expect(screen.getByRole('button', { name: 'Leave quietly' })).toBeTruthy()
  await press('Come back in')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(question)
})

test('what is done while the host cannot be reached is kept, and a calm line says so', async () => {
  const room = showInRoom('Bram', [gradients], (parts) => <Seat {...parts} />, { connected: false })
  expect(await screen.findByText('The session cannot be reached just now.')).toBeTruthy()
  await room.others('Ailsa', begin(1))
  room.cutOff()
  await userEvent.click(screen.getAllByRole('option')[0] as HTMLElement)
  expect(await screen.findByText(/Kept on this computer/)).toBeTruthy()
})

test('a deputy is offered to take over, and nobody else', async () => {
  showInRoom('Bram', [gradients], (parts) => <Seat {...parts} />, { connected: false, mayTakeOver: true })
  expect(await screen.findByRole('button', { name: 'Take over' })).toBeTruthy()
  cleanup()
  seat()
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull()
})

test('whoever only watches has the ways out, and nothing to do', async () => {
  const room = seat('Eilidh')
  await screen.findByRole('heading', { level: 1 })
  await room.others('Ailsa', begin(1))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(question)
  expect(screen.queryByRole('option')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Pass' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Raise a hand' })).toBeNull()
  await press('Pause')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Take the time you need')
  expect(room.said).toEqual([])
})

test('leaving asks nothing and is one press', async () => {
  const room = seat()
  await screen.findByRole('heading', { level: 1 })
  await press('Leave quietly')
  await waitFor(() => expect(room.told).toEqual(['session.leave']))
})

test('keys do what the buttons do, also while somebody writes', async () => {
  const room = seat('Bram', [block('check-in', 1)])
  await screen.findByRole('heading', { level: 1 })
  await room.others('Ailsa', begin(1))
  await userEvent.click(screen.getByRole('textbox'))
  await userEvent.keyboard('{Alt>}h{/Alt}')
  expect(room.said).toEqual([{ t: 'hand', up: true }])
  await userEvent.keyboard('{Alt>}b{/Alt}')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Take the time you need')
})

test('own notes are kept for this session, and nothing of them is said to the room', async () => {
  const room = seat()
  await screen.findByRole('heading', { level: 1 })
  await userEvent.keyboard('{Alt>}n{/Alt}')
  await userEvent.type(await screen.findByRole('textbox'), 'Ask about the waiting room.')
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect([...room.notes.values()]).toEqual(['Ask about the waiting room.']))
  expect(room.said).toEqual([])
})

test('what is parked reaches the parking lot', async () => {
  const room = seat()
  await screen.findByRole('heading', { level: 1 })
  await userEvent.keyboard('{Alt>}l{/Alt}')
  await userEvent.type(await screen.findByRole('textbox'), 'Who pays for travel?')
  await press('Park it')
  await waitFor(() => expect(room.room.view('Bram').parked.map(({ words }) => words)).toEqual(['Who pays for travel?']))
})

test('what each group found is there for everyone once they are back, without anything to press in it', async () => {
  const room = seat('Catriona', [block('fist-to-five', 1)])
  await screen.findByRole('heading', { level: 1 })
  await room.others('Ailsa', begin(1))
  const groups = [
    { name: 'Window', members: ['Bram', 'Dougie', 'Fraser'] },
    { name: 'Door', members: ['Catriona'] },
  ]
  await room.others('Ailsa', { t: 'split', groups, minutes: 8 })
  const window = room.room.view('Ailsa').groups[0]?.id
  for (const who of ['Bram', 'Dougie', 'Fraser']) await room.others(who, act(1, { do: 'show', fingers: 4 }, window))
  await room.others('Ailsa', act(1, { do: 'look' }, window))
  expect(screen.queryByRole('region', { name: 'What the groups found' })).toBeNull()
  await room.others('Ailsa', { t: 'gather' })
  const found = within(screen.getByRole('region', { name: 'What the groups found' }))
  expect(found.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Window'])
  expect(found.getByRole('list', { name: 'How many chose what' }).textContent).toMatch(/4.*3/)
  expect(found.queryByRole('button')).toBeNull()
})
