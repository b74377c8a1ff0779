import { createSocket } from 'node:dgram'
import { hostname } from 'node:os'
import Bonjour from 'bonjour-service'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { browseNearby, publishNearby } from './nearby.ts'

const log = { info: () => {}, warn: () => {} }
const address = '127.0.0.1'
const endings: (() => void)[] = []
afterEach(() => {
  for (const ending of endings.splice(0)) ending()
})
const using = <T extends Disposable>(made: T): T => {
  endings.push(() => made[Symbol.dispose]())
  return made
}
async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    if (what()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not come about')
}

test('a session is found while it is open, and no more after', async () => {
  const looking = using(browseNearby({ addresses: [address], log }))
  const open = using(publishNearby({ address, port: 4321, log }))
  using(publishNearby({ address, port: 4322, log }))
  const isSeen = (port: number) => looking.places().some((place) => place.address === address && place.port === port)
  await until(() => isSeen(4321) && isSeen(4322))
  open[Symbol.dispose]()
  await until(() => !isSeen(4321))
  expect(isSeen(4322)).toBe(true)
})

test('what is said on the network names no computer, no person and no other network', async () => {
  const bonjour = new Bonjour({ interface: address, bind: '0.0.0.0' } as never)
  endings.push(() => bonjour.destroy())
  const said: { name: string; type: string; data: unknown }[] = []
  const { mdns } = (bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } }).server
  mdns.on('response', (packet: { answers: typeof said; additionals: typeof said }) =>
    said.push(...packet.answers, ...packet.additionals),
  )
  using(publishNearby({ address, port: 4323, log }))
  const ours = () => said.filter(({ data }) => (data as { port?: number })?.port === 4323)
  await until(() => ours().length > 0)
  const target = (ours()[0]?.data as { target?: string } | undefined)?.target ?? ''
  const about = said.filter(({ name, data }) => name === target || JSON.stringify(data).includes(target.slice(0, 16)))
  expect(about.filter(({ type }) => type === 'A' || type === 'AAAA').map(({ data }) => data)).toEqual(
    expect.arrayContaining([address]),
  )
  for (const { type, data } of about) if (type === 'A' || type === 'AAAA') expect(data).toBe(address)
  expect(JSON.stringify(about)).not.toContain(hostname())
  expect(target).toMatch(/^[0-9A-Za-z]{16}\.local$/)
})

test('datagrams that make no sense are left out, and sessions are found all the same', async () => {
  const looking = using(browseNearby({ addresses: [address], log }))
  using(publishNearby({ address, port: 4324, log }))
  const bonjour = new Bonjour({ interface: address, bind: '0.0.0.0' } as never)
  endings.push(() => bonjour.destroy())
  const { mdns } = (bonjour as unknown as { server: { mdns: { respond(records: unknown[]): void } } }).server
  const type = '_hearings._tcp.local'
  const odd: { name: string; type: string; data: unknown }[][] = [
    [
      { name: type, type: 'PTR', data: 'x' },
      { name: 'x', type: 'SRV', data: { port: 0, target: '' } },
    ],
    [
      { name: type, type: 'PTR', data: '.' },
      { name: '.', type: 'SRV', data: { port: 9, target: '.' } },
    ],
    [
      { name: type, type: 'PTR', data: type },
      { name: type, type: 'TXT', data: Buffer.from([255, 0, 1]) },
    ],
    [
      { name: type, type: 'PTR', data: 'y._sub.local' },
      { name: 'y._sub.local', type: 'A', data: '1.2.3.4' },
    ],
    Array.from({ length: 60 }, (_, n) => ({ name: type, type: 'PTR', data: `n${n}.${type}` })),
  ]
  for (const records of odd) mdns.respond(records)
  const raw = createSocket('udp4').bind(0, address)
  endings.push(() => raw.close())
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void raw.send(bytes, 5353, '224.0.0.251')))
  await until(() => looking.places().some(({ port }) => port === 4324))
  expect(looking.places().every((place) => place.address === address)).toBe(true)
})
