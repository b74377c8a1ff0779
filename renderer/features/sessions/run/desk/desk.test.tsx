// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { showInRoom } from '#tests/harness/in-a-room.tsx'
import { begin, block, uuid } from '#tests/harness/room.ts'
import { Desk } from './desk.tsx'

afterEach(cleanup)

const blocks = [block('check-in', 1, { title: 'Welcome' }), block('cards', 2, { title: 'Quiet writing' })]
async function desk() {
  const room = showInRoom('Ailsa', blocks, (parts) => <Desk {...parts} onSeat={() => undefined} />)
  await screen.findByRole('heading', { name: 'Tuesday' })
  return room
}
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

test('a block is begun, given more time, stopped, and the next one begun after it', async () => {
  const room = await desk()
  await press('Begin “Welcome”')
  expect(await screen.findByText(/^(10:00|9:\d\d)$/)).toBeTruthy()
  await press('5 minutes more')
  expect(await screen.findByText(/^(15:00|14:\d\d)$/)).toBeTruthy()
  await press('Stop the clock')
  expect(await screen.findByText('left, stopped')).toBeTruthy()
  await press('Go on')
  await press('Go on to “Quiet writing”')
  await waitFor(() => expect(room.room.view('Ailsa').agenda.map(({ state }) => state)).toEqual(['done', 'now']))
  expect(room.said.map(({ t }) => t)).toEqual(['begin', 'extend', 'pause', 'resume', 'begin'])
})

test('keys begin what comes next, give time and stop the clock', async () => {
  const room = await desk()
  await userEvent.keyboard('{Alt>}g{/Alt}')
  await screen.findByText(/^(10:00|9:\d\d)$/)
  await userEvent.keyboard('{Alt>}e{/Alt}')
  await userEvent.keyboard('{Alt>}k{/Alt}')
  await waitFor(() => expect(room.said.map(({ t }) => t)).toEqual(['begin', 'extend', 'pause']))
})

test('how the session stands against its plan is said in words, and goes on counting', async () => {
  const room = await desk()
  await room.others('Ailsa', begin(1))
  expect(screen.getByText('On time')).toBeTruthy()
  await room.changed(() => room.room.later(14))
  expect(screen.getByText('About 4 minutes behind')).toBeTruthy()
  expect(screen.getByText('over')).toBeTruthy()
})

test('turns are given by whoever runs it, in the order of the rule', async () => {
  const room = await desk()
  await room.others('Ailsa', begin(1))
  await room.others('Bram', { t: 'hand', up: true })
  await room.others('Catriona', { t: 'hand', up: true })
  const hands = screen.getByRole('list', { name: 'Hands' })
  expect(
    within(hands)
      .getAllByRole('listitem')
      .map((row) => row.textContent),
  ).toEqual(['BramGive the turn', 'CatrionaGive the turn'])
  await press('Give Catriona the turn')
  await waitFor(() => expect(room.room.view('Ailsa').queue.speaking).toBe('Catriona'))
  await press('End the turn')
  await waitFor(() => expect(room.room.view('Ailsa').queue.speaking).toBeNull())
})

test('everyone here goes apart by chance and is gathered again, and each group’s board is at the desk', async () => {
  const room = await desk()
  await room.others('Ailsa', begin(2))
  await press('Break into groups')
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Break into groups' }))
  await waitFor(() => expect(room.room.view('Ailsa').groups.length).toBe(2))
  const apart = room.room.view('Ailsa').groups.flatMap(({ members }) => members)
  // The chair stays at the desk, and whoever only watches is in no group.
  expect([...apart].sort()).toEqual(['Bram', 'Catriona', 'Dougie', 'Fraser'])
  expect(await screen.findByRole('heading', { name: 'Group 1' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: 'Group 2' })).toBeTruthy()
  await press('Gather the groups')
  await waitFor(() => expect(room.room.view('Ailsa').groups).toEqual([]))
})

test('groups can be put together by hand, and whoever is in none stays', async () => {
  const room = await desk()
  await room.others('Ailsa', begin(2))
  await press('Break into groups')
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('radio', { name: 'By hand' }))
  const put = async (name: string, place: string) => {
    await userEvent.click(screen.getByRole('button', { name: new RegExp(name) }))
    await userEvent.click(await screen.findByRole('option', { name: place }))
  }
  await put('Bram', 'Group 1')
  await put('Dougie', 'Group 2')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Break into groups' }))
  await waitFor(() => expect(room.room.view('Ailsa').groups.length).toBe(2))
  expect(room.room.view('Ailsa').groups.map(({ name, members }) => [name, members])).toEqual([
    ['Group 1', ['Bram']],
    ['Group 2', ['Dougie']],
  ])
})

test('a block is put in on the fly, after what has begun, and left out again', async () => {
  const room = await desk()
  await room.others('Ailsa', begin(1))
  await press('Add a block')
  await userEvent.type(await screen.findByRole('textbox', { name: /Title/ }), 'A short walk')
  await press('Add the block')
  const titles = () => room.room.view('Ailsa').agenda.map(({ title }) => title)
  await waitFor(() => expect(titles()).toEqual(['Welcome', 'A short walk', 'Quiet writing']))
  await userEvent.click(await screen.findByRole('button', { name: 'More about A short walk' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Leave it out today' }))
  await waitFor(() => expect(titles()).toEqual(['Welcome', 'Quiet writing']))
  expect(room.said.find(({ t }) => t === 'plan')).toMatchObject({ position: 1, block: { method: 'check-in' } })
})

test('a block that was left out can be brought back to its place', async () => {
  const room = await desk()
  await userEvent.click(screen.getByRole('button', { name: 'More about Welcome' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Leave it out today' }))
  await press('Undo')
  const titles = () => room.room.view('Ailsa').agenda.map(({ title }) => title)
  await waitFor(() => expect(titles()).toEqual(['Welcome', 'Quiet writing']))
})

test('a block that has begun is marked for screen readers too', async () => {
  const room = await desk()
  await room.others('Ailsa', begin(2))
  expect(document.querySelector('[aria-current="step"]')?.textContent).toMatch('Quiet writing')
  expect(room.room.view('Ailsa').current?.block).toBe(uuid(2))
})
