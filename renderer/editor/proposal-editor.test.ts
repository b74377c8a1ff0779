// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import type {} from '@tiptap/extension-collaboration'
import type {} from '@tiptap/starter-kit'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { fillBody } from '#shared/ydoc/fill.ts'
import { fromPeer, fromStarter } from '#shared/ydoc/origins.ts'
import { bodyToJson, migrateDocument, plainText } from '#shared/ydoc/proposal.ts'
import { bodyOf } from '#shared/ydoc/proposal-shape.ts'
import { readProseMirrorJson } from '#shared/ydoc/prosemirror-json.ts'
import { caretColour } from './caret-people.ts'
import { proposalExtensions } from './proposal-extensions.ts'
import { mostPasted } from './safe-clipboard.ts'

const quote = '01890a5d-ac96-774b-bcce-b302099a8057'
const open: Editor[] = []
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy()
})

function editorOf(doc: Y.Doc, awareness: Awareness | null = null, name = 'Una', onTooLarge = () => {}) {
  const element = document.createElement('div')
  document.body.append(element)
  const me = { name, colour: caretColour(name) }
  const extensions = proposalExtensions({ doc, awareness, me, placeholder: '', onTooLarge })
  const editor = new Editor({ element, extensions, injectCSS: false })
  open.push(editor)
  return editor
}

/** Two or more documents that hear of each other's changes at once. */
function together(...docs: Y.Doc[]) {
  for (const from of docs)
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== here) for (const to of docs) if (to !== from) Y.applyUpdate(to, update, here)
    })
}
const here = fromPeer('webrtc')

const filled = () => {
  const doc = new Y.Doc()
  fillBody(doc, [{ heading: 'Why', level: 2 }, { paragraph: 'It is too late.' }, { quoteId: quote }], fromStarter)
  migrateDocument(doc)
  return doc
}

test('opening a document changes nothing in it', () => {
  const doc = filled()
  const before = Y.encodeStateAsUpdate(doc)
  const editor = editorOf(doc)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  expect(readProseMirrorJson(editor.getJSON())).toEqual(bodyToJson(doc))
})

test('two people who write in one text hold both their words, and undo takes back only one’s own', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  together(one, two)
  const una = editorOf(one)
  const idris = editorOf(two)
  una.commands.insertContentAt(1, 'Una wrote this.')
  idris.commands.insertContentAt(idris.state.doc.content.size - 1, ' Idris wrote that.')
  expect(plainText(one)).toBe('Una wrote this. Idris wrote that.')
  expect(bodyToJson(two)).toEqual(bodyToJson(one))
  una.commands.undo()
  expect(plainText(two)).toBe(' Idris wrote that.')
  una.commands.redo()
  expect(plainText(two)).toBe('Una wrote this. Idris wrote that.')
})

test('the browser’s own undo never reaches the text, also where there is nothing to undo', () => {
  const doc = filled()
  const editor = editorOf(doc)
  editor.commands.insertContentAt(1, 'Mine. ')
  const ask = (inputType: string) => {
    const event = new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true })
    editor.view.dom.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(ask('historyUndo')).toBe(true)
  expect(plainText(doc)).not.toContain('Mine')
  expect(ask('historyUndo')).toBe(true)
  expect(ask('historyRedo')).toBe(true)
  expect(plainText(doc)).toContain('Mine')
  // With Caps Lock on, Shift gives the small letter, and the keys must not be taken for Undo.
  for (const pressed of [{ key: 'y' }, { key: 'z', shiftKey: true }, { key: 'Z', keyCode: 90, shiftKey: true }]) {
    const key = new KeyboardEvent('keydown', { ...pressed, ctrlKey: true, bubbles: true, cancelable: true })
    editor.view.dom.dispatchEvent(key)
    expect(key.defaultPrevented).toBe(true)
    expect(plainText(doc)).toContain('Mine')
  }
})

const Step = fc.record({
  who: fc.nat(2),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  what: fc.constantFrom('type', 'split', 'erase', 'heading', 'list', 'bold', 'quote', 'undo', 'apart', 'together'),
  words: fc.constantFrom('a', 'word ', 'café ', '👪', 'Long words. '),
})

