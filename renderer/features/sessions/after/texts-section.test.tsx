// @vitest-environment jsdom
import '#renderer/ui/jsdom-gaps.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createAnswers } from '#renderer/app/asking.ts'
import { ClientContext } from '#renderer/app/client.ts'
import { UiRoot } from '#renderer/ui/ui-root.tsx'
import type { RecordOf } from '#shared/domain/records/kinds.ts'
import { numberOfText } from '#shared/domain/session/number-of-text.ts'
import type { SessionClose, TextAtClose } from '#shared/rpc/contract/session.ts'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromStarter } from '#shared/ydoc/origins.ts'
import { TextsSection } from './texts-section.tsx'

afterEach(cleanup)

const nowhere = new DOMRect()
Range.prototype.getClientRects = () => Object.assign([nowhere], { item: () => nowhere })
Range.prototype.getBoundingClientRect = () => nowhere

const workshop = '00000000-0000-4000-8000-000000000001'
const proposal = '00000000-0000-4000-8000-000000000002'
const quote = '01890a5d-ac96-774b-bcce-b302099a8057'
const sha256 = 'ab'.repeat(32)

const signed = (name: string, more: Partial<TextAtClose['signed'][number]> = {}) => ({
  name,
  isHere: false,
  holds: true,
  ...more,
})
const text = (more: Partial<TextAtClose> = {}): TextAtClose => ({
  document: proposal,
  title: 'Getting ready together',
  sha256,
  kept: 'whole',
  owner: { kind: 'proposal', id: proposal },
  signed: [signed('Morven'), signed('Una', { isHere: true }), signed('Idris')],
  now: 'same',
  ...more,
})
const close = (more: Partial<SessionClose> = {}): SessionClose => ({
  session: 's',
  at: new Date(2026, 2, 30, 16, 20).getTime(),
  shared: 1,
  lent: false,
  texts: [text()],
  ...more,
})

type Shown = { closes: readonly SessionClose[]; state?: 'planned' | 'running' | 'ended'; open?: string | null }

function shown({ closes, state = 'ended', open = null }: Shown) {
  const answers = { now: closes }
  const listeners = new Map<string, Set<(data: unknown) => void>>()
  const asked: { name: string; input: unknown }[] = []
  const doc = new Y.Doc()
  fillBody(doc, [{ paragraph: 'Every child is offered a conversation.' }, { quoteId: quote }], fromStarter)
  const client = {
    call: async (name: string, input: unknown) => {
      asked.push({ name, input })
      if (name === 'session.textsAtClose') return answers.now
      if (name === 'session.textAtClose') return { state: Y.encodeStateAsUpdate(doc) }
      if (name === 'session.state') return { session: open === null ? null : { workshop: open } }
      if (name === 'quote.show')
        return [{ id: quote, voice: null, reference: '', shown: { show: false, because: 'not-here' } }]
      return { rows: [] }
    },
    on: (name: string, listener: (data: unknown) => void) => {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
      return { [Symbol.dispose]: () => void listeners.get(name)?.delete(listener) }
    },
  }
  const session = { id: workshop, facts: { title: 'Tuesday', state } } as RecordOf<'workshop'>
  const root = createRootRoute()
  const page = createRoute({
    getParentRoute: () => root,
    path: '/$',
    component: () => <TextsSection session={session} />,
  })
  const history = createMemoryHistory({ initialEntries: ['/sessions'] })
  const router = createRouter({ routeTree: root.addChildren([page]), history })
  render(
    <ClientContext value={client as never}>
      <QueryClientProvider client={createAnswers()}>
        <UiRoot>
          <RouterProvider router={router as never} />
        </UiRoot>
      </QueryClientProvider>
    </ClientContext>,
  )
  const heard = (name: string, data: unknown) =>
    act(async () => {
      for (const listener of listeners.get(name) ?? []) listener(data)
    })
  return { answers, asked, heard }
}

const item = (name = 'Getting ready together') => screen.findByRole('article', { name })

test('each text says who held it, whether it is still the same, its number, and leads to its proposal', async () => {
  shown({ closes: [close()] })
  const one = within(await item())
  expect(
    one.getByText('Morven, Una (this computer) and Idris held exactly this text when the session ended.'),
  ).toBeDefined()
  expect(one.getByText('Still the same')).toBeDefined()
  expect(one.getByText(numberOfText(sha256))).toBeDefined()
  expect(one.getByRole('button', { name: 'Copy the number of “Getting ready together”' })).toBeDefined()
  expect(one.getByRole('link', { name: 'Getting ready together' }).getAttribute('href')).toContain(proposal)
  expect(screen.getByText('As the session ended, 30 March 2026, 16:20.')).toBeDefined()
})

test('a text that was changed since says so as soon as it has been quiet', async () => {
  const { answers, heard } = shown({ closes: [close()] })
  await item()
  answers.now = [close({ texts: [text({ now: 'changed' })] })]
  await heard('document.updated', { id: proposal })
  await waitFor(async () => expect(within(await item()).getByText('Changed since')).toBeDefined(), { timeout: 3000 })
})

