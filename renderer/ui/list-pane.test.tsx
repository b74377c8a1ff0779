// @vitest-environment jsdom
import './jsdom-gaps.ts'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RouterProvider } from 'react-aria-components'
import { afterEach, expect, test, vi } from 'vitest'
import { ListPane } from './list-pane.tsx'
import type { ListGroup } from './list-shape.ts'

afterEach(cleanup)

const groups: readonly ListGroup[] = [
  { id: 'before', title: 'Before a hearing', rows: [{ id: 'a', title: 'Getting ready', sub: 'Six questions' }] },
  {
    id: 'during',
    title: 'In the room',
    rows: [
      { id: 'b', title: 'Who is there' },
      { id: 'c', title: 'Time to think' },
    ],
  },
  { id: 'none', title: 'Nothing here', rows: [] },
]

function shown(selected: string | null = null) {
  const onSelect = vi.fn<(id: string) => void>()
  render(<ListPane title="Areas" groups={groups} selected={selected} onSelect={onSelect} empty="No areas yet" />)
  return onSelect
}

test('the arrows go through every group and Enter opens the row', async () => {
  const onSelect = shown('a')
  await userEvent.tab()
  expect(document.activeElement?.textContent).toContain('Getting ready')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement?.textContent).toBe('Time to think')
  await userEvent.keyboard('{Enter}')
  expect(onSelect).toHaveBeenCalledWith('c')
})

test('moving with the arrows opens nothing by itself', async () => {
  const onSelect = shown('a')
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}')
  expect(onSelect).not.toHaveBeenCalled()
})

test('typing the beginning of a name goes to it', async () => {
  shown('a')
  await userEvent.tab()
  await userEvent.keyboard('who')
  expect(document.activeElement?.textContent).toBe('Who is there')
})

test('pressing the chosen row again opens it again', async () => {
  const onSelect = shown('b')
  await userEvent.click(screen.getByRole('option', { name: 'Who is there' }))
  expect(onSelect).toHaveBeenCalledWith('b')
})

test('a row says its line and its place, and a group says its name', () => {
  shown('a')
  const group = screen.getByRole('group', { name: 'In the room' })
  expect(within(group).getAllByRole('option')).toHaveLength(2)
  const row = screen.getByRole('option', { name: /Getting ready.*Six questions/ })
  expect(row.getAttribute('aria-selected')).toBe('true')
  expect(screen.queryByRole('group', { name: 'Nothing here' })).toBeNull()
})

test('an empty list says what to do first', () => {
  render(<ListPane title="Areas" groups={[]} empty="Add the first area" />)
  expect(screen.getByText('Add the first area')).toBeTruthy()
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('a row with an address is a link and leads there within the app', async () => {
  const navigate = vi.fn()
  const linked = [{ id: 'all', rows: [{ id: 'a', title: 'Getting ready', href: '/inquiry/a' }] }]
  render(
    <RouterProvider navigate={navigate}>
      <ListPane title="Areas" groups={linked} selected="a" />
    </RouterProvider>,
  )
  const row = screen.getByRole('option', { name: 'Getting ready' })
  expect(row.getAttribute('href')).toBe('/inquiry/a')
  await userEvent.click(row)
  await userEvent.keyboard('{Enter}')
  expect(navigate.mock.calls.map(([href]) => href)).toEqual(['/inquiry/a', '/inquiry/a'])
})
