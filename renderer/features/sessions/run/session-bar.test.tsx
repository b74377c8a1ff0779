// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { SessionBar } from './session-bar.tsx'

afterEach(cleanup)

test('whoever writes elsewhere when their part ends is told so, and what is safe, until they have read it', async () => {
  const ended = { title: 'Tuesday', why: 'removed' } as const
  const client = {
    call: async () => ({ session: null, ended }),
    on: () => ({ [Symbol.dispose]: () => undefined }),
  }
  let times = 0
  render(
    <ClientContext value={client as never}>
      <QueryClientProvider client={createAnswers()}>
        <SessionBar ended={ended} onRead={() => (times += 1)} />
      </QueryClientProvider>
    </ClientContext>,
  )
  const words = screen.getByRole('status').textContent
  expect(words).toContain('Your part in “Tuesday” has ended.')
  expect(words).toContain('What you wrote is saved here.')
  await userEvent.click(screen.getByRole('button', { name: 'Close this' }))
  expect(times).toBe(1)
})
