import { RecordId } from '../domain/records/schema.ts'
import { safeHref } from './safe-href.ts'

/**
 * The text of a proposal as plain data, in ProseMirror's own JSON: what every reader that is not the editor works
 * from. `content` is always there; `marks` only where there are some, links first.
 */
export type ProseMirrorJson = { readonly type: 'doc'; readonly content: readonly BlockNode[] }

export type HeadingNode = {
  readonly type: 'heading'
  readonly attrs: { readonly level: 2 | 3 }
  readonly content: readonly InlineNode[]
}
export type ParagraphNode = { readonly type: 'paragraph'; readonly content: readonly InlineNode[] }
export type ListNode = {
  readonly type: 'bulletList' | 'orderedList'
  readonly content: readonly ListItemNode[]
}
export type ListItemNode = { readonly type: 'listItem'; readonly content: readonly BlockNode[] }
export type BlockquoteNode = { readonly type: 'blockquote'; readonly content: readonly BlockNode[] }
/** Stands where a voice is quoted. The words are nowhere in the document. */
export type VoiceQuoteNode = { readonly type: 'voiceQuote'; readonly attrs: { readonly quoteId: string } }
export type BlockNode = HeadingNode | ParagraphNode | ListNode | BlockquoteNode | VoiceQuoteNode

export type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
export type TextNode = { readonly type: 'text'; readonly text: string; readonly marks?: readonly Mark[] }
export type HardBreakNode = { readonly type: 'hardBreak' }
export type CitationNode = {
  readonly type: 'citation'
  readonly attrs: { readonly evidenceId: string; readonly locator: string }
}
export type InlineNode = TextNode | HardBreakNode | CitationNode

/** Longest locator ("page 12, paragraph 3") that is kept. */
const longestLocator = 300
/** Deeper than this nobody writes, and readers that walk by recursion must not be made to. */
export const deepest = 24

type RawNode = {
  readonly type: string
  readonly attrs: Readonly<Record<string, unknown>>
  readonly content: readonly unknown[]
  readonly text: string
  readonly marks: readonly unknown[]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const none: readonly unknown[] = []
const noAttrs: RawNode['attrs'] = {}

/** Looked at by hand, because a long text is read again and again while it is written. */
function rawNode(value: unknown): RawNode | null {
  if (!isObject(value) || typeof value.type !== 'string') return null
  return {
    type: value.type,
    attrs: isObject(value.attrs) ? value.attrs : noAttrs,
    content: Array.isArray(value.content) ? value.content : none,
    text: typeof value.text === 'string' ? value.text : '',
    marks: Array.isArray(value.marks) ? value.marks : none,
  }
}

/**
 * Reads what an editor, a peer or an older version wrote, and keeps what can be kept: an unknown block becomes the
 * paragraphs in it, an unknown mark is left off, a reference that is none is left out. Never throws.
 */
export function readProseMirrorJson(value: unknown): ProseMirrorJson {
  return { type: 'doc', content: blocksOf(rawNode(value)?.content ?? none, 0) }
}

function rawNodes(values: readonly unknown[]): readonly RawNode[] {
  return values.map(rawNode).filter((node) => node !== null)
}

/** Blocks; loose text between them is gathered into paragraphs. */
function blocksOf(values: readonly unknown[], depth: number): readonly BlockNode[] {
  const blocks: BlockNode[] = []
  let loose: InlineNode[] = []
  const flush = () => {
    if (loose.length > 0) blocks.push({ type: 'paragraph', content: joined(loose) })
    loose = []
  }
  for (const node of depth > deepest ? [] : rawNodes(values)) {
    const inline = inlineOf(node)
    if (inline !== undefined) {
      loose.push(...inline)
      continue
    }
    flush()
    blocks.push(...blockOf(node, depth))
  }
  flush()
  return blocks
}

function blockOf(node: RawNode, depth: number): readonly BlockNode[] {
  switch (node.type) {
    case 'heading': {
      const level = typeof node.attrs.level === 'number' && node.attrs.level >= 3 ? 3 : 2
      return [{ type: 'heading', attrs: { level }, content: inlinesOf(node.content) }]
    }
    case 'paragraph':
      return [{ type: 'paragraph', content: inlinesOf(node.content) }]
    case 'bulletList':
    case 'orderedList': {
      const content = rawNodes(node.content).flatMap((child): ListItemNode[] => {
        const inside = blocksOf(child.type === 'listItem' ? child.content : [child], depth + 2)
        return inside.length === 0 ? [] : [{ type: 'listItem', content: inside }]
      })
      return content.length === 0 ? [] : [{ type: node.type, content }]
    }
    case 'blockquote': {
      const content = blocksOf(node.content, depth + 1)
      return content.length === 0 ? [] : [{ type: 'blockquote', content }]
    }
    case 'voiceQuote': {
      const id = RecordId.safeParse(node.attrs.quoteId)
      return id.success ? [{ type: 'voiceQuote', attrs: { quoteId: id.data } }] : []
    }
    default:
      return blocksOf(node.content, depth + 1)
  }
}

function inlinesOf(values: readonly unknown[]): readonly InlineNode[] {
  return joined(rawNodes(values).flatMap((node) => inlineOf(node) ?? []))
}

/** Runs of text with the same marks are one run, however the document came to hold them. */
function joined(nodes: readonly InlineNode[]): readonly InlineNode[] {
  const result: InlineNode[] = []
  for (const node of nodes) {
    const before = result.at(-1)
    if (node.type === 'text' && before?.type === 'text' && sameMarks(node.marks, before.marks))
      result[result.length - 1] = { ...before, text: before.text + node.text }
    else result.push(node)
  }
  return result
}

function sameMarks(one: readonly Mark[] = [], other: readonly Mark[] = []): boolean {
  const named = (mark: Mark) => (mark.type === 'link' ? `link ${mark.attrs.href}` : mark.type)
  return one.map(named).join(' ') === other.map(named).join(' ')
}

/** Undefined for what is no inline node; empty for one that cannot be kept. */
function inlineOf(node: RawNode): readonly InlineNode[] | undefined {
  switch (node.type) {
    case 'text': {
      if (node.text === '') return []
      const marks = node.marks.length === 0 ? [] : marksOf(node.marks)
      return [marks.length === 0 ? { type: 'text', text: node.text } : { type: 'text', text: node.text, marks }]
    }
    case 'hardBreak':
      return [{ type: 'hardBreak' }]
    case 'citation': {
      const id = RecordId.safeParse(node.attrs.evidenceId)
      return id.success
        ? [{ type: 'citation', attrs: { evidenceId: id.data, locator: locatorOf(node.attrs.locator) } }]
        : []
    }
    default:
      return undefined
  }
}

function locatorOf(locator: unknown): string {
  return typeof locator === 'string' ? locator.slice(0, longestLocator) : ''
}

/** In one order, so that the same text is the same data. */
function marksOf(values: readonly unknown[]): readonly Mark[] {
  const named = new Map(rawNodes(values).map((mark) => [mark.type, mark.attrs]))
  const marks: Mark[] = []
  const href = safeHref(named.get('link')?.href)
  if (href !== null) marks.push({ type: 'link', attrs: { href } })
  if (named.has('bold')) marks.push({ type: 'bold' })
  if (named.has('italic')) marks.push({ type: 'italic' })
  return marks
}
