// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { followLandmarkKeys } from './landmark-keys.ts'
import { ToastProvider, useToasts } from './toast.tsx'

let keys: Disposable
beforeEach(() => {
  keys = followLandmarkKeys()
})
afterEach(() => {
  keys[Symbol.dispose]()
  cleanup()
})

function Screen({ onUndo }: { readonly onUndo: () => void }) {
  const toasts = useToasts()
  return (
    <main data-landmark="page">
      <Button onPress={() => toasts.show({ text: 'Deleted clause 1.4', action: { name: 'Undo', onPress: onUndo } })}>
        Delete
      </Button>
      <Button onPress={() => toasts.show({ text: 'Renamed the area' })}>Rename</Button>
    </main>
  )
}

function shown() {
  const onUndo = vi.fn()
  render(
    <ToastProvider>
      <Screen onUndo={onUndo} />
    </ToastProvider>,
  )
  return onUndo
}

test('a change is said politely, and F6 leads to Undo and back to where one was', async () => {
  const onUndo = shown()
  const button = screen.getByRole('button', { name: 'Delete' })
  await userEvent.click(button)
  expect(screen.getByRole('status').textContent).toContain('Deleted clause 1.4')
  await userEvent.keyboard('{F6}')
  expect(document.activeElement?.textContent).toBe('Undo')
  await userEvent.keyboard('{Enter}')
  expect(onUndo).toHaveBeenCalledOnce()
  expect(document.activeElement).toBe(button)
  expect(screen.getByRole('status').textContent).toBe('')
})

test('a newer change takes the place of the one before', async () => {
  shown()
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await userEvent.click(screen.getByRole('button', { name: 'Rename' }))
  expect(screen.getByRole('status').textContent).toBe('Renamed the area')
})

function Undoing() {
  const toasts = useToasts()
  const undone = () => toasts.show({ text: 'Undone: clause 1.4 is back' })
  return (
    <Button onPress={() => toasts.show({ text: 'Deleted', action: { name: 'Undo', onPress: undone } })}>Delete</Button>
  )
}

test('what Undo itself says is not lost', async () => {
  render(
    <ToastProvider>
      <Undoing />
    </ToastProvider>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(screen.getByRole('status').textContent).toBe('Undone: clause 1.4 is back')
})
