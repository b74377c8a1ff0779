import * as Y from 'yjs'
import type { ChangeOrigin } from './origins.ts'
import { aboutOf, bodyOf, proposalVersion } from './proposal-shape.ts'
import { safeHref } from './safe-href.ts'

/** A run of words, or a place of evidence that they rest on. */
export type Piece =
  | string
  | { readonly text: string; readonly bold?: true; readonly italic?: true; readonly href?: string }
  | { readonly evidenceId: string; readonly locator: string }
export type Words = string | readonly Piece[]

/** Text as starter data and the command line write it. */
export type Block =
  | { readonly heading: string; readonly level: 2 | 3 }
  | { readonly paragraph: Words }
  | { readonly list: readonly Words[]; readonly ordered: boolean }
  | { readonly quoteId: string }

/**
 * Adds blocks at the end of a proposal's body.
 *
 * Two computers that begin from the same starter text each write it on their own. So that their texts meet as one
 * when they share a session, blocks put into an untouched document become the same Yjs changes everywhere: they
 * are written by a client whose number follows from the words.
 */
export function fillBody(doc: Y.Doc, blocks: readonly Block[], origin: ChangeOrigin): void {
  const scratch = new Y.Doc()
  scratch.clientID = numberFrom(JSON.stringify([proposalVersion, blocks]))
  const isUntouched = Y.decodeStateVector(Y.encodeStateVector(doc)).size === 0
  if (!isUntouched) {
    doc.transact(() => append(doc, blocks), origin)
    return
  }
  scratch.transact(() => {
    aboutOf(scratch).set('version', proposalVersion)
    append(scratch, blocks)
  }, origin)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(scratch), origin)
  scratch.destroy()
}

function append(doc: Y.Doc, blocks: readonly Block[]): void {
  bodyOf(doc).push(blocks.map(elementOf))
}

function elementOf(block: Block): Y.XmlElement {
  if ('heading' in block) return element('heading', { level: block.level }, inlines(block.heading))
  if ('paragraph' in block) return element('paragraph', {}, inlines(block.paragraph))
  if ('quoteId' in block) return element('voiceQuote', { quoteId: block.quoteId }, [])
  const points = block.list.map((words) => element('listItem', {}, [element('paragraph', {}, inlines(words))]))
  return element(block.ordered ? 'orderedList' : 'bulletList', block.ordered ? { start: 1 } : {}, points)
}

type Children = readonly (Y.XmlElement | Y.XmlText)[]

function element(name: string, attributes: Record<string, string | number>, children: Children): Y.XmlElement {
  const made = new Y.XmlElement<Record<string, string | number>>(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(0, [...children])
  return made as Y.XmlElement
}

/** Text runs share one XmlText, as the editor's binding writes them; a citation stands between two. */
function inlines(words: Words): Children {
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let run: { insert: string; attributes: Record<string, object> }[] = []
  const flush = () => {
    if (run.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(run)
    children.push(text)
    run = []
  }
  for (const piece of typeof words === 'string' ? [words] : words) {
    if (typeof piece !== 'string' && 'evidenceId' in piece) {
      flush()
      children.push(element('citation', { evidenceId: piece.evidenceId, locator: piece.locator }, []))
      continue
    }
    const { text, ...marks } = typeof piece === 'string' ? { text: piece } : piece
    if (text !== '') run.push({ insert: text.normalize('NFC'), attributes: attributesFor(marks) })
  }
  flush()
  return children
}

function attributesFor(marks: { bold?: true; italic?: true; href?: string }): Record<string, object> {
  const href = safeHref(marks.href)
  return {
    ...(href === null ? {} : { link: { href } }),
    ...(marks.bold ? { bold: {} } : {}),
    ...(marks.italic ? { italic: {} } : {}),
  }
}

/** FNV-1a over UTF-16 units: a client number in the range Yjs draws its own from. */
function numberFrom(words: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < words.length; index += 1) {
    hash ^= words.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash >>> 0
}
