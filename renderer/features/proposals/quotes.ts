import type { QuoteShowing } from '#renderer/editor/showing.ts'
import type { voicesContract } from '#shared/rpc/contract/voices.ts'
import type { OutputOf } from '#shared/rpc/define.ts'

type ShownQuote = OutputOf<typeof voicesContract, 'quote.show'>[number]

/** What the core allowed of a quote, as the text shows it. A quote this workspace does not know has no voice. */
export function showingOf({ voice, reference, shown }: ShownQuote): QuoteShowing {
  if (voice === null) return { state: 'not-here' }
  const called = reference === '' ? 'a voice' : `Voice ${reference}`
  if (!shown.show) return { state: 'withheld', because: shown.because, reference: called }
  const saidBy = shown.as.kind === 'anonymous' ? null : shown.as.name
  return { state: 'shown', words: shown.words, reference: called, saidBy }
}

/**
 * Where a selection of a text field lies in the words themselves. A field shows every line break as one character,
 * so words that came with two are counted again. All in UTF-16 units.
 */
export function rangeInWords(words: string, start: number, end: number): { start: number; end: number } {
  const place = (shown: number) => {
    let at = 0
    for (let seen = 0; seen < shown && at < words.length; seen += 1) at += words.startsWith('\r\n', at) ? 2 : 1
    return at
  }
  return { start: place(start), end: place(end) }
}
