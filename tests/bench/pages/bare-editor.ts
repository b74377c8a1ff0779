import { Editor, type JSONContent } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'

/** TipTap as it comes, with StarterKit and nothing else: what the proposal editor is measured beside. */
function startBare(content: JSONContent): void {
  const place = document.createElement('div')
  document.body.append(place)
  new Editor({ element: place, extensions: [StarterKit], content })
}

Object.assign(globalThis, { startBare })
