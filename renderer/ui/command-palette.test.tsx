// @vitest-environment jsdom
import './jsdom-gaps.ts'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CommandPalette, type HitGroup } from './command-palette.tsx'

afterEach(cleanup)

const groups: readonly HitGroup[] = [
  {
    id: 'records',
    title: 'Records',
    hits: [{ id: 'proposal 14', name: 'Hearing views before the day', icon: 'proposals' }],
  },
  { id: 'do', title: 'Do', hits: [{ id: 'new', name: 'New proposal', icon: 'plus', keys: 'Mod+Shift+P' }] },
]

function Palette({
  found = groups,
  ...on
}: {
  readonly found?: readonly HitGroup[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}) {
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(true)
  return (
    <CommandPalette
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) on.onClose()
      }}
      words={words}
      onWords={setWords}
      groups={found}
      onChoose={on.onChoose}
    />
  )
}

test('one types, goes down with the arrows, and Enter takes it and closes', async () => {
  const onChoose = vi.fn()
  const onClose = vi.fn()
  render(<Palette onChoose={onChoose} onClose={onClose} />)
  await userEvent.keyboard('before')
  expect(screen.getByRole('searchbox')).toHaveProperty('value', 'before')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(onChoose).toHaveBeenCalledOnce()
  expect(onClose).toHaveBeenCalledOnce()
})

test('Esc closes at once, also with words in the field', async () => {
  const onClose = vi.fn()
  render(<Palette onChoose={() => undefined} onClose={onClose} />)
  await userEvent.keyboard('before')
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})

test('words that nothing says are said back', async () => {
  render(<Palette found={[]} onChoose={() => undefined} onClose={() => undefined} />)
  await userEvent.keyboard('safeguardar')
  expect(screen.getByText('Nothing says “safeguardar”')).toBeTruthy()
})
