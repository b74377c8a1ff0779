import { Editor } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import StarterKit from '@tiptap/starter-kit'
import { WebrtcProvider } from 'y-webrtc'
import * as Y from 'yjs'

type Peer = {
  readonly name: string
  readonly signalling: string
  readonly room: string
  readonly password: string
  /** What the text is at first; the others leave it out and get it from this one. */
  readonly state?: readonly number[]
}

/** Two of these are y-webrtc as it comes: what a session of the app is measured beside. */
function startPeer({ name, signalling, room, password, state }: Peer): void {
  const doc = new Y.Doc()
  if (state !== undefined) Y.applyUpdate(doc, new Uint8Array(state))
  const provider = new WebrtcProvider(room, doc, {
    signaling: [signalling],
    password,
    peerOpts: { config: { iceServers: [] } },
  })
  const place = document.createElement('div')
  document.body.append(place)
  new Editor({
    element: place,
    extensions: [
      StarterKit.configure({ undoRedo: false, trailingNode: false }),
      Collaboration.configure({ document: doc, field: 'body' }),
      CollaborationCaret.configure({ provider, user: { name, color: '#3a632b' } }),
    ],
  })
}

Object.assign(globalThis, { startPeer })