test('“Read it as it was” opens the text as it stood, which nobody can write in, and the focus comes back', async () => {
  const { asked } = shown({ closes: [close()] })
  const button = within(await item()).getByRole('button', { name: 'Read “Getting ready together” as it was' })
  await act(async () => {
    button.focus()
    button.click()
  })
  const dialog = within(await screen.findByRole('dialog', { name: 'Getting ready together' }))
  const paper = await dialog.findByRole('textbox', { name: 'Text of “Getting ready together” as it was' })
  await waitFor(() => expect(paper.textContent).toContain('Every child is offered a conversation.'))
  expect(paper.getAttribute('contenteditable')).toBe('false')
  expect(paper.getAttribute('aria-readonly')).toBe('true')
  expect(paper.tabIndex).toBe(0)
  expect(dialog.getByText('As it stood when “Tuesday” ended, 30 March 2026, 16:20.')).toBeDefined()
  expect(asked).toContainEqual({ name: 'session.textAtClose', input: { session: 's', document: proposal } })
  await waitFor(() => expect(asked).toContainEqual({ name: 'quote.show', input: { ids: [quote], purpose: 'draft' } }))
  await act(async () => dialog.getByRole('button', { name: 'Close' }).click())
  await waitFor(() => expect(document.activeElement).toBe(button))
})

test('a text or a signature that does not hold is said in words, and is not passed off as what was signed', async () => {
  const broken = [signed('Morven'), signed('Idris', { holds: false })]
  shown({
    closes: [
      close({
        shared: 3,
        texts: [
          text({ title: 'One', document: 'a', signed: broken }),
          text({ title: 'Two', document: 'b', kept: 'altered', now: 'changed' }),
          text({ title: 'Three', document: 'c', kept: 'unreadable', owner: null, now: 'gone' }),
        ],
      }),
    ],
  })
  const one = within(await item('One'))
  expect(one.getByText(/^Only Morven signed this text/)).toBeDefined()
  expect(one.getByText('The signature of Idris does not fit this text, and is not counted.')).toBeDefined()
  expect(one.getByText(/This computer keeps it without having signed it/)).toBeDefined()
  const two = within(await item('Two'))
  expect(two.getByText(/^What this computer kept of it is not what was signed\./)).toBeDefined()
  expect(two.queryByText(/held exactly/)).toBeNull()
  await act(async () => two.getByRole('button', { name: /^Read/ }).click())
  expect(await screen.findByText('This is not the text that was signed.')).toBeDefined()
  await act(async () => screen.getByRole('button', { name: 'Close' }).click())
  const three = within(await item('Three'))
  expect(three.getByText(/^What this computer kept of it cannot be opened\./)).toBeDefined()
  expect(three.queryByRole('button', { name: /^Read/ })).toBeNull()
  expect(three.queryByRole('link')).toBeNull()
  expect(three.getByText('No longer here')).toBeDefined()
})

test.each([
  ['the session is still to come', { closes: [], state: 'planned' }, /^When the session ends/],
  ['the session goes on, also where it was held before', { closes: [], open: workshop }, /^When the session ends/],
  ['it stopped without a close', { closes: [] }, /^This computer was not there when the session was closed/],
  ['nothing was shared', { closes: [close({ shared: 0, texts: [] })] }, /^No text was shared/],
  ['the texts were lent', { closes: [close({ lent: true, texts: [] })] }, /^The texts were lent/],
  ['this computer was behind', { closes: [close({ texts: [] })] }, /^This computer did not hold/],
] satisfies [string, Shown, RegExp][])('where there is nothing to read, why is said: %s', async (_why, what, words) => {
  shown(what)
  expect(await screen.findByText(words)).toBeDefined()
  expect(screen.queryByRole('article')).toBeNull()
})

test('a session that was held twice has both ends under their days, and what is not kept here is counted', async () => {
  const earlier = new Date(2026, 2, 23, 15).getTime()
  const lent = close({ session: 'first', at: new Date(2026, 2, 16, 15).getTime(), lent: true, texts: [] })
  shown({ closes: [close({ shared: 2 }), close({ session: 'before', at: earlier }), lent] })
  const headings = (await screen.findAllByRole('heading', { level: 3 })).map(({ textContent }) => textContent)
  expect(headings).toEqual(
    ['30 March 2026, 16:20', '23 March 2026, 15:00', '16 March 2026, 15:00'].map((at) => `As the session ended, ${at}`),
  )
  expect(screen.getByText(/^The texts were lent/)).toBeDefined()
  expect(screen.getByText(/^1 more text was shared, and not kept here/)).toBeDefined()
})

test('when the session is over the texts are looked for again', async () => {
  const { answers, heard } = shown({ closes: [], state: 'running' })
  await screen.findByText(/^When the session ends/)
  answers.now = [close()]
  await heard('session.changed', { session: null })
  expect(await item()).toBeDefined()
})
