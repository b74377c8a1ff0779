/** Run as a process of its own: a Hocuspocus server as it comes. */
import { Server } from '@hocuspocus/server'
import { serveBench } from './process.ts'

const server = new Server({ quiet: true, address: '127.0.0.1', port: 0, stopOnSignals: false })
const handlers = {
  async open() {
    await server.listen()
    return `ws://127.0.0.1:${server.address.port}`
  },
  cpu: () => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
}
export type PlainProcess = typeof handlers
serveBench(handlers)
