// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { type MethodName, methodNames } from '#shared/domain/session/method-names.ts'
import { methodOf } from '#shared/domain/session/methods/index.ts'
import { BoardResult } from './board-result.tsx'
import { BoardSetUp } from './board-set-up.tsx'

afterEach(cleanup)

type FormProps = { readonly method: MethodName; readonly from: unknown; readonly onKept: (settings: unknown) => void }

/** What the form hands on is what it is given next. */
function Form({ method, from, onKept }: FormProps) {
  const [settings, setSettings] = useState(from)
  return (
    <BoardSetUp
      method={method}
      settings={settings}
      onChange={(next) => {
        onKept(next)
        setSettings(next)
      }}
    />
  )
}

/** A form on screen, and all that it handed on. */
function setUp(method: MethodName, from: unknown = null) {
  const kept: unknown[] = []
  render(<Form method={method} from={from} onKept={(settings) => kept.push(settings)} />)
  return kept
}

const asJson = (settings: unknown): unknown => JSON.parse(JSON.stringify(settings))

test('a place of the scale is renamed, and what is kept is what the method takes', async () => {
  const kept = setUp('gradients')
  const field = screen.getByRole('textbox', { name: 'Place 8' })
  await userEvent.clear(field)
  expect(screen.getByText('Say what this place means.')).toBeTruthy()
  expect(kept).toEqual([])
  await userEvent.type(field, 'With all my heart ')
  const last = methodOf('gradients').settings.parse(asJson(kept.at(-1)))
  expect(last.scale.at(-1)).toBe('With all my heart')
  expect(last.scale).toHaveLength(8)
  expect(new Set(kept.map((one) => JSON.stringify(one))).size).toBe(kept.length)
  // The space just typed is still in the field: another word may follow.
  expect((field as HTMLInputElement).value).toBe('With all my heart ')
})

test('a place is taken out and the threshold stays on the scale; veto and percent are kept', async () => {
  const kept = setUp('gradients', { scale: ['No', 'Maybe', 'Yes'], threshold: { from: 3, percent: 75 }, veto: false })
  await userEvent.click(screen.getByRole('button', { name: 'Take out place 2' }))
  await userEvent.click(screen.getByRole('switch', { name: /One answer at 1 stops it/ }))
  await userEvent.click(screen.getByRole('button', { name: /^Less: How many/ }))
  expect(kept.at(-1)).toEqual({ scale: ['No', 'Yes'], threshold: { from: 2, percent: 74 }, veto: true })
  expect(screen.getByText(/Agreed when 74 % or more of those who answer choose 2, “Yes”, or above\./)).toBeTruthy()
})

test('options are one a line, and empty lines are none', async () => {
  const kept = setUp('dot-vote')
  await userEvent.type(screen.getByRole('textbox', { name: 'What can have dots' }), 'Letters{Enter}{Enter} Rooms ')
  expect(methodOf('dot-vote').settings.parse(asJson(kept.at(-1)))).toEqual({ dots: 5, options: ['Letters', 'Rooms'] })
})

test('the minutes of 1-2-4-All are four numbers and their sum', async () => {
  const kept = setUp('one-two-four-all')
  await userEvent.click(screen.getByRole('button', { name: /^More: In pairs/ }))
  expect(methodOf('one-two-four-all').settings.parse(asJson(kept.at(-1)))).toEqual({ minutes: [1, 3, 4, 5] })
  expect(screen.getByText('13 minutes in all.')).toBeTruthy()
})

test('rounds, cards and the question of a check-in', async () => {
  const rounds = setUp('round-robin')
  await userEvent.click(screen.getByRole('button', { name: /^More: Rounds/ }))
  expect(rounds.at(-1)).toEqual({ rounds: methodOf('round-robin').usual.rounds + 1 })
  cleanup()
  const cards = setUp('cards')
  await userEvent.click(screen.getByRole('button', { name: /^Less: Most cards/ }))
  expect(cards.at(-1)).toEqual({ most: methodOf('cards').usual.most - 1 })
  cleanup()
  const checkIn = setUp('check-in', { question: '' })
  await userEvent.type(screen.getByRole('textbox'), 'How are you?')
  expect(checkIn.at(-1)).toEqual({ question: 'How are you?' })
})

test('every method has a form and a result, from settings that are kept or from none at all', () => {
  // Never answers: what a board asks the workspace for is simply not there yet.
  const silent = {
    call: () => new Promise(() => undefined),
    run: () => undefined,
    on: () => ({ [Symbol.dispose]() {} }),
  }
  for (const { value } of methodNames.filter(({ value: name }) => name !== 'notes')) {
    const { usual, result } = methodOf(value)
    const empty = [
      { said: [], passed: 0 },
      { notes: [], spoke: 0, passed: 0 },
      { ideas: [] },
      { clusters: [], loose: [] },
    ]
    const other = [{ rounds: [] }, { items: [] }, { document: null }, {}, { rounds: [], met: null }]
    const gradients = { rounds: [], met: null, vetoed: false, threshold: { from: 5, percent: 75 }, veto: false }
    const nothing = [...empty, ...other, gradients].find((one) => result.safeParse(one).success)
    expect(nothing, value).toBeDefined()
    const { container } = render(
      <ClientContext value={silent as never}>
        <QueryClientProvider client={createAnswers()}>
          <BoardSetUp method={value} settings={usual} onChange={() => undefined} />
          <BoardResult method={value} settings={null} result={nothing} />
        </QueryClientProvider>
      </ClientContext>,
    )
    expect(container.textContent, value).not.toBe('')
    expect(container.textContent, value).not.toContain('another Hearings Workshop')
    cleanup()
  }
})

test('a result that this version does not know is said to be safe, and nothing breaks', () => {
  render(<BoardResult method="gradients" settings={null} result={{ rounds: 'many' }} />)
  expect(screen.getByText(/It is safe in the workspace/)).toBeTruthy()
})

const scaleWith = (top: string) => ({ scale: ['No', top], threshold: { from: 2, percent: 75 }, veto: false })
const top = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Place 2' }).value

test('settings that come back late do not take back what was typed since', async () => {
  const onChange = () => undefined
  const form = (settings: unknown) => <BoardSetUp method="gradients" settings={settings} onChange={onChange} />
  const { rerender } = render(form(scaleWith('Yes')))
  await userEvent.type(screen.getByRole('textbox', { name: 'Place 2' }), ', b')
  rerender(form(scaleWith('Yes,')))
  expect(top()).toBe('Yes, b')
  rerender(form(scaleWith('Yes, b')))
  expect(top()).toBe('Yes, b')
})

test('settings that come from elsewhere, such as an undo, are shown', async () => {
  const onChange = () => undefined
  const form = (settings: unknown) => <BoardSetUp method="gradients" settings={settings} onChange={onChange} />
  const { rerender } = render(form(scaleWith('Yes')))
  await userEvent.type(screen.getByRole('textbox', { name: 'Place 2' }), ' ')
  await userEvent.type(screen.getByRole('textbox', { name: 'Place 2' }), 'b')
  rerender(form(scaleWith('Yes b')))
  rerender(form(scaleWith('Yes')))
  expect(top()).toBe('Yes')
})
