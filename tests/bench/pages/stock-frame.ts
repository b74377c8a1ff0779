import { WebrtcProvider } from 'y-webrtc'
import * as Y from 'yjs'

/** One of many y-webrtc peers as it comes, in a frame of its own that shares nothing with the others. */
function startPeer(signalling: string, state: readonly number[] | null): void {
  const doc = new Y.Doc()
  if (state !== null) Y.applyUpdate(doc, new Uint8Array(state))
  const provider = new WebrtcProvider('bench', doc, {
    signaling: [signalling],
    peerOpts: { config: { iceServers: [] } },
  })
  const text = doc.getText('words')
  Object.assign(globalThis, {
    lines: () => [...(provider.room?.webrtcConns.values() ?? [])].filter(({ connected }) => connected).length,
    write: (mark: string) => text.insert(0, mark),
    holds: (marks: readonly string[]) => marks.every((mark) => text.toString().includes(mark)),
    length: () => doc.getXmlFragment('body').length,
  })
}

Object.assign(globalThis, { startPeer })
