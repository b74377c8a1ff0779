// @vitest-environment jsdom
import './jsdom-gaps.ts'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './text-field.tsx'

afterEach(cleanup)

test('a dialog takes the focus, keeps it, and gives it back when Esc closes it', async () => {
  render(
    <Dialog title="New session" trigger={<Button>New session</Button>}>
      <TextField label="Name of the session" autoFocus />
    </Dialog>,
  )
  const opener = screen.getByRole('button', { name: 'New session' })
  await userEvent.click(opener)
  expect(screen.getByRole('dialog', { name: 'New session' })).toBeTruthy()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name of the session' }))
  await userEvent.tab()
  await userEvent.tab()
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true)
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('what cannot be taken lightly begins on Cancel, and Enter there changes nothing', async () => {
  const onConfirm = vi.fn()
  render(
    <ConfirmDialog
      title="Delete proposal 14?"
      action="Delete proposal 14"
      serious
      onConfirm={onConfirm}
      trigger={<Button>Delete</Button>}
    >
      You can undo this.
    </ConfirmDialog>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  expect(screen.getByRole('alertdialog', { name: 'Delete proposal 14?' })).toBeTruthy()
  expect(document.activeElement?.textContent).toBe('Cancel')
  await userEvent.keyboard('{Enter}')
  expect(onConfirm).not.toHaveBeenCalled()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('a confirmed change closes the dialog when it is done, and a refused one leaves it open', async () => {
  const answers = [false, true]
  render(
    <ConfirmDialog
      title="Withdraw?"
      action="Withdraw"
      onConfirm={() => Promise.resolve(answers.shift())}
      trigger={<Button>Open</Button>}
    >
      The words are destroyed.
    </ConfirmDialog>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Open' }))
  await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }))
  expect(screen.getByRole('alertdialog')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Withdraw' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
})
