import type { Extensions } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { safeHref } from '#shared/ydoc/safe-href.ts'
import { ProposalLink } from './proposal-link.ts'
import { Citation, VoiceQuote } from './reference-nodes.ts'

/**
 * What a proposal's text is made of, and nothing else. Must agree with `#shared/ydoc/prosemirror-json.ts`: what is
 * not in both is lost on one side.
 */
export function proposalSchema(
  nodes: { readonly voiceQuote: typeof VoiceQuote; readonly citation: typeof Citation } = {
    voiceQuote: VoiceQuote,
    citation: Citation,
  },
): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      dropcursor: { class: 'drop-cursor', color: false },
      link: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      // Undo is the shared document's own: it takes back what was typed here and nobody else's words.
      undoRedo: false,
      // It would write an empty line into the document of everyone who only opens it.
      trailingNode: false,
    }),
    ProposalLink.configure({
      autolink: true,
      linkOnPaste: true,
      openOnClick: false,
      defaultProtocol: 'https',
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: null, class: null },
      isAllowedUri: (address) => safeHref(address) !== null,
    }),
    nodes.voiceQuote,
    nodes.citation,
  ]
}
