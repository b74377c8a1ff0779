// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { ClientContext } from '../client.ts'
import { NotTaken } from './not-taken.tsx'

afterEach(cleanup)

const area = (at: number, title: string) => ({
  kind: 'area',
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  title,
})

function shown() {
  const listeners = new Set<(data: unknown) => void>()
  const client = {
    on(name: string, listener: (data: unknown) => void) {
      if (name === 'session.notTaken') listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
  }
  render(
    <ClientContext value={client as never}>
      <NotTaken />
    </ClientContext>,
  )
  return (code: string, ...records: unknown[]) =>
    act(() => {
      for (const listener of listeners) listener({ code, records })
    })
}

test('what the session did not take is named once each, with why, where one’s own copy is, and a way there', async () => {
  const tell = shown()
  expect(screen.queryByRole('status')?.textContent ?? '').toBe('')
  tell('session/not-allowed', area(1, 'Advocacy'), area(2, 'Getting ready'))
  tell('session/not-allowed', area(1, 'Advocacy'))
  const notice = screen.getByRole('status')
  expect(notice.textContent).toContain('The session did not take what you changed here')
  expect(notice.textContent).toContain('in its history')
  expect(within(notice).getAllByRole('link')).toHaveLength(2)
  expect(within(notice).getByRole('link', { name: 'Advocacy' }).getAttribute('href')).toBe(
    '/inquiry/00000000-0000-4000-8000-000000000001',
  )
  await userEvent.click(screen.getByRole('button', { name: 'Close this' }))
  expect(screen.getByRole('status').textContent).toBe('')
})

test('where only the clocks were against it, it says so, and many are counted', () => {
  const tell = shown()
  tell('session/clock-ahead', ...Array.from({ length: 9 }, (_, at) => area(at + 1, `Area ${at + 1}`)))
  const notice = screen.getByRole('status')
  expect(notice.textContent).toContain('clock')
  expect(notice.textContent).toContain('and 4 more')
  expect(within(notice).getAllByRole('link')).toHaveLength(5)
})
