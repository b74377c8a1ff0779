import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { Bold, Heading2, Heading3, Italic, Link, List, ListOrdered, type LucideIcon, Quote } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { ToggleButton, Toolbar } from 'react-aria-components'
import type * as Y from 'yjs'
import { Button, IconButton } from '#renderer/ui/button.tsx'
import { Tooltip } from '#renderer/ui/tooltip.tsx'
import styles from './editor-toolbar.module.css'
import { LinkDialog } from './link-dialog.tsx'

type Tool = {
  readonly name: string
  readonly keys: string
  readonly icon: LucideIcon
  readonly isOn: (editor: Editor) => boolean
  readonly toggle: (editor: Editor) => void
}

const marks: readonly Tool[] = [
  {
    name: 'Bold',
    keys: 'Mod+B',
    icon: Bold,
    isOn: (editor) => editor.isActive('bold'),
    toggle: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'Italic',
    keys: 'Mod+I',
    icon: Italic,
    isOn: (editor) => editor.isActive('italic'),
    toggle: (editor) => editor.chain().focus().toggleItalic().run(),
  },
]

const blocks: readonly Tool[] = [
  {
    name: 'Heading of a section',
    keys: 'Mod+Alt+2',
    icon: Heading2,
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    toggle: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'Smaller heading',
    keys: 'Mod+Alt+3',
    icon: Heading3,
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    toggle: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'List',
    keys: 'Mod+Shift+8',
    icon: List,
    isOn: (editor) => editor.isActive('bulletList'),
    toggle: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    keys: 'Mod+Shift+7',
    icon: ListOrdered,
    isOn: (editor) => editor.isActive('orderedList'),
    toggle: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'Quotation from a document',
    keys: 'Mod+Shift+B',
    icon: Quote,
    isOn: (editor) => editor.isActive('blockquote'),
    toggle: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
]

export type EditorToolbarProps = {
  readonly editor: Editor
  readonly onQuote: ((insert: (quoteId: string) => void) => void) | undefined
  readonly onCite: ((insert: (evidenceId: string, locator: string) => void) => void) | undefined
}

/** One row of tools; arrow keys move along it. Every tool has its keys in the text too. */
export function EditorToolbar({ editor, onQuote, onCite }: EditorToolbarProps) {
  const [isLinking, setLinking] = useState(false)
  const quote = useCallback(() => {
    onQuote?.((quoteId) => editor.chain().focus().insertVoiceQuote(quoteId).run())
  }, [editor, onQuote])
  const cite = useCallback(() => {
    onCite?.((evidenceId, locator) => editor.chain().focus().insertCitation(evidenceId, locator).run())
  }, [editor, onCite])
  useKeys(editor, { o: quote, e: cite, k: () => setLinking(true) })
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      on: [...marks, ...blocks].filter((tool) => tool.isOn(current)).map((tool) => tool.name),
      isLink: current.isActive('link'),
      mayUndo: undoOf(current).undoStack.length > 0,
      mayRedo: undoOf(current).redoStack.length > 0,
    }),
  })
  const toggle = (tool: Tool) => (
    <Tooltip key={tool.name} text={tool.name} keys={tool.keys}>
      <ToggleButton
        aria-label={tool.name}
        className={styles.tool ?? ''}
        isSelected={state.on.includes(tool.name)}
        onChange={() => tool.toggle(editor)}
      >
        <tool.icon className={styles.icon} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
    </Tooltip>
  )
  return (
    <Toolbar aria-label="Text tools" className={styles.toolbar ?? ''}>
      <div className={styles.group}>
        {marks.map(toggle)}
        <Tooltip text="Link" keys="Mod+Shift+K">
          <ToggleButton
            aria-label="Link"
            className={styles.tool ?? ''}
            isSelected={state.isLink}
            onChange={() => setLinking(true)}
          >
            <Link className={styles.icon} strokeWidth={1.75} aria-hidden />
          </ToggleButton>
        </Tooltip>
      </div>
      <div className={styles.group}>{blocks.map(toggle)}</div>
      <div className={styles.group}>
        <IconButton
          icon="undo"
          name="Undo what you typed"
          keys="Mod+Z"
          size="small"
          disabled={!state.mayUndo}
          onPress={() => editor.chain().focus().undo().run()}
        />
        <IconButton
          icon="redo"
          name="Type it again"
          keys="Mod+Shift+Z"
          size="small"
          disabled={!state.mayRedo}
          onPress={() => editor.chain().focus().redo().run()}
        />
      </div>
      <div className={styles.references}>
        {onQuote === undefined ? null : (
          <Tooltip text="Quote a voice" keys="Mod+Shift+O">
            <Button size="small" variant="quiet" icon="voices" onPress={quote}>
              Quote a voice
            </Button>
          </Tooltip>
        )}
        {onCite === undefined ? null : (
          <Tooltip text="Cite evidence" keys="Mod+Shift+E">
            <Button size="small" variant="quiet" icon="evidence" onPress={cite}>
              Cite evidence
            </Button>
          </Tooltip>
        )}
      </div>
      {isLinking ? <LinkDialog editor={editor} onClose={() => setLinking(false)} /> : null}
    </Toolbar>
  )
}

/** Asked after every keystroke, so looked up and not tried. */
function undoOf(editor: Editor): Pick<Y.UndoManager, 'undoStack' | 'redoStack'> {
  const state: { undoManager: Y.UndoManager } | undefined = yUndoPluginKey.getState(editor.state)
  return state?.undoManager ?? { undoStack: [], redoStack: [] }
}

/** Keys that ask for something before the text changes; the others are the editor's own. */
function useKeys(editor: Editor, actions: Readonly<Record<string, () => void>>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actions[event.key.toLowerCase()]
      if (action === undefined || !event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      action()
    }
    const text = editor.view.dom
    text.addEventListener('keydown', onKeyDown)
    return () => text.removeEventListener('keydown', onKeyDown)
  })
}
