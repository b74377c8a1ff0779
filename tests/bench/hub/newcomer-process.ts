/** Run as a process of its own: a core that joins a session, with a window that shows all its texts. */
import * as Y from 'yjs'
import { startWithWorkspace } from '../../harness/core.ts'
import { clock, serveBench } from './process.ts'

const core = await startWithWorkspace()
const { client } = core

const handlers = {
  /** Asks to come in; the host has to let it. */
  async join(code: string) {
    await client.call('session.join', { code })
  },
  /** Gives the moment at which every text is as long in the window as it should be. */
  async whenWhole(expected: readonly { readonly id: string; readonly length: number }[]): Promise<number> {
    const docs = new Map(expected.map(({ id }) => [id, new Y.Doc()]))
    const isWhole = () =>
      expected.every(({ id, length }) => (docs.get(id)?.getXmlFragment('body').length ?? 0) === length)
    return await new Promise((resolve) => {
      const listening = client.on('document.updated', ({ id, update }) => {
        const doc = docs.get(id)
        if (doc === undefined) return
        Y.applyUpdate(doc, update)
        if (!isWhole()) return
        listening[Symbol.dispose]()
        resolve(clock())
      })
    })
  },
  /** The same asked of the workspace: the number of paragraphs of each text. */
  async lengths(ids: readonly string[]) {
    const found: number[] = []
    for (const id of ids) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, (await client.call('document.open', { id })).state)
      found.push(doc.getXmlFragment('body').length)
    }
    return found
  },
}
export type NewcomerProcess = typeof handlers
serveBench(handlers)
