import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { drawAnew, type Me, type NameOf, nameItSays } from './carets.ts'
import { EditorToolbar } from './editor-toolbar.tsx'
import styles from './editor-view.module.css'
import { proposalExtensions } from './proposal-extensions.ts'
import { ReferencesContext } from './references.ts'
import type { EvidenceShowing, QuoteShowing } from './showing.ts'
import './text.css'

export type EditorViewProps = {
  /** The shared document. It must have been brought to today's version before. */
  readonly doc: Y.Doc
  readonly awareness: Awareness | null
  readonly me: Me
  /** How the others are called, asked whenever their carets are drawn; and another `known` where that changed. */
  readonly names?: { readonly nameOf: NameOf; readonly known: string } | undefined
  readonly editable: boolean
  /** As high as its text, for a place that has pages or scrolls by itself. */
  readonly flowing?: boolean | undefined
  /** What the text is called, for people who hear the screen. */
  readonly label: string
  readonly placeholder?: string | undefined
  /** What may be shown of the quotes and evidence that the text points to, by id. */
  readonly quotes: ReadonlyMap<string, QuoteShowing>
  readonly evidence: ReadonlyMap<string, EvidenceShowing>
  /** Asks for a quote or a citation and calls back with it; it then goes where the caret was. */
  readonly onQuote?: ((insert: (quoteId: string) => void) => void) | undefined
  readonly onCite?: ((insert: (evidenceId: string, locator: string) => void) => void) | undefined
  readonly onOpenEvidence?: ((evidenceId: string) => void) | undefined
  /** A paste or drop was too large and was left out. */
  readonly onTooLarge?: (() => void) | undefined
  /** Above the text, on the same sheet: its title. */
  readonly head?: ReactNode | undefined
  /** Under the text. */
  readonly foot?: ReactNode | undefined
}

/** The text of a proposal: read, or written together. Owns the scrolling sheet and, while it may be edited, the toolbar. */
export function EditorView(props: EditorViewProps) {
  const { doc, awareness, me, editable, label, placeholder = 'Write what should change.', quotes, evidence } = props
  const { onQuote, onCite, onOpenEvidence, onTooLarge, head, foot } = props
  const tooLarge = useRef(onTooLarge)
  tooLarge.current = onTooLarge
  const mayWrite = useRef(editable)
  mayWrite.current = editable
  const nameOf = useRef(props.names?.nameOf)
  nameOf.current = props.names?.nameOf
  const editor = useEditor(
    {
      extensions: proposalExtensions({
        doc,
        awareness,
        me,
        nameOf: (state) => (nameOf.current ?? nameItSays)(state),
        placeholder,
        onTooLarge: () => tooLarge.current?.(),
      }),
      // The page's policy allows no styles but the app's own; what the editor needs is in text.css.
      injectCSS: false,
      editable,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          lang: 'en-GB',
          spellcheck: 'true',
          // The keyboard comes to a text that is only read as well: its arrows move through it.
          ...(mayWrite.current ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
        }),
        scrollMargin: 80,
        scrollThreshold: 80,
      },
    },
    [doc, awareness, label, placeholder],
  )

  useEffect(() => {
    if (editor !== null && editor.isEditable !== editable) editor.setEditable(editable, false)
  }, [editor, editable])
  useEffect(() => {
    if (awareness !== null) awareness.setLocalStateField('user', { name: me.name, color: me.colour })
  }, [awareness, me.name, me.colour])
  const known = props.names?.known
  useEffect(() => {
    if (awareness !== null && known !== undefined) drawAnew(awareness)
  }, [awareness, known])

  const references = useMemo(() => ({ quotes, evidence, onOpenEvidence }), [quotes, evidence, onOpenEvidence])
  return (
    <ReferencesContext value={references}>
      <div className={styles.editor} data-flowing={props.flowing || undefined}>
        {editable && editor !== null ? <EditorToolbar editor={editor} onQuote={onQuote} onCite={onCite} /> : null}
        <div className={styles.place}>
          <div className={styles.scroll}>
            <div className={styles.sheet}>
              {head}
              <EditorContent editor={editor} className={styles.text} data-editable={editable || undefined} />
              {foot}
            </div>
          </div>
        </div>
      </div>
    </ReferencesContext>
  )
}
