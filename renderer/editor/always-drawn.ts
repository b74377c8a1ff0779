import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { type ProsemirrorBinding, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

type Binding = InstanceType<typeof ProsemirrorBinding>
type Heard = (events: Y.YEvent<Y.XmlFragment>[], transaction: Y.Transaction) => void

/**
 * What others write is always drawn. The library looks for the place of the caret in the text as it was, and gives up the
 * whole change where that place is gone (ueberdosis/y-tiptap issue 48, yjs/y-prosemirror issue 272): the screen would keep
 * the old text, and the next key typed into it would take the others' words out of everyone's. Then the text is drawn
 * anew, with the caret as near as it can be.
 */
export const AlwaysDrawn = Extension.create({
  name: 'alwaysDrawn',
  // After the shared document's own plugin, whose listener this takes the place of.
  priority: 50,

  addProseMirrorPlugins() {
    return [
      new Plugin({
        view(view) {
          const { binding } = ySyncPluginKey.getState(view.state) as { binding: Binding }
          const heard: Heard = (events, transaction) => {
            try {
              binding._typeChanged(events, transaction)
            } catch (error) {
              if (!(error instanceof RangeError)) throw error
              Object.assign(binding, { beforeTransactionSelection: null })
              binding._forceRerender()
            }
          }
          binding.type.unobserveDeep(binding._observeFunction)
          binding._observeFunction = heard
          binding.type.observeDeep(heard as Parameters<Y.XmlFragment['observeDeep']>[0])
          return {}
        },
      }),
    ]
  },
})
