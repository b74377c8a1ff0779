import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView as ProseMirrorView } from '@tiptap/pm/view'
import { cleanHtml, cleanText } from './clean-html.ts'
import { quoteInCopies } from './reference-nodes.ts'

/** Most that is taken in at once, in UTF-16 units: some 250 pages of words, and the markup around them. */
export const mostPasted = { text: 500_000, html: 5_000_000 } as const

export type SafeClipboardOptions = {
  /** Called where a paste or drop was left out because it is larger than `mostPasted`. */
  readonly onTooLarge: () => void
}

const isTooLarge = (from: DataTransfer | null): boolean =>
  from !== null &&
  (from.getData('text/plain').length > mostPasted.text || from.getData('text/html').length > mostPasted.html)

/**
 * What comes into the text by paste and drop is cleaned before it is read, and left out where it is too much at once.
 * What goes out by copy and drag never holds the words of a voice, also where the text may only be read.
 */
export const SafeClipboard = Extension.create<SafeClipboardOptions>({
  name: 'safeClipboard',
  // Before every other extension sees it.
  priority: 2000,

  addOptions: () => ({ onTooLarge: () => {} }),

  addProseMirrorPlugins() {
    const leaveOutTooLarge = (from: DataTransfer | null, event: Event): boolean => {
      if (!isTooLarge(from)) return false
      event.preventDefault()
      this.options.onTooLarge()
      return true
    }
    return [
      new Plugin({
        props: {
          transformPastedHTML: cleanHtml,
          transformPastedText: cleanText,
          handleDOMEvents: {
            paste: (_view, event) => leaveOutTooLarge(event.clipboardData, event),
            drop: (_view, event) => leaveOutTooLarge(event.dataTransfer, event),
            copy: copyWithoutWords,
            cut: copyWithoutWords,
            dragstart: (view, event) => {
              if (!pagesOwnSelection(view)) return false
              event.preventDefault()
              return true
            },
            // Links are addresses to read and edit here; the window never leaves its page.
            click: (_view, event) => {
              if (event.target instanceof Element && event.target.closest('a[href]') !== null) event.preventDefault()
              return false
            },
          },
        },
      }),
    ]
  },
})

/**
 * The page's own selection where a copy would take it as it is drawn, and it touches a quote that shows words.
 * Elsewhere the editor copies from the document, which has none.
 */
function pagesOwnSelection(view: ProseMirrorView): Range | null {
  if (view.editable && !view.state.selection.empty) return null
  const selection = view.dom.ownerDocument.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const quotes = [...view.dom.querySelectorAll('[data-voice-quote-view]')]
  return quotes.some((quote) => range.intersectsNode(quote)) ? range : null
}

function copyWithoutWords(view: ProseMirrorView, event: ClipboardEvent): boolean {
  const range = pagesOwnSelection(view)
  if (range === null || event.clipboardData === null) return false
  const around = range.commonAncestorContainer
  const element = around instanceof Element ? around : around.parentElement
  const copy = document.createElement('div')
  if (element?.closest('[data-voice-quote-view]')) copy.textContent = quoteInCopies
  else copy.append(range.cloneContents())
  for (const quote of copy.querySelectorAll('[data-voice-quote-view]')) quote.textContent = quoteInCopies
  event.clipboardData.setData('text/html', cleanHtml(copy.innerHTML))
  event.clipboardData.setData('text/plain', [...copy.childNodes].map((node) => node.textContent ?? '').join('\n\n'))
  event.preventDefault()
  return true
}
