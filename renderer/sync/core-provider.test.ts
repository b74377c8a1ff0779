import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type ErrorCode, Refusal } from '#shared/rpc/errors.ts'
import { startWithWorkspace } from '#tests/harness/core.ts'
import { createCoreProvider } from './core-provider.ts'

type Computer = Awaited<ReturnType<typeof startWithWorkspace>>
type AppClient = Computer['client']
const running: Computer[] = []
afterEach(async () => {
  for (const computer of running.splice(0)) await computer[Symbol.asyncDispose]()
})

async function draft() {
  const computer = await startWithWorkspace()
  running.push(computer)
  const { id } = await computer.client.call('record.create', {
    kind: 'proposal',
    facts: { title: 'Getting ready', number: 1 },
  })
  return { client: computer.client, id }
}

/** The real core over a line on which appending can be made to go wrong, before or after the core has kept it. */
function troubled(client: AppClient) {
  const trouble: { before: ErrorCode[]; after: ErrorCode[]; appends: number; hold: Promise<void> | undefined } = {
    before: [],
    after: [],
    appends: 0,
    hold: undefined,
  }
  const through: AppClient = {
    ...client,
    async call(name, input, options) {
      if (name !== 'document.append') return client.call(name, input, options)
      trouble.appends += 1
      await trouble.hold
      const before = trouble.before.shift()
      if (before) throw new Refusal(before)
      const output = await client.call(name, input, options)
      const after = trouble.after.shift()
      if (after) throw new Refusal(after)
      return output
    },
  }
  return { client: through, trouble }
}

function open(client: AppClient, id: string) {
  const doc = new Y.Doc()
  const provider = createCoreProvider({ client, id, doc })
  const text = doc.getText('t')
  return { doc, provider, text, write: (words: string) => text.insert(text.length, words) }
}

async function keptWords(client: AppClient, id: string): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await client.call('document.open', { id })).state)
  return doc.getText('t').toString()
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    if (await what()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not come about')
}

test('what is typed is kept, and is there when the text is opened again', async () => {
  const { client, id } = await draft()
  const first = open(client, id)
  await first.provider.ready
  first.write('Nobody is put on the spot.')
  expect(first.provider.status.get()).toEqual({ state: 'saving', pending: 1, why: null })
  await first.provider.flush()
  expect(first.provider.status.get()).toEqual({ state: 'saved', pending: 0, why: null })
  await first.provider.destroy()
  const second = open(client, id)
  await second.provider.ready
  expect(second.text.toString()).toBe('Nobody is put on the spot.')
  await second.provider.destroy()
})

test('what is typed before the text has come from the file is kept with it', async () => {
  const { client, id } = await draft()
  const first = open(client, id)
  first.write('early')
  await first.provider.flush()
  expect(await keptWords(client, id)).toBe('early')
})

test('what is typed while a call is under way goes together in the next', async () => {
  const { client, id } = await draft()
  const { client: through, trouble } = troubled(client)
  const { provider, write } = open(through, id)
  await provider.ready
  const hold = Promise.withResolvers<void>()
  trouble.hold = hold.promise
  write('a')
  await until(() => trouble.appends === 1)
  for (const letter of 'bcdefghij') write(letter)
  expect(provider.status.get().pending).toBe(10)
  hold.resolve()
  await until(() => provider.status.get().state === 'saved')
  expect(trouble.appends).toBe(2)
  expect(await keptWords(client, id)).toBe('abcdefghij')
})

test('what is typed between two frames goes in one call', async () => {
  const { client, id } = await draft()
  const { client: through, trouble } = troubled(client)
  const { provider, write } = open(through, id)
  await provider.ready
  for (const letter of 'abc') write(letter)
  await until(() => provider.status.get().state === 'saved')
  expect(trouble.appends).toBe(1)
  expect(await keptWords(client, id)).toBe('abc')
})