type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never

/** A place where a caret can be: never between the two halves of one character. */
function placeIn(editor: Editor, at: number): number {
  const { doc } = editor.state
  const place = Math.round(at * doc.content.size)
  const before = place === 0 ? '' : doc.textBetween(place - 1, place)
  return /[\ud800-\udbff]/.test(before) ? place + 1 : place
}

/** Three editors of one text: what each does in turn, and that all end with the same, on screen and in the document. */
function useTogether(steps: readonly Step[]): void {
  const docs = [filled(), filled(), filled()]
  let isApart = false
  const held: (() => void)[] = []
  for (const from of docs)
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === here) return
      for (const to of docs)
        if (to !== from) {
          const deliver = () => Y.applyUpdate(to, update, here)
          if (isApart) held.push(deliver)
          else deliver()
        }
    })
  const editors = docs.map((doc) => editorOf(doc))
  for (const { who, at, what, words } of steps) {
    const editor = editors[who]
    if (editor === undefined) continue
    const place = placeIn(editor, at)
    const chain = editor.chain().setTextSelection(place)
    if (what === 'type') chain.insertContent(words).run()
    else if (what === 'split') chain.splitBlock().run()
    else if (what === 'erase') editor.commands.deleteRange({ from: placeIn(editor, at / 2), to: place })
    else if (what === 'heading') chain.toggleHeading({ level: 3 }).run()
    else if (what === 'list') chain.toggleBulletList().run()
    else if (what === 'bold') chain.selectParentNode().toggleBold().run()
    else if (what === 'quote') chain.insertVoiceQuote(quote).run()
    else if (what === 'undo') editor.commands.undo()
    else if (what === 'apart') isApart = true
    else {
      isApart = false
      for (const deliver of held.splice(0)) deliver()
    }
  }
  isApart = false
  for (const deliver of held.splice(0)) deliver()
  const [first, second, third] = docs.map(bodyToJson)
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  for (const editor of editors) expect(readProseMirrorJson(editor.getJSON())).toEqual(first)
  for (const editor of open.splice(0)) editor.destroy()
}

test('three editors used at random, apart and together, end with the same text', () => {
  fc.assert(fc.property(fc.array(Step, { minLength: 5, maxLength: 40 }), useTogether), { numRuns: 40 })
})

test('where the place of a caret is gone, what the others wrote is drawn all the same', () => {
  useTogether([
    { who: 1, at: 43 / 46, what: 'split', words: 'a' },
    { who: 1, at: 0, what: 'type', words: 'a' },
    { who: 0, at: 7 / 48, what: 'erase', words: 'a' },
    { who: 1, at: 0, what: 'undo', words: 'a' },
    { who: 0, at: 0, what: 'type', words: 'a' },
    { who: 0, at: 0, what: 'type', words: 'a' },
  ])
})

test('a quote goes after the clause it is asked for in, as an id, and only as an id', () => {
  const doc = new Y.Doc()
  const editor = editorOf(doc)
  editor.commands.setContent('<p>One clause</p><p>Another</p>')
  editor.commands.setTextSelection(3)
  expect(editor.commands.insertVoiceQuote('If somebody had come')).toBe(false)
  expect(editor.commands.insertVoiceQuote(quote)).toBe(true)
  expect(bodyToJson(doc).content.map((block) => block.type)).toEqual(['paragraph', 'voiceQuote', 'paragraph'])
  editor.commands.insertContent('after it')
  expect(plainText(doc)).toBe('One clause\nafter itAnother')
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  editor.commands.insertVoiceQuote(quote)
  expect(bodyToJson(doc).content.at(-1)?.type).toBe('paragraph')
})

/** What a clipboard hands over, as the browser would. */
function paste(editor: Editor, kinds: Readonly<Record<string, string>>) {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  const clipboardData = { getData: (kind: string) => kinds[kind] ?? '', types: Object.keys(kinds), files: [] }
  editor.view.dom.dispatchEvent(Object.assign(event, { clipboardData }))
}

