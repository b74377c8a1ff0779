import { afterEach, expect, test } from 'vitest'
import {
  type Computer,
  cable,
  computer,
  enter,
  invite,
  joinAs,
  proposal,
  refusal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'
import { type TextPage, textPage } from '#tests/harness/text-page.ts'

afterEach(stopComputers)

async function session() {
  const host = await computer('Morven')
  const document = await proposal(host, 'Getting ready')
  await startSession(host, [document])
  return { host, document }
}
const allShow = (words: string, ...pages: TextPage[]) => until(() => pages.every((page) => page.text() === words))
const receiptOf = async ({ client }: Computer) => (await client.call('session.receipt', undefined))[0]

test('what is typed at one computer is on the pages of the others, and everyone sees that all hold it', async () => {
  const { host, document } = await session()
  const [isla, una] = [await computer('Isla'), await computer('Una')]
  await joinAs(host, isla)
  await joinAs(host, una, 'observer')
  const pages = [await textPage(host, document), await textPage(isla, document), await textPage(una, document)] as const
  await pages[0].write('from the host')
  await allShow('from the host', ...pages)
  await pages[1].write(' and from a guest')
  await allShow('from the host and from a guest', ...pages)
  for (const one of [host, isla, una])
    await until(async () => {
      const receipt = await receiptOf(one)
      return receipt?.hold === 3 && receipt.of === 3
    })
})

test('an observer’s own pages are told that they only read, while the session lasts', async () => {
  const { host, document } = await session()
  const una = await computer('Una')
  await joinAs(host, una, 'observer')
  await until(() =>
    una.client.call('document.open', { id: document }).then(
      () => true,
      () => false,
    ),
  )
  const page = await textPage(una, document)
  expect(await refusal(page.write('phantom'))).toBe('session/not-allowed')
  const again = await textPage(una, document)
  expect(again.text()).toBe('')
})

test('a guest whose line breaks goes on writing, and both have everything once it is mended', async () => {
  const { host, document } = await session()
  const isla = await computer('Isla')
  using wire = await cable(await invite(host))
  await enter(host, isla, wire.code)
  const [far, near] = [await textPage(host, document), await textPage(isla, document)]
  await far.write('start ')
  await allShow('start ', far, near)
  wire.pull()
  await until(async () => (await stateOf(isla))?.connected === false)
  await near.write('written alone ')
  await far.write('meanwhile ')
  wire.plugIn()
  await until(() => near.text() === far.text() && near.words().length === 4)
  expect(near.words().sort()).toEqual(['alone', 'meanwhile', 'start', 'written'])
})

test('whoever leaves has said everything, also what would have gone at leisure', async () => {
  const { host, document } = await session()
  const isla = await computer('Isla')
  await joinAs(host, isla)
  const [far, near] = [await textPage(host, document), await textPage(isla, document)]
  await far.write('start ')
  await allShow('start ', far, near)
  await isla.client.call('session.road', { document, road: 'direct' })
  await near.write('a last word')
  await isla.client.call('session.leave', undefined)
  await allShow('start a last word', far)
})

test('a text of five million characters reaches a newcomer', async () => {
  const { host, document } = await session()
  const page = await textPage(host, document)
  const long = 'What happens before a hearing is told in good time. '.repeat(100_000)
  await page.write(long)
  const isla = await computer('Isla')
  await joinAs(host, isla)
  const theirs = await textPage(isla, document)
  await until(() => theirs.text().length === long.length)
  expect(theirs.text()).toBe(long)
})

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

for (const seed of [1, 2, 3])
  test(`four computers that write at random over lines that break at random end with one text that has every word kept (${seed})`, async () => {
    const random = seeded(seed)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    const { host, document } = await session()
    const guests = []
    for (const name of ['Isla', 'Rory', 'Una']) {
      const guest = await computer(name)
      const wire = await cable(await invite(host))
      await enter(host, guest, wire.code)
      guests.push({ guest, wire, page: await textPage(guest, document) })
    }
    const pages = [await textPage(host, document), ...guests.map(({ page }) => page)]
    const kept = new Set<string>()
    const takenOut = new Set<string>()
    for (let step = 0; step < 250; step++) {
      const dice = random()
      if (dice < 0.04) pick(guests).wire.pull()
      else if (dice < 0.1) pick(guests).wire.plugIn()
      else if (dice < 0.25 && kept.size > 0) {
        const word = pick([...kept])
        if (await pick(pages).takeOut(word)) takenOut.add(word)
      } else {
        const page = pick(pages)
        const starts = [...page.text().matchAll(/\S+ /g)].map(({ index }) => index)
        const word = `w${seed}x${step}x`
        await page.write(`${word} `, random() < 0.5 || starts.length === 0 ? undefined : pick(starts))
        kept.add(word)
      }
      if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, random() * 60))
    }
    for (const { wire } of guests) wire.plugIn()
    await until(() => new Set(pages.map((page) => page.text())).size === 1)
    const stands = pages[0]?.text() ?? ''
    for (const word of kept) if (!takenOut.has(word)) expect(stands).toContain(word)
    for (const { wire } of guests) wire[Symbol.dispose]()
    for (const { guest } of guests)
      expect(await refusal(guest.client.call('session.leave', undefined))).toBe('was done')
  })
