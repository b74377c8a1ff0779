/**
 * A proposal's text as it comes to the paper: ProseMirror's own JSON, seen alike at every depth. Its nodes are doc,
 * heading {level 2 or 3}, paragraph, bulletList, orderedList, listItem, blockquote, voiceQuote {quoteId}, text (bold,
 * italic, link {href}), hardBreak, citation {evidenceId, locator}; what is none of these counts as what is inside it.
 */
export type BodyNode = {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly BodyNode[]
  readonly text?: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[]
}
