// @vitest-environment jsdom
import './jsdom-gaps.ts'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { MenuButton } from './menu.tsx'

afterEach(cleanup)

test('a menu opens by key, the arrows move in it, Enter does what is chosen and the focus goes back', async () => {
  const onAction = vi.fn()
  render(
    <MenuButton
      name="More about this clause"
      icon="more"
      groups={[
        [{ id: 'comment', name: 'Comment' }],
        [{ id: 'delete', name: 'Delete clause', serious: true, onAction }],
      ]}
    />,
  )
  const button = screen.getByRole('button', { name: 'More about this clause' })
  await userEvent.tab()
  expect(document.activeElement).toBe(button)
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement?.textContent).toBe('Comment')
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(onAction).toHaveBeenCalledOnce()
  await waitFor(() => expect(document.activeElement).toBe(button))
})
