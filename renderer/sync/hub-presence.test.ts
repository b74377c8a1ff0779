import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { SessionState } from '#shared/rpc/contract/session.ts'
import { createHubPresence, forget } from './hub-presence.ts'
import { followed } from './provider.ts'
import { coreOfTests, documentOfTests, sessionOfTests } from './session-of-tests.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Present = { document: string; update: Uint8Array }

/** A page that knows the others by way of the hub alone. */
function page(name: string, pace = 50, isDirect = (_page: number) => false) {
  const core = coreOfTests()
  const session = followed<SessionState>(sessionOfTests())
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ user: { name }, participant: name })
  const presence = createHubPresence({
    client: core.client,
    document: documentOfTests,
    awareness,
    session,
    pace: () => pace,
    isDirect,
  })
  let handed = 0
  /** What this page said since it was last asked. */
  const said = () => {
    const all = core.inputs('session.present') as Present[]
    const news = all.slice(handed)
    handed = all.length
    return news
  }
  return { ...core, session, awareness, presence, said }
}

/** The hub hands on what each says to all the others, until nobody says more. Answers how often anybody said something. */
async function hub(pages: readonly ReturnType<typeof page>[], rounds = 20): Promise<number> {
  let said = 0
  for (let n = 0; n < rounds; n++) {
    await vi.advanceTimersByTimeAsync(100)
    for (const from of pages)
      for (const present of from.said()) {
        said += 1
        for (const to of pages) if (to !== from) to.tell('session.present', present)
      }
  }
  return said
}

const names = ({ awareness }: { awareness: Awareness }) =>
  [...awareness.getStates().values()].map((state) => String(state.participant)).sort()

test('everyone learns of everyone by way of the hub, and then it is quiet', async () => {
  const pages = ['a', 'b', 'c', 'd'].map((name) => page(name))
  await hub(pages)
  for (const one of pages) expect(names(one)).toEqual(['a', 'b', 'c', 'd'])
  expect(await hub(pages)).toBe(0)
  const [first, second] = pages as [ReturnType<typeof page>, ReturnType<typeof page>]
  first.awareness.setLocalStateField('cursor', 7)
  expect(await hub(pages)).toBe(1)
  expect(second.awareness.getStates().get(first.awareness.clientID)).toMatchObject({ cursor: 7 })
})

test('a caret that moves with every key is told of as often as is right, and where it is in the end', async () => {
  const one = page('a', 1000)
  await vi.advanceTimersByTimeAsync(2000)
  one.said()
  for (let key = 0; key < 100; key++) {
    one.awareness.setLocalStateField('cursor', key)
    await vi.advanceTimersByTimeAsync(20)
  }
  await vi.advanceTimersByTimeAsync(1000)
  const said = one.said()
  expect(said.length).toBeLessThanOrEqual(4)
  expect(new TextDecoder().decode(said.at(-1)?.update)).toContain('"cursor":99')
})

test('who is cut off and comes back is there again, and so are the others for them', async () => {
  const [first, second] = [page('a'), page('b')]
  await hub([first, second])
  first.session.set(sessionOfTests({ connected: false }))
  first.awareness.setLocalStateField('cursor', 1)
  expect(await hub([first], 3)).toBe(0)
  forget(second.awareness, ({ participant }) => participant === 'a')
  expect(names(second)).toEqual(['b'])
  first.session.set(sessionOfTests())
  await hub([first, second])
  expect(names(second)).toEqual(['a', 'b'])
  expect(names(first)).toEqual(['a', 'b'])
  expect(second.awareness.getStates().get(first.awareness.clientID)).toMatchObject({ cursor: 1 })
})

test('who closes the text is gone at once', async () => {
  const [first, second] = [page('a', 1000), page('b')]
  await hub([first, second])
  first.awareness.setLocalState(null)
  await hub([first, second], 1)
  await vi.advanceTimersByTimeAsync(0)
  expect(names(second)).toEqual(['b'])
})

test('the hub saying that somebody is gone counts for nothing while a direct line leads to them', async () => {
  const first = page('a')
  const second = page('b', 50, (other) => other === first.awareness.clientID)
  await hub([first, second])
  first.awareness.setLocalState(null)
  await hub([first, second], 2)
  expect(names(second)).toEqual(['a', 'b'])
})

test('nonsense about who is here, or about another text, changes nothing', async () => {
  const [first, second] = [page('a'), page('b')]
  const { update } = (await hubOnce(first)) as Present
  second.tell('session.present', { document: documentOfTests.replace('1', '2'), update })
  second.tell('session.present', { document: documentOfTests, update: new Uint8Array([9, 9, 9, 9, 1]) })
  await vi.advanceTimersByTimeAsync(1000)
  expect(names(second)).toEqual(['b'])
})

async function hubOnce(one: ReturnType<typeof page>): Promise<unknown> {
  await vi.advanceTimersByTimeAsync(100)
  return one.said()[0]
}

test('what is over is not listened to any more', async () => {
  const [first, second] = [page('a'), page('b')]
  await second.presence.destroy()
  await hub([first, second], 5)
  second.awareness.setLocalStateField('cursor', 3)
  expect(await hub([second], 3)).toBe(0)
  expect(names(second)).toEqual(['b'])
})
