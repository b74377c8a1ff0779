import * as Y from 'yjs'
import { openSharedDocument } from '#renderer/sync/session-documents.ts'
import { createClient } from '#shared/rpc/client.ts'
import { contract, events } from '#shared/rpc/contract/index.ts'
import { portOverSocket } from './socket-port.ts'

type Peer = { readonly core: string; readonly document: string; readonly name: string }

/**
 * A page of a session that holds one text with the app's own synchronisation and draws nothing; its core is reached
 * over a WebSocket instead of a MessagePort.
 */
async function startPeer({ core, document, name }: Peer): Promise<void> {
  const socket = new WebSocket(core)
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }))
  const client = createClient(portOverSocket(socket), contract, events)
  const shared = openSharedDocument({ client, id: document })
  await shared.ready
  shared.awareness.setLocalStateField('user', { name, color: '#3a632b' })
  /** What the page holds, for comparing: the words, and how far each writer came. */
  const held = () => {
    const vector = [...Y.decodeStateVector(Y.encodeStateVector(shared.doc))].sort(([a], [b]) => a - b)
    return JSON.stringify([vector, shared.doc.getXmlFragment('body').toString()])
  }
  Object.assign(globalThis, { shared, held })
}

Object.assign(globalThis, { startPeer })
