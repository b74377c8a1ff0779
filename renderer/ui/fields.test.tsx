// @vitest-environment jsdom
import './jsdom-gaps.ts'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { afterEach, expect, test, vi } from 'vitest'
import { Button } from './button.tsx'
import { ComboBox } from './combo-box.tsx'
import { DateField } from './date-field.tsx'
import { NumberField } from './number-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { Segmented } from './segmented.tsx'
import { Select } from './select.tsx'
import { TextField } from './text-field.tsx'

afterEach(cleanup)

test('a field with a problem is read out with its sentence and its hint', () => {
  render(
    <TextField label="Join code" hint="Three words" error="That code has been used. Ask the host for a new one." />,
  )
  const field = screen.getByRole('textbox', { name: 'Join code' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')
  expect(described).toContain('Three words')
  expect(described).toContain('That code has been used')
})

test('a button that cannot be used yet says what comes first', async () => {
  const onPress = vi.fn()
  render(
    <Button why="Set a threshold first." onPress={onPress}>
      Open the ballot
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Open the ballot' })
  await userEvent.click(button)
  expect(onPress).not.toHaveBeenCalled()
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Set a threshold first.',
  )
})

test('a button under way keeps its focus and does nothing more', async () => {
  const onPress = vi.fn()
  const { rerender } = render(<Button onPress={onPress}>Export</Button>)
  await userEvent.tab()
  rerender(
    <Button onPress={onPress} pending>
      Export
    </Button>,
  )
  await userEvent.keyboard('{Enter}')
  expect(onPress).not.toHaveBeenCalled()
  expect(document.activeElement?.textContent).toContain('Export')
})

const kinds = [
  { id: 'closed', name: 'Yes, no, or don’t know' },
  { id: 'open', name: 'In their own words' },
] as const

test('a choice is made from the keyboard alone', async () => {
  const onChange = vi.fn()
  render(<Select label="How do people answer?" choices={kinds} value="closed" onChange={onChange} />)
  await userEvent.tab()
  await userEvent.keyboard('{Enter}{ArrowDown}{Enter}')
  expect(onChange).toHaveBeenCalledWith('open')
})

test('radio buttons are one stop and the arrows choose', async () => {
  const onChange = vi.fn()
  render(<RadioGroup label="Do you agree?" choices={kinds} value="closed" onChange={onChange} />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}')
  expect(onChange).toHaveBeenCalledWith('open')
})

test('of the ways to see a thing one is always chosen', async () => {
  const onChange = vi.fn()
  render(<Segmented label="How to show it" choices={kinds} value="closed" onChange={onChange} />)
  await userEvent.click(screen.getByRole('radio', { name: 'Yes, no, or don’t know' }))
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.tab({ shift: true })
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}{Enter}')
  expect(onChange).toHaveBeenCalledWith('open')
})

function Chooser({ onSearch }: { readonly onSearch?: (words: string) => void }) {
  const [value, setValue] = useState<'closed' | 'open' | null>(null)
  return <ComboBox label="Kind" choices={kinds} value={value} onChange={setValue} onSearch={onSearch} />
}

test('typing narrows the choices, Enter takes one, and emptying the field takes it back', async () => {
  render(<Chooser />)
  const field = screen.getByRole('combobox', { name: 'Kind' })
  await userEvent.type(field, 'own')
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['In their own words'])
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(field).toHaveProperty('value', 'In their own words')
  await userEvent.clear(field)
  expect(field).toHaveProperty('value', '')
})

test('words that match nothing are said back', async () => {
  render(<Chooser />)
  await userEvent.type(screen.getByRole('combobox', { name: 'Kind' }), 'safeguardar')
  expect(screen.getByText('Nothing says “safeguardar”')).toBeTruthy()
})

test('with a search of its own the field asks for each word and filters nothing itself', async () => {
  const onSearch = vi.fn()
  render(<Chooser onSearch={onSearch} />)
  await userEvent.type(screen.getByRole('combobox', { name: 'Kind' }), 'zz')
  expect(onSearch).toHaveBeenLastCalledWith('zz')
  expect(screen.getAllByRole('option')).toHaveLength(2)
})

function Day({ start, onDay }: { readonly start: string; readonly onDay: (day: string) => void }) {
  const [day, setDay] = useState(start)
  return (
    <I18nProvider locale="en-GB">
      <DateField
        label="Closing date"
        value={day}
        onChange={(next) => {
          setDay(next)
          onDay(next)
        }}
      />
    </I18nProvider>
  )
}

test('a day is typed as day, month, year and handed over as an ISO day', async () => {
  const onDay = vi.fn()
  render(<Day start="" onDay={onDay} />)
  await userEvent.tab()
  await userEvent.keyboard('07052023')
  expect(onDay).toHaveBeenLastCalledWith('2023-05-07')
})

test('a day can be taken back, and then there is none', async () => {
  const onDay = vi.fn()
  render(<Day start="2023-05-07" onDay={onDay} />)
  await userEvent.click(screen.getByRole('button', { name: 'Clear: Closing date' }))
  expect(onDay).toHaveBeenLastCalledWith('')
  expect(screen.queryByRole('button', { name: 'Clear: Closing date' })).toBeNull()
})

test('text that is no day reads as no day', () => {
  render(<Day start="2023-02-31" onDay={() => undefined} />)
  const group = screen.getAllByRole('group', { name: /Closing date/ })[0]
  expect(group && within(group).getByRole('spinbutton', { name: /^day/ }).getAttribute('aria-valuetext')).toBe('Empty')
})

test('an emptied number is no number', async () => {
  const onChange = vi.fn()
  render(<NumberField label="Minutes" value={40} onChange={onChange} />)
  await userEvent.clear(screen.getByRole('textbox', { name: 'Minutes' }))
  await userEvent.tab()
  expect(onChange).toHaveBeenLastCalledWith(undefined)
})
