// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { AllSelection, TextSelection } from '@tiptap/pm/state'
import type { EditorView as ProseMirrorView } from '@tiptap/pm/view'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromStarter } from '#shared/ydoc/origins.ts'
import { EditorView, type EditorViewProps } from './editor-view.tsx'
import type { QuoteShowing } from './showing.ts'

const quote = '01890a5d-ac96-774b-bcce-b302099a8057'
const report = '01890a5d-ac96-774b-bcce-b302099a8058'
const secret = 'If somebody had come to see me first.'
const shown: QuoteShowing = { state: 'shown', words: secret, reference: 'Voice 0147', saidBy: null }

afterEach(cleanup)

// This page has no layout: the editor asks where the caret is to keep it in sight.
const nowhere = new DOMRect()
Range.prototype.getClientRects = () => Object.assign([nowhere], { item: () => nowhere })
Range.prototype.getBoundingClientRect = () => nowhere

function draft() {
  const doc = new Y.Doc()
  fillBody(
    doc,
    [
      { heading: 'Why', level: 2 },
      { paragraph: ['Being asked in the room is too late', { evidenceId: report, locator: 'page 12' }] },
      { quoteId: quote },
    ],
    fromStarter,
  )
  return doc
}

const props = (doc: Y.Doc, showing: QuoteShowing | undefined): EditorViewProps => ({
  doc,
  awareness: null,
  me: { name: 'Una', colour: '#1b5867' },
  editable: true,
  label: 'Text of the proposal',
  quotes: new Map(showing === undefined ? [] : [[quote, showing]]),
  evidence: new Map([[report, { title: 'Plan 2021' }]]),
})

/** The editor behind the text on screen; TipTap leaves it on its element. */
function editorOnScreen(): ProseMirrorView {
  const element = screen.getByRole('textbox', { name: 'Text of the proposal' })
  return (element as unknown as { editor: { view: ProseMirrorView } }).editor.view
}

test('a quote shows its words as far as this screen may, and the sentence of its withdrawal the moment it is withdrawn', async () => {
  const doc = draft()
  const { rerender, container } = render(<EditorView {...props(doc, shown)} />)
  await waitFor(() => expect(container.textContent).toContain(secret))
  expect(screen.getByRole('group', { name: 'Quote of Voice 0147' })).toBeDefined()
  expect(container.textContent).toContain('Plan 2021')
  expect(container.textContent).toContain('page 12')

  rerender(<EditorView {...props(doc, { state: 'withheld', because: 'withdrawn', reference: 'Voice 0147' })} />)
  await waitFor(() => expect(container.textContent).toContain('A quote was here. It was withdrawn.'))
  expect(container.innerHTML).not.toContain(secret)

  rerender(<EditorView {...props(doc, { state: 'withheld', because: 'out-of-scope', reference: 'Voice 0147' })} />)
  await waitFor(() => expect(container.textContent).toContain('not shared with your role'))
  rerender(<EditorView {...props(doc, undefined)} />)
  await waitFor(() => expect(screen.getByLabelText('Looking for the words of this quote')).toBeDefined())
})

test('words of a voice on screen are in no copy and not in the document', async () => {
  const doc = draft()
  const { container } = render(<EditorView {...props(doc, shown)} />)
  await waitFor(() => expect(container.textContent).toContain(secret))
  const view = editorOnScreen()
  view.dispatch(view.state.tr.setSelection(new AllSelection(view.state.doc)))
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  expect(text).toContain('[A quote of a voice]')
  expect(text).not.toContain('somebody')
  expect(dom.innerHTML).toContain(`data-voice-quote="${quote}"`)
  expect(dom.innerHTML).not.toContain('somebody')
  expect(new TextDecoder().decode(Y.encodeStateAsUpdate(doc))).not.toContain('somebody')
})

function copyFrom(view: ProseMirrorView) {
  const kept = new Map<string, string>()
  const event = new Event('copy', { bubbles: true, cancelable: true })
  const clipboardData = { setData: (kind: string, data: string) => kept.set(kind, data), clearData: () => kept.clear() }
  view.dom.dispatchEvent(Object.assign(event, { clipboardData }))
  return { kept, isHandled: event.defaultPrevented }
}

test.each([
  ['while it is written', true],
  ['while it is only read', false],
])('a copy of what the page shows holds no words of a voice %s', async (_when, editable) => {
  const doc = draft()
  const { container } = render(<EditorView {...props(doc, shown)} editable={editable} />)
  await waitFor(() => expect(container.textContent).toContain(secret))
  const view = editorOnScreen()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2)))
  const words = within(container).getByText(secret)

  const selection = document.getSelection()
  selection?.selectAllChildren(words)
  const inside = copyFrom(view)
  expect(inside.isHandled).toBe(true)
  expect([...inside.kept.values()].join()).not.toContain('somebody')

  selection?.selectAllChildren(view.dom)
  const around = copyFrom(view)
  if (!editable) expect(around.kept.get('text/plain')).toContain('Being asked in the room')
  expect([...around.kept.values()].join()).not.toContain('somebody')
})

test('the text of a version can be read and not written', async () => {
  render(<EditorView {...props(draft(), shown)} editable={false} />)
  await waitFor(() => expect(editorOnScreen().editable).toBe(false))
  expect(screen.queryByRole('toolbar')).toBeNull()
})

test('the editor adds no style element to the page', () => {
  const before = document.querySelectorAll('style').length
  render(<EditorView {...props(draft(), shown)} />)
  expect(document.querySelectorAll('style').length).toBe(before)
})

test('every tool says its name, and those that need a choice ask for it and put it where the caret is', async () => {
  const doc = draft()
  render(
    <EditorView
      {...props(doc, shown)}
      onQuote={(insert) => insert(quote)}
      onCite={(insert) => insert(report, 'page 3')}
    />,
  )
  for (const name of ['Bold', 'Italic', 'Link', 'Heading of a section', 'Smaller heading', 'List', 'Numbered list'])
    expect(screen.getByRole('button', { name })).toBeDefined()
  const view = editorOnScreen()
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 2)))
  screen.getByRole('button', { name: 'Cite evidence' }).click()
  screen.getByRole('button', { name: 'Quote a voice' }).click()
  await waitFor(() => expect(view.dom.querySelectorAll('[data-voice-quote-view]')).toHaveLength(2))
  expect(view.dom.textContent).toContain('page 3')
})
