// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { followEvents } from '#renderer/app/invalidation.ts'
import { RefusalProvider } from '#renderer/app/refusals.tsx'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { VoiceWords } from './voice-words.tsx'

afterEach(cleanup)

const words = 'Somewhere quiet to wait.'

/** The words of a voice on a screen that speaks to a real core. */
async function onScreen() {
  const core = await startWithWorkspace()
  const { client } = core
  const answers = createAnswers()
  followEvents(client, answers)
  await answers.fetchQuery({
    queryKey: ['workspace.state', 'none', undefined],
    queryFn: () => client.call('workspace.state', undefined),
  })
  const asked: string[] = []
  const watched = {
    ...client,
    call: ((name: string, ...rest: [never, never]) => {
      asked.push(name)
      return client.call(name as never, ...rest)
    }) as typeof client.call,
  }
  const voice = (await client.call('voice.record', {
    facts: { heard_on: '2026-01-01' },
    words,
    consent: { scope: 'group', explained_by: 'Morven' },
  })) as unknown as RecordOf<'voice'>
  const view = render(
    <ClientContext value={watched}>
      <QueryClientProvider client={answers}>
        <UiRoot>
          <RefusalProvider>
            <VoiceWords voice={voice} />
          </RefusalProvider>
        </UiRoot>
      </QueryClientProvider>
    </ClientContext>,
  )
  return { core, client, voice, asked, view, [Symbol.asyncDispose]: () => core[Symbol.asyncDispose]() }
}

test('the words are not even asked for before somebody asks to see them, and leave the page when hidden', async () => {
  await using shown = await onScreen()
  expect(screen.queryByText(words)).toBeNull()
  expect(shown.asked).not.toContain('voice.words')
  await userEvent.click(screen.getByRole('button', { name: 'Show to me' }))
  await screen.findByText(words)
  await userEvent.click(screen.getByRole('button', { name: 'Hide' }))
  expect(document.body.textContent).not.toContain(words)
})

test('somebody outside what was agreed is told why, and sees no word', async () => {
  await using shown = await onScreen()
  await userEvent.click(screen.getByRole('button', { name: 'Show to me' }))
  await screen.findByText(words)
  await shown.client.call('workspace.setMe', { name: 'Una', role: 'observer' })
  await waitFor(() => expect(document.body.textContent).not.toContain(words))
  await screen.findByText(/Not for your role/)
})
