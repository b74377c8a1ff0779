/** Run as a process of its own: a core that hosts a session. */
import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { startWithWorkspace } from '../../harness/core.ts'
import { serveBench } from './process.ts'

const core = await startWithWorkspace()
const { client } = core

/** A text of about so many bytes, written a paragraph at a time. */
function longText(bytes: number): Uint8Array {
  const doc = new Y.Doc()
  const body = doc.getXmlFragment('body')
  const sentence = 'What happens before a hearing is told in good time, and in words that a child knows. '
  for (let written = 0; written < bytes; written += sentence.length * 6 + 40) {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.setAttribute('id', randomUUID())
    paragraph.insert(0, [new Y.XmlText(sentence.repeat(6))])
    body.insert(body.length, [paragraph])
  }
  return Y.encodeStateAsUpdate(doc)
}

const handlers = {
  /** Opens a session that shares so many texts of so many bytes; gives their ids, and what each is as an update. */
  async open({ texts, bytes }: { texts: number; bytes: number }) {
    const documents: { id: string; update: Uint8Array }[] = []
    for (let n = 0; n < texts; n++) {
      const facts = { title: `Text ${n}`, number: n + 1, summary: '' }
      const { id } = await client.call('record.create', { kind: 'proposal', facts })
      const { epoch } = await client.call('document.open', { id })
      const update = longText(bytes)
      if (bytes > 0) await client.call('document.append', { id, epoch, update, origin: 'bench' })
      await client.call('document.close', { id })
      documents.push({ id, update })
    }
    await client.call('session.start', {
      title: 'Bench',
      address: '127.0.0.1',
      documents: documents.map(({ id }) => id),
    })
    return documents
  },
  /** So many codes with the address. */
  async invite(count: number) {
    const codes: string[] = []
    for (let n = 0; n < count; n++) {
      const { code, address } = await client.call('session.invite', { name: `Peer ${n}`, role: 'member' })
      codes.push(`${code} ${address}`)
    }
    return codes
  },
  /** Lets in whoever waits; gives how many there were. */
  async letIn() {
    const { session } = await client.call('session.state', undefined)
    for (const { device } of session?.waiting ?? []) await client.call('session.letIn', { device, yes: true })
    return session?.waiting.length ?? 0
  },
  /** Bytes of this process once it has tidied up. */
  async memory() {
    for (let n = 0; n < 4; n++) {
      globalThis.gc?.()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return process.memoryUsage().rss
  },
  /** Milliseconds of processor time so far. */
  cpu: () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
}
export type HostProcess = typeof handlers
serveBench(handlers)
