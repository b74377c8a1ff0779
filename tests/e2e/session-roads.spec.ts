import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import * as Y from 'yjs'
import type { SharedDocument } from '../../renderer/sync/session-documents.ts'
import type { Client } from '../../shared/rpc/client.ts'
import type { AppContract, AppEvents } from '../../shared/rpc/contract/index.ts'
import { asUpdate, longProposal } from '../bench/data/long-proposal.ts'
import { openSession } from '../bench/session-cores.ts'
import { type HiddenPages, openHiddenPages } from '../bench/session-peers.ts'

type AppClient = Client<AppContract, AppEvents>
type Session = Awaited<ReturnType<typeof openSession>>
type Shared = { readonly shared: SharedDocument }

/** Pages in real Electron with the app's own synchronisation, real cores and real lines between them. */
async function inPages(
  update: Uint8Array,
  clients: (session: Session) => Promise<readonly AppClient[]>,
  work: (pages: readonly Page[], hidden: HiddenPages, session: Session) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-roads-'))
  try {
    await using session = await openSession({ title: 'A letter before the day', update })
    await using hidden = await openHiddenPages(join(folder, 'pages'), session.document, await clients(session))
    await work(hidden.pages, hidden, session)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const shortText = () => asUpdate(longProposal(1, []))

/** A core that brings its page nothing of the text and is given nothing: what the page holds came by direct lines. */
const withoutTexts = (client: AppClient): AppClient => ({
  ...client,
  async call(name, input, options) {
    if (name === 'document.append') return undefined as never
    const answer = await client.call(name, input, options)
    return name === 'document.open'
      ? ({ ...(answer as object), state: Y.encodeStateAsUpdate(new Y.Doc()) } as never)
      : answer
  },
  on: (name, listener) =>
    name === 'document.updated' ? { [Symbol.dispose]: () => undefined } : client.on(name, listener),
})

const sharingOf = (page: Page) => page.evaluate(() => (globalThis as unknown as Shared).shared.status.get().sharing)
const direct = (page: Page) => sharingOf(page).then((sharing) => sharing?.direct)
const road = (page: Page) => sharingOf(page).then((sharing) => sharing?.road)

const write = (page: Page, words: string) =>
  page.evaluate((said) => {
    const text = (globalThis as unknown as Shared).shared.doc.getText('words')
    text.insert(text.length, said)
  }, words)
const words = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as Shared).shared.doc.getText('words').toString())

const wordsOf = (page: Page) => words(page).then((text) => text.split(' ').filter((word) => word !== '').length)
const present = (page: Page) => page.evaluate(() => (globalThis as unknown as Shared).shared.awareness.getStates().size)
const length = (page: Page) => page.evaluate(() => (globalThis as unknown as Shared).shared.doc.getText('words').length)

test('in a mesh of five a key goes out four times, and is told to the hub at leisure', () =>
  inPages(
    shortText(),
    async (session) => [session.host, ...(await Promise.all(['Una', 'Isla', 'Ross', 'Ewan'].map(session.join)))],
    async (pages) => {
      for (const page of pages) await expect.poll(() => direct(page)).toBe(4)
      for (const page of pages)
        await page.evaluate(() => {
          const send = RTCDataChannel.prototype.send
          const sent: number[] = []
          RTCDataChannel.prototype.send = function (bytes: never) {
            const [kind, step] = new Uint8Array(bytes)
            // An update, and neither what a page holds nor the answer to that.
            if (kind === 0 && step === 2) sent.push(1)
            return send.call(this, bytes)
          }
          Object.assign(globalThis, { sent })
        })
      await write(pages[0] as Page, 'a')
      for (const page of pages) await expect.poll(() => words(page)).toBe('a')
      const sent = await Promise.all(
        pages.map((page) => page.evaluate(() => (globalThis as unknown as { sent: [] }).sent.length)),
      )
      expect(sent).toEqual([4, 0, 0, 0, 0])
    },
  ))

test('five megabytes reach a newcomer over a direct line alone', () => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, shortText())
  const ballast = doc.getText('words')
  for (let at = 0; at < 5 * 1024; at++) ballast.insert(at * 1024, 'x'.repeat(1024))
  const update = Y.encodeStateAsUpdate(doc)
  expect(update.byteLength).toBeGreaterThan(5 * 1024 * 1024)
  return inPages(
    update,
    async (session) => [session.host, withoutTexts(await session.join('Una'))],
    async ([host, una]) => {
      await expect.poll(() => length(una as Page), { timeout: 30_000 }).toBe(5 * 1024 * 1024)
      await write(una as Page, 'and back')
      await expect.poll(() => length(host as Page)).toBe(5 * 1024 * 1024 + 'and back'.length)
    },
  )
})

