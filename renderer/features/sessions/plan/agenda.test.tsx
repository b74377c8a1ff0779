// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { followEvents } from '#renderer/app/invalidation.ts'
import { RefusalProvider } from '#renderer/app/refusals.tsx'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { Agenda } from './agenda.tsx'
import { useAgenda } from './queries.ts'

afterEach(cleanup)

function Shown({ session }: { readonly session: RecordOf<'workshop'> }) {
  const [chosen, setChosen] = useState<string | null>(null)
  return <Agenda session={session} query={useAgenda(session.id)} chosen={chosen} onChoose={setChosen} />
}

/** The agenda of a decision meeting on a screen that speaks to a real core. */
async function onScreen() {
  const core = await startWithWorkspace()
  const { client } = core
  const answers = createAnswers()
  followEvents(client, answers)
  const { id } = await client.call('workshop.plan', {
    title: 'Deciding',
    held_on: '2026-03-30',
    from: { kind: 'template', template: 'decision' },
  })
  const session = (await client.call('record.get', { kind: 'workshop', id })) as unknown as RecordOf<'workshop'>
  render(
    <ClientContext value={client}>
      <QueryClientProvider client={answers}>
        <UiRoot>
          <RefusalProvider>
            <Shown session={session} />
          </RefusalProvider>
        </UiRoot>
      </QueryClientProvider>
    </ClientContext>,
  )
  await screen.findByRole('row', { name: 'Arriving' })
  const kept = async () =>
    (
      (await client.call('record.list', {
        kind: 'agenda_item',
        where: { workshop: id },
      })) as unknown as RecordOf<'agenda_item'>[]
    ).map(({ facts }) => facts.title)
  return { core, client, kept, [Symbol.asyncDispose]: () => core[Symbol.asyncDispose]() }
}

const rowOf = (title: string) => screen.getByRole('row', { name: title })
const shown = () => screen.getAllByRole('row').map((row) => row.getAttribute('aria-label'))

test('each block stands with the time it is planned for, and all of them are counted together', async () => {
  await using _screen = await onScreen()
  expect(rowOf('Arriving').textContent).toContain('14:00')
  expect(rowOf('The decision').textContent).toContain('14:45')
  expect(screen.getByText('1 hour 30 minutes').parentElement?.textContent).toContain('until 15:30')
})

test('Alt and an arrow move a block, say where it is now, and keep the focus on it', async () => {
  await using agenda = await onScreen()
  const user = userEvent.setup()
  rowOf('Questions and concerns').focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  await screen.findByText('“Questions and concerns” is now 2 of 7')
  await waitFor(async () => expect((await agenda.kept())[1]).toBe('Questions and concerns'))
  await waitFor(() =>
    expect(shown().slice(0, 3)).toEqual(['Arriving', 'Questions and concerns', 'The proposal, read together']),
  )
  await waitFor(() => expect(document.activeElement).toBe(rowOf('Questions and concerns')))
  expect(rowOf('Questions and concerns').textContent).toContain('14:10')
})

test('the first block cannot go further up', async () => {
  await using agenda = await onScreen()
  rowOf('Arriving').focus()
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect((await agenda.kept())[0]).toBe('Arriving')
  await userEvent.click(within(rowOf('Arriving')).getByRole('button', { name: 'More about “Arriving”' }))
  expect((await screen.findByRole('menuitem', { name: /^Move up/ })).getAttribute('aria-disabled')).toBe('true')
})

test('a deleted block comes back with undo', async () => {
  await using agenda = await onScreen()
  await userEvent.click(within(rowOf('A short break')).getByRole('button', { name: 'More about “A short break”' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete the block' }))
  await waitFor(() => expect(shown()).not.toContain('A short break'))
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(shown()).toContain('A short break'))
  expect(await agenda.kept()).toHaveLength(7)
})

test('a block is added as its method usually is, at the end', async () => {
  await using agenda = await onScreen()
  await userEvent.click(screen.getByRole('button', { name: 'Add a block' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Dot vote' }))
  await screen.findByRole('row', { name: 'Dot vote' })
  expect((await agenda.kept()).at(-1)).toBe('Dot vote')
})
