import type { Withheld } from '#shared/domain/voice/may-show.ts'

/** What this screen may show where a document points to a quote. The words are never in the document. */
export type QuoteShowing =
  | { readonly state: 'asking' }
  | { readonly state: 'shown'; readonly words: string; readonly reference: string; readonly saidBy: string | null }
  | { readonly state: 'withheld'; readonly because: Withheld; readonly reference: string }
  /** A quote of someone else's workspace. */
  | { readonly state: 'not-here' }

/** The evidence behind a citation; null where it is not on this computer. */
export type EvidenceShowing = { readonly title: string } | null

/** The sentence that stands where words may not. */
export function withheldSentence(because: Withheld): string {
  switch (because) {
    case 'withdrawn':
      return 'A quote was here. It was withdrawn.'
    case 'deleted':
      return 'A quote is here. It, or its voice, was deleted.'
    case 'not-asked':
      return 'A quote is here. Nobody has asked yet what its words may be used for.'
    case 'not-yet':
      return 'A quote is here. Its consent has not begun.'
    case 'ended':
      return 'A quote is here. The time agreed for its words has ended.'
    case 'out-of-scope':
      return 'A quote is here. Its words were not shared with your role.'
    case 'not-to-be-quoted':
      return 'A quote is here. It was agreed that its words are not quoted.'
    case 'not-for-this-use':
      return 'A quote is here. Its words were not given for drafting.'
  }
}