test('what a missing line keeps from a page it gets from the others, and the hub is asked to hurry', () => {
  const apart = { isSo: true, names: new Set<unknown>() }
  /** Nothing that one of two pages says in order to open a line gets to the other. */
  const withoutLine = (client: AppClient): AppClient => ({
    ...client,
    call(name, input, options) {
      if (name === 'session.signal') apart.names.add(JSON.parse((input as { message: string }).message).from)
      return client.call(name, input, options)
    },
    on: (name, listener) =>
      client.on(name, (data) => {
        const said = name === 'session.signal' ? JSON.parse((data as { message: string }).message) : {}
        if (!apart.isSo || !apart.names.has(said.from)) listener(data)
      }),
  })
  return inPages(
    shortText(),
    async (session) => {
      const [una, isla] = [await session.join('Una'), await session.join('Isla')]
      return [session.host, withoutLine(withoutTexts(una)), withoutLine(withoutTexts(isla))]
    },
    async (pages) => {
      const [host, una, isla] = pages as [Page, Page, Page]
      await expect.poll(() => direct(host)).toBe(2)
      await write(una, 'by Una.')
      await expect.poll(() => words(isla)).toBe('by Una.')
      await write(isla, ' By Isla.')
      await expect.poll(() => words(una)).toBe('by Una. By Isla.')
      await expect.poll(() => road(isla), { timeout: 20_000 }).toBe('hub')
      expect(await direct(isla)).toBe(1)
      expect(await road(host)).toBe('direct')
      apart.isSo = false
      await expect.poll(() => direct(isla), { timeout: 30_000 }).toBe(2)
      await expect.poll(() => road(isla), { timeout: 20_000 }).toBe('direct')
    },
  )
})

test('somebody with two windows is one person, and all windows come to hold the same', () =>
  inPages(
    shortText(),
    async (session) => {
      const una = await session.join('Una')
      return [session.host, una, una]
    },
    async (pages, hidden) => {
      const [host, first, second] = pages as [Page, Page, Page]
      await expect
        .poll(() => host.evaluate(() => (globalThis as unknown as Shared).shared.awareness.getStates().size))
        .toBe(3)
      await expect.poll(() => direct(host)).toBe(1)
      await write(first, 'one ')
      await write(second, 'two ')
      await write(host, 'three ')
      for (const page of pages)
        await expect.poll(() => words(page).then((text) => text.split(' ').sort().join(' '))).toBe(' one three two')
      await hidden.untilSame()
      expect(await direct(first)).toBe(1)
    },
  ))

test('who closes a text is no longer shown in it, and the others stay with each other', () =>
  inPages(
    shortText(),
    async (session) => [session.host, await session.join('Una'), await session.join('Isla')],
    async (pages) => {
      const [host, una, isla] = pages as [Page, Page, Page]
      for (const page of pages) await expect.poll(() => direct(page)).toBe(2)
      for (const page of pages) await expect.poll(() => present(page)).toBe(3)
      await isla.evaluate(() => (globalThis as unknown as Shared).shared[Symbol.dispose]())
      for (const page of [host, una]) await expect.poll(() => present(page), { timeout: 4000 }).toBe(2)
      for (const page of [host, una])
        await expect.poll(() => sharingOf(page)).toMatchObject({ road: 'direct', direct: 1 })
    },
  ))

test('forty people write in one text without islands or stalls, and the ten who stay hold each other directly again @long', () => {
  test.setTimeout(600_000)
  const people = 40
  const stay = 10
  const everyone: AppClient[] = []
  return inPages(
    shortText(),
    async (session) => {
      everyone.push(session.host)
      while (everyone.length < people) everyone.push(await session.join(`Person ${everyone.length}`))
      return everyone
    },
    async (pages, hidden) => {
      for (const page of pages) await expect.poll(() => road(page), { timeout: 30_000 }).toBe('hub')
      for (const page of pages) await expect.poll(() => present(page), { timeout: 30_000 }).toBe(people)
      for (let round = 0; round < 10; round++) {
        await Promise.all(pages.map((page, person) => write(page, `${person}-${round} `)))
        // Nobody waits for long for anybody's words: the last of a round is with all before the next begins.
        for (const page of pages) await expect.poll(() => wordsOf(page), { timeout: 10_000 }).toBe(people * (round + 1))
      }
      await hidden.untilSame()
      const said = (await words(pages[0] as Page)).trim().split(' ')
      expect(new Set(said).size).toBe(people * 10)
      for (const client of everyone.slice(stay)) await client.call('session.leave', {})
      const left = pages.slice(0, stay)
      for (const page of left) await expect.poll(() => direct(page), { timeout: 60_000 }).toBe(stay - 1)
      await expect.poll(() => road(left[0] as Page), { timeout: 30_000 }).toBe('direct')
      await write(left[0] as Page, 'directly ')
      for (const page of left) await expect.poll(() => wordsOf(page)).toBe(people * 10 + 1)
    },
  )
})
