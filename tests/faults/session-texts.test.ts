import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { computerThatCrashes } from '../harness/computer-that-crashes.ts'
import {
  type Computer,
  computer,
  enter,
  invite,
  proposal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '../harness/session.ts'
import { textPage } from '../harness/text-page.ts'

const folders: string[] = []
afterEach(async () => {
  await stopComputers()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

type Client = Pick<Computer, 'client'>
const textOf = async ({ client }: Client, id: string) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await client.call('document.open', { id })).state)
  return doc.getText('words').toString()
}

/** What a computer's file holds, before it has met anyone again: read from a copy, which comes back into no session. */
async function textInFileOf(folder: string, id: string): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'hearings-crash-'))
  folders.push(copy)
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('profile') })
  await using own = await computerThatCrashes(copy, 'A reader')
  expect(await stateOf(own)).toBeNull()
  return await textOf(own, id)
}

/** Writes words one after another until its core is gone; gives those that the core said are kept. */
async function writeUntilGone({ client }: Client, id: string, prefix: string, onKept: (count: number) => void) {
  const doc = new Y.Doc()
  const { epoch, state } = await client.call('document.open', { id })
  Y.applyUpdate(doc, state)
  const kept: string[] = []
  for (let n = 0; ; n++) {
    const before = Y.encodeStateVector(doc)
    const word = `${prefix}${n}x `
    doc.getText('words').insert(doc.getText('words').length, word)
    const update = Y.encodeStateAsUpdate(doc, before)
    const isKept = await Promise.race([
      client.call('document.append', { id, epoch, update, origin: 'page' }).then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000)),
    ])
    if (!isKept) return kept
    kept.push(word)
    onKept(kept.length)
  }
}

test('a guest’s core killed while it writes has all it said is kept, and so has the host, once it is back', async () => {
  const host = await computer('Morven')
  const document = await proposal(host, 'Getting ready')
  await startSession(host, [document])
  const watching = await textPage(host, document)
  const folder = mkdtempSync(join(tmpdir(), 'hearings-crash-'))
  folders.push(folder)
  const code = await invite(host)
  const kept: string[] = []
  let seen = ''
  for (let round = 0; round < 3; round++) {
    if (round > 0) {
      const own = await textInFileOf(folder, document)
      for (const word of [...kept, ...seen.split(' ').filter(Boolean)]) expect(own).toContain(word)
    }
    const isla = await computerThatCrashes(folder, 'Isla')
    if (round === 0) await enter(host, isla, code)
    await until(async () => (await stateOf(isla))?.connected === true)
    await until(() => kept.every((word) => watching.text().includes(word)))
    const limit = 15 + round * 23
    kept.push(
      ...(await writeUntilGone(isla, document, `r${round}n`, (count) => {
        if (count === limit) void isla.kill()
      })),
    )
    await until(async () => (await stateOf(host))?.peers[0]?.here === false)
    seen = watching.text()
    await isla[Symbol.asyncDispose]()
  }
  expect(kept.length).toBeGreaterThan(100)
})

test('a host’s core killed while others write has all that it told anyone, and the rest from those who wrote it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-crash-'))
  folders.push(folder)
  let host = await computerThatCrashes(folder, 'Morven')
  const { id: document } = (await host.client.call('record.create', {
    kind: 'proposal',
    facts: { title: 'Getting ready', number: 7, summary: '' },
  })) as { id: string }
  await startSession(host as unknown as Computer, [document])
  const [isla, rory] = [await computer('Isla'), await computer('Rory')]
  for (const guest of [isla, rory])
    await enter(host as unknown as Computer, guest, await invite(host as unknown as Computer))
  const [written, read] = [await textPage(isla, document), await textPage(rory, document)]
  for (let n = 0; n < 60; n++) await written.write(`n${n}x `)
  await host.kill()
  const told = read.text()
  for (let n = 60; n < 70; n++) await written.write(`n${n}x `)
  host = await computerThatCrashes(folder, 'Morven')
  const own = await textOf(host, document)
  for (const word of told.split(' ').filter(Boolean)) expect(own).toContain(word)
  await until(() => read.text() === written.text() && read.words().length === 70)
  await until(async () => (await textOf(host, document)) === written.text())
  await host[Symbol.asyncDispose]()
})
