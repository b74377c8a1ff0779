import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { homeOf } from '#shared/domain/session/homes.ts'
import { figure, freePort, type Instance, linkIn, serverCommand, startInstance, startRedis } from '../harness/server.ts'
import { type Computer, computer, proposal, stateOf, stopComputers, until } from '../harness/session.ts'
import { textPage } from '../harness/text-page.ts'

/** Processes start slowly on a machine that has much to do. Milliseconds. */
const PATIENCE = 180_000
const ending: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await stopComputers()
  for (const end of ending.splice(0).reverse()) await end()
})

/** Two instances of one server, each a process with a folder of its own, and a real Redis. */
async function twoInstances() {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-server-'))
  ending.push(async () => rmSync(folder, { recursive: true, force: true }))
  const keyFile = join(folder, 'key')
  await serverCommand(['key', '--key-file', keyFile])
  const redisPort = await freePort()
  let redis = await startRedis(redisPort)
  ending.push(() => redis.stop())
  const ports = [await freePort(), await freePort()] as const
  const health = [await freePort(), await freePort()] as const
  const start = async (which: 0 | 1): Promise<Instance> => {
    const instance = await startInstance({
      data: join(folder, `data-${which}`),
      port: ports[which],
      healthPort: health[which],
      keyFile,
      peers: [ports[1 - which] ?? 0],
      redis: redis.url,
    })
    ending.push(() => instance.kill())
    return instance
  }
  const [one, two] = await Promise.all([start(0), start(1)])
  const names = ports.map((port) => `server/127.0.0.1:${port}`)
  return {
    one,
    two,
    start,
    stopRedis: () => redis.stop(),
    async startRedis() {
      redis = await startRedis(redisPort)
    },
    /** Which of the two has a text, while both are there. */
    homeOf: (text: string) => names.indexOf(homeOf(text, names) ?? ''),
  }
}

/** Texts until each instance has two at home. */
async function textsForBoth(chair: Computer, home: (text: string) => number): Promise<string[][]> {
  const texts: string[][] = [[], []]
  for (let number = 1; texts.some((some) => some.length < 2) && number < 60; number++) {
    const text = await proposal(chair, `Proposal ${number}`, number)
    if ((texts[home(text)]?.length ?? 2) < 2) texts[home(text)]?.push(text)
  }
  return texts
}

async function joined(chair: Computer, name: string): Promise<Computer> {
  const { code, address } = await chair.client.call('session.invite', { name, role: 'member' })
  const member = await computer(name)
  const { session } = await member.client.call('session.join', { code: `${code} ${address}` })
  const waits = async () => (await stateOf(chair))?.waiting.find(({ number }) => number === session?.number)
  await until(async () => (await waits()) !== undefined)
  await chair.client.call('session.letIn', { device: (await waits())?.device ?? '', yes: true })
  await until(async () => (await stateOf(member))?.standing === 'inside')
  return member
}

test(
  'two instances divide the texts, through a Redis that goes and comes back; one is killed, and everything goes on at the other',
  async () => {
    const server = await twoInstances()
    const { one, two } = server
    const chair = await computer('Morven')
    await chair.client.call('session.join', {
      code: linkIn((await one.command('open', '--title', 'All of Scotland')).out),
    })
    await until(async () => (await two.health()).part === 'stands-by')
    const [atOne = [], atTwo = []] = await textsForBoth(chair, server.homeOf)
    const all = [...atOne, ...atTwo]
    for (const document of all) await chair.client.call('session.share', { document, on: true })
    const people = [chair, await joined(chair, 'Isla'), await joined(chair, 'Callum')]
    for (const person of people) await until(async () => (await stateOf(person))?.documents.length === all.length)

    const pages = await Promise.all(
      people.map(async (person) => Promise.all(all.map((text) => textPage(person, text)))),
    )
    let said = 0
    let spoken = 0
    /** Everyone writes one word in every text; each is acknowledged by their own computer. */
    const everyoneWrites = async () => {
      said += 1
      spoken += people.length
      for (const [who, theirs] of pages.entries())
        for (const [text, page] of theirs.entries()) await page.write(`w${who}t${text}n${said} `)
    }
    const areAlike = () =>
      all.every((_, text) => {
        const words = pages.map((theirs) => theirs[text]?.words() ?? [])
        return words.every((some) => some.length === spoken && some.join() === words[0]?.join())
      })
    await everyoneWrites()
    await until(areAlike)

    // People are on both: a line each to the one that holds the session, and a second one to the other, for its texts.
    await until(async () => (figure(await two.metrics(), 'connections') ?? 0) >= people.length)
    expect(figure(await one.metrics(), 'connections')).toBe(people.length + 1)
    for (const instance of [one, two]) expect(figure(await instance.metrics(), 'updates_total')).toBeGreaterThan(0)
    expect(await two.health()).toMatchObject({ status: 200, redis: 'up', members: people.length })

    // Redis goes. Within each instance texts go on; the one that holds the session does not know yet what the other took.
    const receipt = () => chair.client.call('session.receipt', undefined)
    const isHeldByAll = async () =>
      (await receipt()).every(({ hold, of }) => hold === people.length && of === people.length)
    await until(isHeldByAll)
    await server.stopRedis()
    await until(async () => (await one.health()).redis === 'down' && (await two.health()).redis === 'down')
    await everyoneWrites()
    await until(areAlike)
    expect(await one.health()).toMatchObject({ status: 200, part: 'holds' })
    await until(async () =>
      (await receipt()).filter(({ document }) => atTwo.includes(document)).every(({ hold }) => hold === 0),
    )
    await server.startRedis()
    await until(isHeldByAll)

    // The one that holds the session is killed. The other goes on by itself, with everything that was acknowledged.
    await one.kill()
    await everyoneWrites()
    await until(async () => (await two.health()).part === 'holds')
    for (const person of people) await until(async () => (await stateOf(person))?.connected === true)
    await until(areAlike)
    await everyoneWrites()
    await until(areAlike)
    await until(async () =>
      (await chair.client.call('session.receipt', undefined)).every(({ hold, of }) => hold === of && of === 3),
    )
    // Whoever runs it runs it there.
    expect((await chair.client.call('session.invitations', undefined)).map(({ state }) => state)).toEqual([
      'used',
      'used',
      'used',
    ])

    // It comes back, stands by, and has its texts again.
    const back = await server.start(0)
    await until(async () => (await back.health()).part === 'stands-by')
    await until(async () => (figure(await back.metrics(), 'connections') ?? 0) >= people.length)
    await everyoneWrites()
    await until(areAlike)

    // Somebody is removed: their lines end at both, and what is said from now on is not for them.
    const last = people.pop()
    pages.pop()
    const [leaving] = ((await stateOf(chair))?.peers ?? []).filter(({ name }) => name === 'Callum')
    await chair.client.call('session.remove', { participant: leaving?.participant ?? '' })
    await until(async () => last !== undefined && (await stateOf(last)) === null)
    await until(async () => figure(await back.metrics(), 'connections') === people.length)

    // The other is stopped as an operator stops it: it hands the session on.
    await two.stop()
    await until(async () => (await back.health()).part === 'holds')
    await everyoneWrites()
    await until(areAlike)
  },
  PATIENCE,
)
