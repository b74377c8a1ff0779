// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { BoardResult } from './board-result.tsx'
import { ruleWords, shareWords } from './methods/gradients.tsx'
import { backWords } from './methods/parking-lot.tsx'
import { beginTrial } from './trial.ts'

afterEach(cleanup)

const three = ['p3', 'p4', 'p5'] as const

test('a tally is a picture, and the same figures as a table', async () => {
  const show = (fingers: number) => three.map((by) => [by, { do: 'show' as const, fingers }] as const)
  const trial = beginTrial({
    method: 'fist-to-five',
    before: [...show(2), ['p1', { do: 'look' }], ['p1', { do: 'again' }], ...show(4), ['p1', { do: 'look' }]],
  })
  render(<BoardResult method="fist-to-five" settings={trial.settings} result={trial.result()} />)
  expect(screen.getAllByRole('list', { name: /answered/ })).toHaveLength(2)
  await userEvent.click(screen.getByRole('radio', { name: 'Table' }))
  const table = within(screen.getByRole('table'))
  const cells = (name: string) =>
    within(table.getByRole('rowheader', { name }).closest('tr') as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
  expect(cells('2 Worries to hear first')).toEqual(['3', '0'])
  expect(cells('4 With it')).toEqual(['0', '3'])
  expect(cells('Passed')).toEqual(['0', '0'])
})

test('options with the same words keep their own dots', async () => {
  const place = (by: string, option: string) => [by, { do: 'place' as const, option, dots: 2 }] as const
  const trial = beginTrial({
    method: 'dot-vote',
    settings: { dots: 2, options: ['Rooms', 'Rooms'] },
    before: [place('p3', '1'), place('p4', '1'), place('p5', '2'), ['p1', { do: 'look' }]],
  })
  render(<BoardResult method="dot-vote" settings={trial.settings} result={trial.result()} />)
  await userEvent.click(screen.getByRole('radio', { name: 'Table' }))
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['4', '2'])
})

test('the threshold is said with its place, its share and its veto', () => {
  const rule = { scale: ['No', 'Maybe', 'Yes'], threshold: { from: 2, percent: 80 }, veto: true }
  expect(ruleWords(rule)).toBe(
    'Agreed when 80 % or more of those who answer choose 2, “Maybe”, or above. One answer at 1 stops it.',
  )
  expect(ruleWords({ ...rule, threshold: { from: 9, percent: 80 }, veto: false })).toContain('choose 3, “Yes”')
})

test('a share just under the threshold is not rounded up to it', () => {
  const counts = [
    { choice: '1', count: 251 },
    { choice: '2', count: 749 },
  ]
  expect(shareWords(counts, 2)).toBe('749 of 1000 chose 2 or above, which is 74 %.')
  expect(shareWords([], 2)).toBe('0 of 0 chose 2 or above, which is 0 %.')
})

test.each([
  [{ owner: '', returnOn: null }, 'Nobody is named yet'],
  [{ owner: 'Una', returnOn: null }, 'Una brings it back'],
  [{ owner: 'Una', returnOn: '2027-03-04' }, 'Una brings it back on 4 March 2027'],
  [{ owner: '', returnOn: '2027-03-04' }, 'Back on 4 March 2027, nobody is named yet'],
])('parked with %o reads “%s”', (parked, words) => {
  expect(backWords(parked)).toBe(words)
})
