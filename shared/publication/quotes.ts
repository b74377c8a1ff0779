import type { Showing } from '../domain/voice/may-show.ts'
import type { QuoteToPrint } from './input.ts'
import type { Block } from './model.ts'
import { oneLineOf, printable } from './text.ts'

/** A voice's words where they may be shown; elsewhere `withheld`, which says that something stood there and nothing of it. */
export function quoteBlock(quote: QuoteToPrint | undefined, withheld: string): Block {
  if (quote?.show !== true) return { kind: 'withheld', sentence: withheld }
  return { kind: 'quote', words: paragraphsOf(quote.words), attribution: attributionOf(quote.as) }
}

const paragraphsOf = (text: string): string[] =>
  printable(text)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

function attributionOf(as: Extract<Showing, { show: true }>['as']): string {
  switch (as.kind) {
    case 'anonymous':
      return 'Someone who told us what they think'
    case 'pseudonym':
      return `${oneLineOf(as.name)} (a name they chose)`
    case 'named':
      return oneLineOf(as.name)
  }
}
