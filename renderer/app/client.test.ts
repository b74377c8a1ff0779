import { expect, test } from 'vitest'
import { memoryPorts } from '#shared/rpc/memory-port.ts'
import { createStableClient } from './client.ts'

const about = { version: '1', runtime: 'test', pid: 1, logFile: '' }

/** A core that answers app.about and nothing else. */
function answering() {
  const ports = memoryPorts()
  ports.b.receive((raw) => {
    const message = raw as { t: string; id: number; name: string }
    if (message.t === 'call' && message.name === 'app.about') ports.b.send({ t: 'done', id: message.id, output: about })
  })
  return ports
}

test('a call made before the core is there is answered once it is', async () => {
  const { client, connect } = createStableClient()
  const answer = client.call('app.about', undefined)
  connect(answering().a)
  expect(await answer).toEqual(about)
})

test('after the core was started again the same client speaks to the new one, and what was under way is refused', async () => {
  const { client, connect } = createStableClient()
  const silent = memoryPorts()
  connect({ ...silent.a, shut: () => silent.close() })
  const underWay = client.call('app.about', undefined)
  const refused = expect(underWay).rejects.toMatchObject({ code: 'core/restarted' })
  await Promise.resolve()
  connect(answering().a)
  await refused
  expect(await client.call('app.about', undefined)).toEqual(about)
})

test('a listener hears events of whichever core is connected', async () => {
  const { client, connect } = createStableClient()
  const heard: string[] = []
  client.on('changed', ({ batch }) => heard.push(batch))
  const [one, two] = [memoryPorts(), memoryPorts()]
  connect(one.a)
  one.b.send({ t: 'event', name: 'changed', data: { batch: 'first', author: 'a', records: [] } })
  await new Promise((resolve) => setTimeout(resolve))
  connect(two.a)
  two.b.send({ t: 'event', name: 'changed', data: { batch: 'second', author: 'a', records: [] } })
  await new Promise((resolve) => setTimeout(resolve))
  expect(heard).toEqual(['first', 'second'])
})
