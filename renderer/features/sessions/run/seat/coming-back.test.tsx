// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { showInRoom } from '#tests/harness/in-a-room.tsx'
import { ComingBack } from './coming-back.tsx'

afterEach(cleanup)

test('whoever comes back and is not reached at once is told so calmly, and can leave at any moment', async () => {
  const room = showInRoom('Bram', [], ({ session }) => <ComingBack session={session} />, { connected: false })
  const leave = await screen.findByRole('button', { name: 'Leave quietly' })
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Coming back into “Tuesday”')
  expect(screen.queryByText('The session cannot be reached just now.')).toBeNull()
  const words = await screen.findByText('The session cannot be reached just now.', {}, { timeout: 5_000 })
  expect(words.closest('[role="status"]')?.textContent).toContain('without a code')
  await userEvent.click(leave)
  expect(room.told).toEqual(['session.leave'])
})
