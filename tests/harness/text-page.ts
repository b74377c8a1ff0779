import * as Y from 'yjs'
import { fromAnotherWindow, fromStore } from '#shared/ydoc/origins.ts'
import type { TestCore } from './core.ts'

/** A window that shows a text and no more: what is written in it is kept by its core before `write` answers. */
export async function textPage({ client }: Pick<TestCore, 'client'>, id: string) {
  const doc = new Y.Doc()
  const origin = `page of ${doc.clientID}`
  const { epoch, state } = await client.call('document.open', { id })
  Y.applyUpdate(doc, state, fromStore)
  const listening = client.on('document.updated', (told) => {
    if (told.id === id && told.origin !== origin) Y.applyUpdate(doc, told.update, fromAnotherWindow)
  })
  const words = doc.getText('words')
  const change = async (work: () => void) => {
    const before = Y.encodeStateVector(doc)
    doc.transact(work, origin)
    await client.call('document.append', { id, epoch, update: Y.encodeStateAsUpdate(doc, before), origin })
  }
  return {
    doc,
    /** Everything in it, as words between spaces. */
    words: () => words.toString().split(' ').filter(Boolean),
    text: () => words.toString(),
    write: (said: string, at = words.length) =>
      change(() => words.insert(Math.max(0, Math.min(at, words.length)), said)),
    /** Takes a word out again, where it still stands. */
    async takeOut(word: string): Promise<boolean> {
      const at = words.toString().indexOf(word)
      if (at < 0) return false
      await change(() => words.delete(at, word.length))
      return true
    },
    [Symbol.dispose]() {
      listening[Symbol.dispose]()
    },
  }
}
export type TextPage = Awaited<ReturnType<typeof textPage>>
