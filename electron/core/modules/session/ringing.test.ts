import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readPlace } from '#shared/domain/session/join-code.ts'
import {
  computer,
  enter,
  invite,
  proposal,
  startSession,
  stateOf,
  stopComputers,
  until,
} from '#tests/harness/session.ts'

afterEach(stopComputers)

/** A cable between a guest and the address in its code, in which calls can be made to hang. */
async function hangingCable(code: string) {
  const [, written = '', place = ''] = /^(.*) (\S+)$/.exec(code) ?? []
  const to = readPlace(place)
  if (!to) throw new Error('the test has no code with an address')
  const through = new Set<Socket>()
  const hanging = new Set<Socket>()
  let hangs = false
  const lead = (near: Socket) => {
    const far = connect(to.port, to.address)
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      through.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  }
  const server = createServer((near) => {
    near.on('error', () => hanging.delete(near))
    near.on('close', () => hanging.delete(near))
    if (hangs) hanging.add(near.pause())
    else lead(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    code: `${written} 127.0.0.1:${port}`,
    /** Lines that are open break, and calls come to nothing. */
    hang() {
      hangs = true
      for (const socket of through) socket.destroy()
    },
    count: () => hanging.size,
    /** All calls that hang get through together. */
    letThrough() {
      hangs = false
      for (const near of hanging) lead(near)
      hanging.clear()
    },
    [Symbol.dispose]() {
      for (const socket of [...through, ...hanging]) socket.destroy()
      server.close()
    },
  }
}

test('calls that hung while the network was gone get through together, and the line that comes of them stays', async () => {
  const host = await computer('Morven')
  await startSession(host, [await proposal(host, 'Getting ready')])
  using cable = await hangingCable(await invite(host))
  const guest = await computer('Isla')
  await enter(host, guest, cable.code)
  cable.hang()
  await until(() => cable.count() >= 3)
  const lines: boolean[] = []
  guest.client.on('session.changed', ({ session }) => {
    if (session && session.connected !== lines.at(-1)) lines.push(session.connected)
  })
  cable.letThrough()
  await until(async () => (await stateOf(guest))?.connected === true)
  await new Promise((resume) => setTimeout(resume, 2000))
  expect(lines.slice(lines.indexOf(true))).toEqual([true])
  expect((await stateOf(host))?.peers).toMatchObject([{ here: true }])
})
