// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { followEvents } from '#renderer/app/invalidation.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { useRecord } from './queries.ts'

afterEach(cleanup)

const id = '00000000-0000-4000-8000-000000000001'

function Title() {
  const { data, error } = useRecord('proposal', id)
  if (data !== undefined) return <p>{data.facts.title}</p>
  return <p>{error === null ? 'On its way' : 'Not here'}</p>
}

test('a record that leaves the workspace is no longer shown, though it was a moment ago', async () => {
  let isHere = true
  let tell: (news: unknown) => void = () => undefined
  const client = {
    call: async () => {
      if (isHere) return { id, facts: { title: 'A letter that is lent' } }
      throw new Refusal('record/not-found')
    },
    on: (name: string, heard: typeof tell) => {
      if (name === 'changed') tell = heard
      return { [Symbol.dispose]: () => undefined }
    },
  } as never
  const answers = createAnswers()
  using _ = followEvents(client, answers)
  render(
    <ClientContext value={client}>
      <QueryClientProvider client={answers}>
        <Title />
      </QueryClientProvider>
    </ClientContext>,
  )
  await screen.findByText('A letter that is lent')
  isHere = false
  await act(async () => tell({ records: [{ kind: 'proposal', id }] }))
  await screen.findByText('Not here')
  expect(screen.queryByText('A letter that is lent')).toBeNull()
})
