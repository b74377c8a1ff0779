// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { showInRoom } from '#tests/harness/in-a-room.tsx'
import { begin, block } from '#tests/harness/room.ts'
import { RoomPage } from './room-page.tsx'

afterEach(cleanup)

const question = 'Every child is offered a conversation before the hearing.'

test('the room sees the question, the time, who speaks and where it is in the agenda, and can press nothing', async () => {
  const blocks = [block('gradients', 1, { title: 'How much do we agree?', question }), block('break', 2)]
  const room = showInRoom(null, blocks, () => <RoomPage />)
  expect(await screen.findByRole('heading', { name: 'Welcome' })).toBeTruthy()
  await room.others('Ailsa', begin(1))
  await room.others('Ailsa', { t: 'turn', to: 'Bram' })
  for (const name of ['Catriona', 'Dougie', 'Fraser', 'Ailsa']) await room.others(name, { t: 'hand', up: true })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(question)
  expect(screen.getByRole('timer').textContent).toMatch(/^(10:00|9:\d\d)$/)
  expect(screen.getByText('Bram')).toBeTruthy()
  expect(screen.getByText('Next Catriona, Dougie and Fraser')).toBeTruthy()
  expect(screen.getByRole('list', { name: 'Part 1 of 2' })).toBeTruthy()
  expect(screen.queryAllByRole('button')).toEqual([])
})

test('past its end the clock stands at nothing, and says so in words', async () => {
  const room = showInRoom(null, [block('cards', 1)], () => <RoomPage />)
  await screen.findByRole('heading', { name: 'Welcome' })
  await room.others('Ailsa', begin(1))
  await room.changed(() => room.room.later(12))
  expect(screen.getByText('Time is up')).toBeTruthy()
  expect(screen.getByRole('timer').textContent).toBe('0:00')
})
