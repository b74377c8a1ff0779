import type { BlockNode, InlineNode, ProseMirrorJson } from './prosemirror-json.ts'

/** One block of the body with the number people cite it by: "2" for a heading, "2.1" for a clause under it. */
export type NumberedBlock = { readonly number: string | null; readonly block: BlockNode }

/**
 * Numbers the body as the page shows it: second-level headings count sections, and each paragraph with words that
 * stands directly under one counts a clause. Sub-headings, lists and quotes belong to the clause before them.
 */
export function numberedBlocks(body: ProseMirrorJson): readonly NumberedBlock[] {
  let section = 0
  let clause = 0
  return body.content.map((block) => {
    if (block.type === 'heading' && block.attrs.level === 2) {
      section += 1
      clause = 0
      return { number: `${section}`, block }
    }
    if (block.type === 'paragraph' && section > 0 && block.content.length > 0) {
      clause += 1
      return { number: `${section}.${clause}`, block }
    }
    return { number: null, block }
  })
}

/** The words of a body, a line for each block. Quoted voices and citations leave nothing: only references stand there. */
export function plainTextOf(body: ProseMirrorJson): string {
  return body.content.flatMap(linesOf).join('\n')
}

function linesOf(block: BlockNode): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const line = inlineText(block.content)
      return line.trim() === '' ? [] : [line]
    }
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((listItem) => listItem.content.flatMap(linesOf))
    case 'blockquote':
      return block.content.flatMap(linesOf)
    case 'voiceQuote':
      return []
  }
}

function inlineText(content: readonly InlineNode[]): string {
  return content
    .map((node) => (node.type === 'text' ? node.text : node.type === 'hardBreak' ? '\n' : ''))
    .join('')
    .normalize('NFC')
}

/** Words as a person counts them: "child’s" and "long-term" are one each. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,–-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

/** The quotes of voices that a body points to, each once, in order. */
export function quoteIdsOf(body: ProseMirrorJson): readonly string[] {
  const ids = new Set<string>()
  eachBlock(body.content, (block) => {
    if (block.type === 'voiceQuote') ids.add(block.attrs.quoteId)
  })
  return [...ids]
}

export type CitedEvidence = { readonly evidenceId: string; readonly locator: string }

/** The places of evidence that a body cites, each once, in order. */
export function citedEvidenceOf(body: ProseMirrorJson): readonly CitedEvidence[] {
  const cited = new Map<string, CitedEvidence>()
  eachBlock(body.content, (block) => {
    if (block.type !== 'heading' && block.type !== 'paragraph') return
    for (const node of block.content)
      if (node.type === 'citation') cited.set(`${node.attrs.evidenceId} ${node.attrs.locator}`, node.attrs)
  })
  return [...cited.values()]
}

function eachBlock(blocks: readonly BlockNode[], visit: (block: BlockNode) => void): void {
  for (const block of blocks) {
    visit(block)
    if (block.type === 'blockquote') eachBlock(block.content, visit)
    else if (block.type === 'bulletList' || block.type === 'orderedList')
      for (const listItem of block.content) eachBlock(listItem.content, visit)
  }
}
