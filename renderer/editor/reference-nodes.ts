import { mergeAttributes, Node } from '@tiptap/core'
import { RecordId } from '#shared/domain/records/schema.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    references: {
      /** Puts a reference to a quote after the block the caret is in, and the caret after it. */
      insertVoiceQuote: (quoteId: string) => ReturnType
      /** Puts a reference to a place of evidence at the caret. */
      insertCitation: (evidenceId: string, locator: string) => ReturnType
    }
  }
}

const isId = (value: unknown): boolean => RecordId.safeParse(value).success
const refuseUnlessId = (value: unknown): void => {
  if (!isId(value)) throw new RangeError('A reference needs the id of a record')
}

/** What a copy of a quote carries to other programs: that it is one, and never its words. */
export const quoteInCopies = '[A quote of a voice]'

/** A quote of a voice, by its id. The words are no part of the document, of a copy or of an undo. */
export const VoiceQuote = Node.create({
  name: 'voiceQuote',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: false,

  addAttributes() {
    return {
      quoteId: {
        default: null,
        validate: refuseUnlessId,
        parseHTML: (element) => element.getAttribute('data-voice-quote'),
        renderHTML: (attributes) => ({ 'data-voice-quote': String(attributes.quoteId) }),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'div[data-voice-quote]', getAttrs: (element) => (isId(element.dataset.voiceQuote) ? null : false) }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', mergeAttributes(HTMLAttributes), quoteInCopies]
  },

  renderText: () => quoteInCopies,

  addCommands() {
    return {
      insertVoiceQuote:
        (quoteId) =>
        ({ chain, state }) => {
          if (!isId(quoteId)) return false
          const { $to } = state.selection
          const after = $to.depth === 0 ? $to.pos : $to.after(1)
          const isLast = after >= state.doc.content.size
          const quote = { type: this.name, attrs: { quoteId } }
          return chain()
            .insertContentAt(after, isLast ? [quote, { type: 'paragraph' }] : quote)
            .setTextSelection(after + 2)
            .scrollIntoView()
            .run()
        },
    }
  },
})

/** A place of evidence, by the evidence's id and where in it. */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: false,

  addAttributes() {
    return {
      evidenceId: {
        default: null,
        validate: refuseUnlessId,
        parseHTML: (element) => element.getAttribute('data-evidence'),
        renderHTML: (attributes) => ({ 'data-evidence': String(attributes.evidenceId) }),
      },
      locator: {
        default: '',
        validate: 'string',
        parseHTML: (element) => element.getAttribute('data-locator') ?? '',
        renderHTML: (attributes) => ({ 'data-locator': String(attributes.locator) }),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'span[data-evidence]', getAttrs: (element) => (isId(element.dataset.evidence) ? null : false) }]
  },

  renderHTML({ node, HTMLAttributes }) {
    return ['span', mergeAttributes(HTMLAttributes), citationInCopies(node.attrs.locator)]
  },

  renderText: ({ node }) => citationInCopies(node.attrs.locator),

  addCommands() {
    return {
      insertCitation:
        (evidenceId, locator) =>
        ({ chain }) =>
          isId(evidenceId) && chain().insertContent({ type: this.name, attrs: { evidenceId, locator } }).run(),
    }
  },
})

const citationInCopies = (locator: unknown) =>
  typeof locator === 'string' && locator !== '' ? `[cited: ${locator}]` : '[cited]'
