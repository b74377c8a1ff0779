// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { followEvents } from '#renderer/app/invalidation.ts'
import { coreOfTests, documentOfTests, sessionOfTests } from '#renderer/sync/session-of-tests.ts'
import type { SessionRole } from '#shared/domain/roles/roles.ts'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import { ReadingNote, usePart } from './part.tsx'

afterEach(cleanup)

function Page() {
  const part = usePart('proposal', documentOfTests)
  const may = [
    part.change('summary') ? 'change' : null,
    part.remove ? 'delete' : null,
    part.begin('effect') ? 'add effects' : null,
    part.begin('link') ? 'link' : null,
  ]
  return (
    <>
      <p>{`May: ${may.filter(Boolean).join(', ')}`}</p>
      <ReadingNote kind="proposal" id={documentOfTests} />
    </>
  )
}

const share = { records: ['proposals' as const], voices: false, keep: true }

function show(state: SessionState, standing = { isOfSession: true, beganHere: false }) {
  const now = { standing }
  const core = coreOfTests({ 'session.state': () => state, 'record.standing': () => now.standing })
  const answers = createAnswers()
  const following = followEvents(core.client, answers)
  render(
    <ClientContext value={core.client}>
      <QueryClientProvider client={answers}>
        <Page />
      </QueryClientProvider>
    </ClientContext>,
  )
  return { ...core, now, [Symbol.dispose]: () => following[Symbol.dispose]() }
}

const all = 'May: change, delete, add effects, link'

test.each<[SessionRole, string]>([
  ['observer', 'May: '],
  ['adviser', 'May: '],
  ['member', 'May: change, add effects, link'],
  ['facilitator', all],
  ['secretariat', all],
])('of what a session shares, a screen offers an %s no more than the hub takes from them', async (role, may) => {
  using core = show(sessionOfTests({ role, share }))
  await waitFor(() => expect(document.querySelector('p')?.textContent).toBe(may))
  await waitFor(() => expect(core.inputs('record.standing')).toHaveLength(role === 'secretariat' ? 0 : 1))
  expect(screen.queryAllByText('You can read this during the session.')).toHaveLength(may === 'May: ' ? 1 : 0)
})

test('what is somebody’s own stays theirs to change in a session, and so does everything without one or at the host', async () => {
  {
    using _ = show(sessionOfTests({ role: 'observer', share }), { isOfSession: false, beganHere: true })
    await screen.findByText(all)
    cleanup()
  }
  using core = show({ session: null })
  await screen.findByText(all)
  await act(async () => core.tell('session.changed', sessionOfTests({ role: 'chair', part: 'host', share })))
  await screen.findByText(all)
  expect(core.inputs('record.standing')).toHaveLength(0)
})

test('a screen asks again when whose a record is may have changed', async () => {
  using core = show(sessionOfTests({ role: 'observer', share }))
  await screen.findByText('You can read this during the session.')
  core.now.standing = { isOfSession: false, beganHere: false }
  await act(async () => core.tell('changed', { batch: '', author: '', records: [] }))
  await screen.findByText(all)
})

test('whoever began a record in the session may delete it again', async () => {
  using _ = show(sessionOfTests({ role: 'member', share }), { isOfSession: true, beganHere: true })
  await screen.findByText(all)
})
