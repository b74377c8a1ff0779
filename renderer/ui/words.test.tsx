// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { initials } from './avatar.tsx'
import { defined } from './defined.ts'
import { Highlight } from './highlight.tsx'
import { maskedLines } from './masked-words.tsx'
import { Table } from './table.tsx'
import { applyAppearance, currentAppearance, textScales, themes, usualAppearance } from './theme.ts'

afterEach(cleanup)

test('marking words never changes the text, wherever the ranges lie', () => {
  const range = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) })
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(range, { maxLength: 5 }), (text, ranges) => {
      const { container, unmount } = render(<Highlight text={text} ranges={ranges} />)
      expect(container.textContent).toBe(text)
      unmount()
    }),
    { numRuns: 60 },
  )
})

test('what was looked for is marked', () => {
  const { container } = render(<Highlight text="the day before" ranges={[{ start: 4, end: 7 }]} />)
  expect(container.querySelector('mark')?.textContent).toBe('day')
})

test('a mask is the same for the same seed and another for another', () => {
  expect(maskedLines('0147', 3)).toEqual(maskedLines('0147', 3))
  expect(maskedLines('0147', 3)).not.toEqual(maskedLines('0148', 3))
})

test('initials are two letters of first and last name', () => {
  expect([initials('Morven Anne Campbell'), initials('Idris'), initials('  ')]).toEqual(['MC', 'ID', ''])
})

test('a property given as undefined is as good as not given', () => {
  expect(Object.keys(defined({ a: 1, b: undefined, c: null }))).toEqual(['a', 'c'])
})

test('an appearance that was applied can be read back, and the usual one leaves nothing behind', () => {
  const root = document.createElement('html')
  for (const theme of themes) {
    for (const textScale of textScales) {
      const appearance = { theme, textScale, density: 'compact', reading: 'spaced' } as const
      applyAppearance(appearance, root)
      expect(currentAppearance(root)).toEqual(appearance)
    }
  }
  applyAppearance(usualAppearance, root)
  expect(Object.keys(root.dataset)).toEqual([])
  expect(currentAppearance(root)).toEqual(usualAppearance)
})

test('a table names its rows and columns, and a column that sorts says which way', async () => {
  const onSort = vi.fn()
  render(
    <Table
      caption="Who has taken part"
      columns={[
        { id: 'name', name: 'Organisation', cell: (row) => row.name, sortable: true },
        { id: 'sessions', name: 'Sessions', cell: (row) => row.sessions, align: 'end' },
      ]}
      rows={[{ name: 'SCRA', sessions: 12 }]}
      rowId={(row) => row.name}
      sort={{ column: 'name', direction: 'ascending' }}
      onSort={onSort}
    />,
  )
  const table = screen.getByRole('table', { name: 'Who has taken part' })
  expect(within(table).getByRole('rowheader', { name: 'SCRA' })).toBeTruthy()
  expect(within(table).getByRole('columnheader', { name: 'Organisation' }).getAttribute('aria-sort')).toBe('ascending')
  await userEvent.click(within(table).getByRole('button', { name: 'Organisation' }))
  expect(onSort).toHaveBeenCalledWith({ column: 'name', direction: 'descending' })
})
