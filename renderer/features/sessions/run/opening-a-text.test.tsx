// @vitest-environment jsdom

import { QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { useSayAction } from './queries.ts'

const [shared, own] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']

/** What the core was asked, in order, when somebody opened a text for everyone. */
async function asked(part: 'host' | 'guest', proposal: string) {
  const calls: string[] = []
  const client = {
    call: async (name: string) => {
      if (name === 'session.state') return { session: { part, documents: [{ id: shared }] } }
      calls.push(name)
      return { queued: false }
    },
  }
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ClientContext value={client as never}>
      <QueryClientProvider client={createAnswers()}>{children}</QueryClientProvider>
    </ClientContext>
  )
  const { result } = renderHook(() => useSayAction('board'), { wrapper })
  await act(() => result.current({ do: 'open', proposal }))
  return calls
}

test('who runs a session from elsewhere brings a text of their own before it is open for everyone', async () => {
  expect(await asked('guest', own)).toEqual(['session.share', 'room.do'])
  expect(await asked('guest', shared)).toEqual(['room.do'])
  expect(await asked('host', own)).toEqual(['room.do'])
})
