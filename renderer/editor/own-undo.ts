import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Keeps the browser's own undo out of the text. It knows nothing of the shared document and would take back or repeat
 * what others wrote; it steps in wherever the document's undo has nothing to do, and from the application menu.
 */
export const OwnUndo = Extension.create({
  name: 'ownUndo',
  // Before the shared document's own keys, which let go of a key where there is nothing to do.
  priority: 1500,

  addKeyboardShortcuts() {
    const undo = () => this.editor.commands.undo() || true
    const redo = () => this.editor.commands.redo() || true
    return { 'Mod-z': undo, 'Shift-Mod-z': redo, 'Mod-y': redo }
  },

  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            beforeinput: (_view, event) => {
              if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false
              event.preventDefault()
              if (event.inputType === 'historyUndo') editor.commands.undo()
              else editor.commands.redo()
              return true
            },
          },
        },
      }),
    ]
  },
})