test('two windows see each other’s words, and neither keeps them twice', async () => {
  const { client, id } = await draft()
  const [one, two] = [troubled(client), troubled(client)]
  const [first, second] = [open(one.client, id), open(two.client, id)]
  await Promise.all([first.provider.ready, second.provider.ready])
  first.write('first ')
  await until(() => second.text.toString() === 'first ')
  second.write('second')
  await until(() => first.text.toString() === 'first second')
  await Promise.all([first.provider.flush(), second.provider.flush()])
  expect([one.trouble.appends, two.trouble.appends]).toEqual([1, 1])
})

test('nothing is lost when the core does not take it, or takes it and does not say so', async () => {
  const { client, id } = await draft()
  const { client: through, trouble } = troubled(client)
  const { provider, write } = open(through, id)
  await provider.ready
  trouble.before.push('core/restarted', 'core/unexpected')
  trouble.after.push('core/restarted')
  write('one ')
  await until(() => provider.status.get().state === 'waiting')
  expect(provider.status.get()).toMatchObject({ why: 'core/restarted', pending: 1 })
  write('two ')
  write('three')
  await until(() => provider.status.get().state === 'saved')
  expect(provider.status.get()).toEqual({ state: 'saved', pending: 0, why: null })
  expect(await keptWords(client, id)).toBe('one two three')
})

test('a call that is never answered does not hold up what comes after it', async () => {
  const { client, id } = await draft()
  const { client: through, trouble } = troubled(client)
  const doc = new Y.Doc()
  const provider = createCoreProvider({ client: through, id, doc, patience: 100 })
  await provider.ready
  trouble.hold = new Promise(() => undefined)
  doc.getText('t').insert(0, 'to a core that is gone')
  await until(() => provider.status.get().state === 'waiting')
  trouble.hold = undefined
  await until(() => provider.status.get().state === 'saved')
  expect(await keptWords(client, id)).toBe('to a core that is gone')
})

test('what was typed while this road was closed is kept once it is open again', async () => {
  const { client, id } = await draft()
  const { provider, write } = open(client, id)
  await provider.ready
  provider.disconnect()
  write('in between')
  provider.connect()
  await until(async () => (await keptWords(client, id)) === 'in between')
  expect(provider.status.get().state).toBe('saved')
})

test('a text that was replaced is not written to any more, and that is said', async () => {
  const { client, id } = await draft()
  const { client: through, trouble } = troubled(client)
  const { provider, write } = open(through, id)
  await provider.ready
  trouble.before.push('document/old-epoch')
  write('too late')
  await until(() => provider.status.get().state === 'refused')
  expect(provider.status.get().why).toBe('document/old-epoch')
  await provider.flush()
  expect(await keptWords(client, id)).toBe('')
})

test('closing keeps the last words first', async () => {
  const { client, id } = await draft()
  const { provider, write } = open(client, id)
  await provider.ready
  for (let n = 0; n < 500; n++) write(`${n} `)
  await provider.destroy()
  expect((await keptWords(client, id)).split(' ')).toHaveLength(501)
})

test('what others type is kept a moment’s worth at a time, and one’s own keys at once with all of it', async () => {
  const { client: real, id } = await draft()
  const { client, trouble } = troubled(real)
  const { doc, provider, write } = open(client, id)
  await provider.ready
  const theirs = new Y.Doc()
  theirs.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update, 'a line'))
  for (const letter of 'every key by itself') theirs.getText('t').insert(theirs.getText('t').length, letter)
  expect(trouble.appends).toBe(0)
  await expect.poll(() => keptWords(real, id)).toBe('every key by itself')
  expect(trouble.appends).toBe(1)
  theirs.getText('t').insert(0, 'Not ')
  write(', all together')
  await provider.flush()
  expect(await keptWords(real, id)).toBe('Not every key by itself, all together')
  expect(trouble.appends).toBeLessThanOrEqual(3)
})
