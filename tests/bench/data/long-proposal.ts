import type { JSONContent } from '@tiptap/core'
import * as Y from 'yjs'
import { type Block, fillBody, type Piece } from '#shared/ydoc/fill.ts'
import { bodyToJson } from '#shared/ydoc/proposal.ts'
import { seeded } from '../bench.ts'

const words =
  'a hearing begins when the child is ready and the people who matter to them are there so that what is decided can be explained in words that make sense and nobody has to tell the same story twice before someone they trust writes down what happens next who will do it by when and how it is looked at again'.split(
    ' ',
  )

/** Blocks of about `pages` pages in the proportions of a real proposal, citing each of `evidence` in turn about twice a page. */
export function longProposal(pages: number, evidence: readonly string[], seed = 3): readonly Block[] {
  const random = seeded(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const sentence = (length: number) => {
    const said = Array.from({ length }, () => words[pick(words.length)]).join(' ')
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}. `
  }
  const prose = () => Array.from({ length: 5 }, () => sentence(12 + pick(12))).join('')
  let cited = 0
  const cite = (): readonly Piece[] => {
    const id = evidence[cited++ % evidence.length]
    return id === undefined ? [] : [{ evidenceId: id, locator: `page ${1 + pick(90)}` }]
  }
  /** About 225 words: half a page. */
  const half = (at: number): readonly Block[] => [
    at % 4 === 0 ? { heading: sentence(5).slice(0, -2), level: 2 } : { heading: sentence(4).slice(0, -2), level: 3 },
    { paragraph: [prose(), ...cite()] },
    { paragraph: [prose(), { text: 'This is the change.', bold: true }] },
    { list: [sentence(12), sentence(14), sentence(10)], ordered: at % 3 === 0 },
  ]
  return Array.from({ length: pages * 2 }, (_, at) => half(at)).flat()
}

/** The shared document of some blocks, as one update. */
export function asUpdate(blocks: readonly Block[]): Uint8Array {
  const doc = new Y.Doc()
  fillBody(doc, blocks, { by: 'starter' })
  return Y.encodeStateAsUpdate(doc)
}

/** The same text for an editor that knows no citations: a number in brackets stands where each was. */
export function withoutCitations(update: Uint8Array): JSONContent {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  let number = 0
  const plain = (node: JSONContent): JSONContent => {
    if (node.type === 'citation') return { type: 'text', text: `[${++number}]` }
    return node.content === undefined ? node : { ...node, content: node.content.map(plain) }
  }
  return plain(bodyToJson(doc) as JSONContent)
}
