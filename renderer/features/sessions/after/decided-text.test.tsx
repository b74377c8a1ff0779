// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromStarter } from '#shared/ydoc/origins.ts'
import { DecidedText } from './decided-text.tsx'

afterEach(cleanup)

const nowhere = new DOMRect()
Range.prototype.getClientRects = () => Object.assign([nowhere], { item: () => nowhere })
Range.prototype.getBoundingClientRect = () => nowhere

const proposal = '00000000-0000-4000-8000-000000000002'
const facts = { title: 'A letter first', decided_on: '2026-03-30', version: 'v', version_sha256: 'ab'.repeat(32) }

function shown({ sha256 = facts.version_sha256, versions = ['v'] }: { sha256?: string; versions?: string[] } = {}) {
  const doc = new Y.Doc()
  fillBody(doc, [{ paragraph: 'Every child gets a letter.' }], fromStarter)
  const client = {
    call: async (name: string) => {
      if (name === 'document.versions')
        return versions.map((version) => ({ version, label: '', by: '', at: 1, words: 5 }))
      if (name === 'document.versionState') return { state: Y.encodeStateAsUpdate(doc), sha256 }
      return { rows: [] }
    },
    on: () => ({ [Symbol.dispose]() {} }),
  }
  render(
    <ClientContext value={client as never}>
      <QueryClientProvider client={createAnswers()}>
        <UiRoot>
          <DecidedText decision={{ id: 'd', facts } as RecordOf<'decision'>} proposal={proposal} />
        </UiRoot>
      </QueryClientProvider>
    </ClientContext>,
  )
}

const read = async () => {
  const button = await screen.findByRole('button', { name: 'Read the text it was about' })
  await act(async () => button.click())
  const paper = await screen.findByRole('textbox', { name: 'Text of “A letter first” as it was' })
  await waitFor(() => expect(paper.textContent).toContain('Every child gets a letter.'))
  return paper
}

test('the exact text of a decision can be read, and not written in', async () => {
  shown()
  expect((await read()).getAttribute('contenteditable')).toBe('false')
  expect(screen.getByText('As it stood for the decision of 30 March 2026.')).toBeDefined()
})

test('a text whose fingerprint is another than that of the decision says so', async () => {
  shown({ sha256: 'cd'.repeat(32) })
  await read()
  expect(screen.getByText('This is not exactly the text that was decided on.')).toBeDefined()
})

test('a computer that was only told of the decision says where its text is', async () => {
  shown({ versions: ['another'] })
  expect(await screen.findByText(/^Kept at the computer where the decision was recorded/)).toBeDefined()
  expect(screen.queryByRole('button')).toBeNull()
})
