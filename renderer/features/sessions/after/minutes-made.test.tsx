// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { MinutesMade } from './minutes-made.tsx'

afterEach(cleanup)

const workshop = '00000000-0000-4000-8000-000000000001'

function shown(records: readonly unknown[]) {
  const asked: unknown[] = []
  const client = {
    call: async (_: string, input: unknown) => {
      asked.push(input)
      return records
    },
    on: () => ({ [Symbol.dispose]() {} }),
  }
  render(
    <ClientContext value={client as never}>
      <QueryClientProvider client={createAnswers()}>
        <MinutesMade session={workshop} />
      </QueryClientProvider>
    </ClientContext>,
  )
  return asked
}

test('the files made of the minutes of a session are listed, the newest first, with how many quotes are in them', async () => {
  const facts = { workshop, consultation: null, format: 'html', bytes: 1, sha256: 'ab'.repeat(32) }
  const asked = shown([
    { id: '1', created_at: 1, facts: { ...facts, file_name: 'minutes.html', quotes_shown: 1, quotes_withheld: 0 } },
    { id: '2', created_at: 2, facts: { ...facts, file_name: 'minutes-2.html', quotes_shown: 0, quotes_withheld: 1 } },
  ])
  const table = await screen.findByRole('table', { name: 'Files made of the minutes' })
  const rows = within(table).getAllByRole('row').slice(1)
  expect(rows.map(({ textContent }) => textContent?.slice(0, 14))).toEqual([
    'minutes-2.html',
    expect.stringContaining('minutes.html'),
  ])
  expect(rows[0]?.textContent).toContain('0 of 1')
  expect(asked).toMatchObject([{ kind: 'export_record', where: { workshop } }])
})