test('a paste with scripts leaves its words in the shared document and nothing else', () => {
  const doc = new Y.Doc()
  paste(editorOf(doc), {
    'text/plain': 'Kept words',
    'text/html':
      '<p onclick="x()">Kept <a href="javascript:x()">words</a><img src="https://tracker.example/p" onerror="x()"></p><script>x()</script>',
  })
  expect(bodyToJson(doc).content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text: 'Kept words' }] }])
  expect(JSON.stringify(bodyOf(doc).toJSON())).not.toMatch(/script|tracker|onerror/)
})

test('a paste that is too large is left out and said', () => {
  const doc = new Y.Doc()
  let refusals = 0
  const editor = editorOf(doc, null, 'Una', () => {
    refusals += 1
  })
  paste(editor, { 'text/plain': 'x'.repeat(mostPasted.text + 1) })
  paste(editor, { 'text/html': 'x'.repeat(mostPasted.html + 1) })
  expect(refusals).toBe(2)
  expect(bodyOf(doc).length).toBe(0)
  paste(editor, { 'text/plain': 'x'.repeat(12) })
  expect(plainText(doc)).toBe('x'.repeat(12))
})

test('an address that a peer put into the shared text is not one to follow', () => {
  const doc = filled()
  const editor = editorOf(doc)
  const text = new Y.XmlText()
  text.applyDelta([{ insert: 'a link', attributes: { link: { href: 'javascript:alert(1)' } } }])
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    bodyOf(doc).insert(0, [paragraph])
  }, here)
  expect(editor.view.dom.innerHTML).toContain('a link')
  expect(editor.view.dom.innerHTML).not.toContain('javascript:')
  expect(bodyToJson(doc).content[0]).toEqual({ type: 'paragraph', content: [{ type: 'text', text: 'a link' }] })
})

function twoPeople() {
  const docs = [filled(), filled()] as const
  const [una, idris] = [new Awareness(docs[0]), new Awareness(docs[1])]
  const carry = (from: Awareness, to: Awareness) =>
    applyAwarenessUpdate(to, encodeAwarenessUpdate(from, [from.clientID]), here)
  const cursor = {
    anchor: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(bodyOf(docs[1]), 1)),
    head: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(bodyOf(docs[1]), 1)),
  }
  return { docs, una, idris, carry, cursor }
}

test('another person’s caret carries their name as text, whatever they are called', async () => {
  const { docs, una, idris, carry, cursor } = twoPeople()
  const editor = editorOf(docs[0], una)
  idris.setLocalState({
    user: { name: '<img src=x onerror=alert(1)>\u202e‮Idris', color: 'red;background:url(x)' },
    cursor,
  })
  carry(idris, una)
  await Promise.resolve()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const name = editor.view.dom.querySelector('.caret-name')
  expect(name?.textContent).toBe('<img src=x onerror=alert(1)>Idris')
  expect(editor.view.dom.querySelector('.caret img')).toBeNull()
  expect(editor.view.dom.querySelector('.caret')?.getAttribute('data-hue')).toMatch(/^[1-6]$/)
  expect(editor.view.dom.querySelector('.caret')?.getAttribute('style')).toBeNull()
  expect(una.getLocalState()?.user).toEqual({ name: 'Una', color: caretColour('Una') })
})

test('what another computer says of itself cannot stop the editor', async () => {
  const { docs, una, idris, carry, cursor } = twoPeople()
  const editor = editorOf(docs[0], una)
  const hostile: object[] = [
    { user: 'a string', cursor },
    { user: { name: { toString: 1 }, color: 7 }, cursor },
    { user: null, cursor: { anchor: null, head: 5 } },
    { user: {}, cursor: { anchor: { item: 'x' }, head: { type: { client: 'a', clock: -1 } } } },
    { cursor: { anchor: { tname: 'body', item: null, type: null, assoc: 0 }, head: {} } },
  ]
  for (const state of hostile) {
    idris.setLocalState(state)
    carry(idris, una)
    await new Promise((resolve) => setTimeout(resolve, 5))
    editor.commands.insertContentAt(1, 'still ')
  }
  expect(plainText(docs[0])).toContain('still still still still still Why')
})
