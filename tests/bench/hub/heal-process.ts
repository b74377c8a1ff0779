/**
 * Run as a process of its own, somewhere in a hall: computers of a session, each a real core on real files with a page's
 * document on it that is kept and followed by the app's own provider. In a session of this size no page holds direct lines.
 */
import * as Y from 'yjs'
import { createCoreProvider } from '#renderer/sync/core-provider.ts'
import type { Client } from '#shared/rpc/client.ts'
import type { AppContract, AppEvents } from '#shared/rpc/contract/index.ts'
import { joinSession, openSession } from '../session-cores.ts'
import { clock, serveBench } from './process.ts'

const TOGETHER = 3
const docs: Y.Doc[] = []
const joined: AsyncDisposable[] = []
let session: Awaited<ReturnType<typeof openSession>> | undefined

async function openPage(client: Client<AppContract, AppEvents>, id: string): Promise<void> {
  const doc = new Y.Doc()
  await createCoreProvider({ client, id, doc }).ready
  await client.call('session.road', { document: id, road: 'hub' })
  docs.push(doc)
}

async function joinOne(code: string, document: string): Promise<void> {
  const computer = await joinSession(code)
  joined.push(computer)
  await openPage(computer.client, document)
}

const words = (doc: Y.Doc) => doc.getText('words').toString()

const handlers = {
  async open({ address, update }: { address: string; update: Uint8Array }): Promise<string> {
    session = await openSession({ title: 'A letter before the day', update, address })
    await openPage(session.host, session.document)
    return session.document
  },
  invite: (count: number): Promise<string[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => session?.invite(`Person ${n}`) ?? '')),
  async join({ codes, document }: { codes: readonly string[]; document: string }): Promise<void> {
    for (let at = 0; at < codes.length; at += TOGETHER)
      await Promise.all(codes.slice(at, at + TOGETHER).map((code) => joinOne(code, document)))
  },
  /** Everyone here writes a mark of their own. */
  write(mark: string): void {
    for (const [n, doc] of docs.entries()) doc.getText('words').insert(0, `${mark}${n};`)
  },
  /** The moment at which everyone here held every one of the marks, or null where that took longer than `patience` milliseconds. */
  async untilAll({ marks, patience }: { marks: readonly string[]; patience: number }): Promise<number | null> {
    const lacking = new Set(docs)
    for (const start = clock(); clock() - start < patience; await new Promise((resume) => setTimeout(resume, 10))) {
      for (const doc of lacking) if (marks.every((mark) => words(doc).includes(mark))) lacking.delete(doc)
      if (lacking.size === 0) return clock()
    }
    return null
  },
  /** Stops every core and removes its files. */
  async close(): Promise<void> {
    for (const computer of joined.splice(0)) await computer[Symbol.asyncDispose]()
    await session?.[Symbol.asyncDispose]()
  },
}
export type HealProcess = typeof handlers
serveBench(handlers)
