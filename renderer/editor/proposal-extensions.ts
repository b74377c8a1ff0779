import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extension-placeholder'
import { ReactNodeViewRenderer } from '@tiptap/react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { bodyField } from '#shared/ydoc/proposal-shape.ts'
import { AlwaysDrawn } from './always-drawn.ts'
import { carets, type Me, type NameOf } from './carets.ts'
import { CitationView } from './citation-view.tsx'
import { OwnUndo } from './own-undo.ts'
import { proposalSchema } from './proposal-schema.ts'
import { Citation, VoiceQuote } from './reference-nodes.ts'
import { SafeClipboard } from './safe-clipboard.ts'
import { VoiceQuoteView } from './voice-quote-view.tsx'

export type ProposalText = {
  readonly doc: Y.Doc
  /** Null where nobody else could be here: a version being looked at, a document outside a session. */
  readonly awareness: Awareness | null
  readonly me: Me
  readonly nameOf?: NameOf | undefined
  readonly placeholder: string
  readonly onTooLarge: () => void
}

const drawnNodes = {
  voiceQuote: VoiceQuote.extend({ addNodeView: () => ReactNodeViewRenderer(VoiceQuoteView) }),
  citation: Citation.extend({ addNodeView: () => ReactNodeViewRenderer(CitationView, { as: 'span' }) }),
}

/** Everything the editor of a proposal is made of, bound to one shared document. */
export function proposalExtensions({ doc, awareness, me, nameOf, placeholder, onTooLarge }: ProposalText): Extensions {
  return [
    ...proposalSchema(drawnNodes),
    SafeClipboard.configure({ onTooLarge }),
    Placeholder.configure({ placeholder, showOnlyCurrent: true }),
    Collaboration.configure({ document: doc, field: bodyField }),
    AlwaysDrawn,
    OwnUndo,
    ...(awareness === null ? [] : [carets(awareness, me, nameOf)]),
  ]
}
