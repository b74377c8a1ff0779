// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { coreOfTests, documentOfTests, personOfTests, sessionOfTests } from '#renderer/sync/session-of-tests.ts'
import { ClientContext } from '../client.ts'
import { SyncNotes } from './sync-notes.tsx'

afterEach(cleanup)

const settled = () => act(() => new Promise((resume) => setTimeout(resume, 20)))

async function notesIn(first: Parameters<typeof sessionOfTests>[0]) {
  const core = coreOfTests({ 'session.state': () => sessionOfTests(first), 'session.receipt': () => [] })
  render(
    <ClientContext value={core.client}>
      <SyncNotes />
    </ClientContext>,
  )
  await settled()
  return {
    told: async (some: Parameters<typeof sessionOfTests>[0]) => {
      core.tell('session.changed', sessionOfTests(some))
      await settled()
    },
    counted: async (hold: number, of: number) => {
      core.tell('session.receipt', [{ document: documentOfTests, title: 'Letters', hold, of, sha256: 'x' }])
      await settled()
    },
  }
}

const una = personOfTests('una')

test('the status line says who is there and what they hold, and reads out only that they cannot be reached', async () => {
  const { told, counted } = await notesIn({ peers: [una] })
  expect(screen.getByText('In a session with 1 other').closest('[aria-live]')?.getAttribute('aria-live')).toBe('off')
  expect(screen.getByRole('status').textContent).toBe('')
  await counted(1, 2)
  expect(screen.getByText('1 text is not yet with everyone')).toBeTruthy()
  await counted(2, 2)
  expect(screen.getByText('Everyone holds the same texts')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('')
  await told({ connected: false, peers: [una] })
  expect(screen.getByRole('status').textContent).toBe('Cannot reach the others just now: everything is saved here')
})

test('outside a session, and before one is let in, there is nothing to say', async () => {
  const { told } = await notesIn({ standing: 'waiting', documents: [] })
  expect(document.body.textContent).toBe('')
  await told({ peers: [] })
  expect(screen.getByText('A session is open, nobody else is here')).toBeTruthy()
})
