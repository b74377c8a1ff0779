// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { RefusalProvider } from '#renderer/app/refusals.tsx'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import { RecordHistory } from './record-history.tsx'

afterEach(cleanup)

test('a change that a session did not take is marked as one, in words', async () => {
  const at = Date.parse('2026-03-30T10:00:00Z')
  const change = (batch: string, value: string, notTaken: boolean) => ({
    batch,
    at,
    author: 'Isla',
    what: 'changed',
    notTaken,
    fields: [{ field: 'name', label: 'Name', was: 'Getting ready', value, erased: false }],
  })
  const client = {
    call: async () => [change('2', 'Everyone’s', false), change('1', 'Mine alone', true)],
    on: () => ({ [Symbol.dispose]() {} }),
  }
  render(
    <ClientContext value={client as never}>
      <QueryClientProvider client={createAnswers()}>
        <UiRoot>
          <RefusalProvider>
            <RecordHistory kind="area" id="00000000-0000-4000-8000-000000000001" />
          </RefusalProvider>
        </UiRoot>
      </QueryClientProvider>
    </ClientContext>,
  )
  await userEvent.click(screen.getByRole('button', { name: 'Show' }))
  const entries = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '')
  expect(entries.map((words) => words.includes('The session did not take this'))).toEqual([false, true])
})
