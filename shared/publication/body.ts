import type { BodyNode } from './body-node.ts'
import type { Block, Inline } from './model.ts'
import { oneLineOf, paragraph, safeHref, words } from './text.ts'

/** What the body of a proposal needs from the paper around it. */
export type BodySurroundings = {
  /** Numbers a heading and places it; `level` is what the writer chose. */
  heading(level: 2 | 3, text: string): Block
  citation(evidenceId: string, locator: string): Inline
  quote(quoteId: string): Block
}

/** Deeper than this nobody writes; what lies deeper is left out. */
const DEEPEST = 40

const textOf = (attribute: unknown) => (typeof attribute === 'string' ? attribute : '')

/** The blocks of a proposal's text, in order. Empty paragraphs are left out. */
export function blocksOfBody(body: BodyNode, around: BodySurroundings): Block[] {
  return flow(body.content ?? [], around, 0, true)
}

/** Headings stand only at the top: inside a list or an extract they become a line in bold. */
function flow(nodes: readonly BodyNode[], around: BodySurroundings, depth: number, atTop: boolean): Block[] {
  if (depth > DEEPEST) return []
  const blocks: Block[] = []
  let loose: Inline[] = []
  const flush = () => {
    if (hasWords(loose)) blocks.push(paragraph(apart(loose)))
    loose = []
  }
  for (const node of nodes) {
    const inline = inlineOf(node, around)
    if (inline !== null) {
      loose.push(...inline)
      continue
    }
    flush()
    blocks.push(...blockOf(node, around, depth, atTop))
  }
  flush()
  return blocks
}

function blockOf(node: BodyNode, around: BodySurroundings, depth: number, atTop: boolean): Block[] {
  const children = node.content ?? []
  switch (node.type) {
    case 'heading': {
      const inlines = inlinesOf(children, around)
      if (!atTop)
        return hasWords(inlines) ? [paragraph(inlines.map((i) => (i.kind === 'text' ? { ...i, bold: true } : i)))] : []
      const text = oneLineOf(plainTextOf(inlines))
      return text === '' ? [] : [around.heading(Number(node.attrs?.level) >= 3 ? 3 : 2, text)]
    }
    case 'paragraph': {
      const inlines = inlinesOf(children, around)
      return hasWords(inlines) ? [paragraph(inlines)] : []
    }
    case 'bulletList':
    case 'orderedList': {
      const items = children
        .map((child) => flow(child.type === 'listItem' ? (child.content ?? []) : [child], around, depth + 1, false))
        .filter((item) => item.length > 0)
      return items.length === 0 ? [] : [{ kind: 'list', ordered: node.type === 'orderedList', items }]
    }
    case 'blockquote': {
      const blocks = flow(children, around, depth + 1, false)
      return blocks.length === 0 ? [] : [{ kind: 'extract', blocks }]
    }
    case 'voiceQuote':
      return [around.quote(textOf(node.attrs?.quoteId))]
    default:
      return flow(children, around, depth + 1, atTop)
  }
}

const inlinesOf = (nodes: readonly BodyNode[], around: BodySurroundings): Inline[] =>
  apart(nodes.flatMap((node) => inlineOf(node, around) ?? []))

/** A citation stands apart from the word before it, whether or not the writer put a space there. */
function apart(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap((inline, at) => {
    const before = inlines[at - 1]
    const touches =
      inline.kind === 'citation' &&
      before !== undefined &&
      before.kind !== 'break' &&
      !/[\s([]$/.test(plainTextOf([before]))
    return touches ? [words(' '), inline] : [inline]
  })
}

/** Null for what is no inline node. */
function inlineOf(node: BodyNode, around: BodySurroundings): Inline[] | null {
  switch (node.type) {
    case 'text': {
      const marks = {
        bold: node.marks?.some((mark) => mark.type === 'bold') ?? false,
        italic: node.marks?.some((mark) => mark.type === 'italic') ?? false,
      }
      const text = words(node.text ?? '', marks)
      if (text.kind !== 'text' || text.text === '') return []
      const href = safeHref(textOf(node.marks?.find((mark) => mark.type === 'link')?.attrs?.href))
      return [href === null ? text : { kind: 'link', text: text.text, href, ...marks }]
    }
    case 'hardBreak':
      return [{ kind: 'break' }]
    case 'citation':
      return [around.citation(textOf(node.attrs?.evidenceId), textOf(node.attrs?.locator))]
    default:
      return null
  }
}

/** What the inlines say, without their marks. */
export function plainTextOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'break' ? ' ' : inline.kind === 'citation' ? inline.label : inline.text))
    .join('')
}

const hasWords = (inlines: readonly Inline[]) => plainTextOf(inlines).trim() !== ''
