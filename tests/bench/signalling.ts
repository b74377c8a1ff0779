import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

type Message = { readonly type: string; readonly topics?: readonly string[]; readonly topic?: string }

/** The signalling that stock y-webrtc speaks, as little of it as peers need, on this computer alone unless another address is named. */
export async function startSignalling(
  address = '127.0.0.1',
): Promise<AsyncDisposable & { readonly url: string; readonly someoneIsHere: Promise<void> }> {
  const server = new WebSocketServer({ host: address, port: 0 })
  const topics = new Map<string, Set<WebSocket>>()
  const someone = Promise.withResolvers<void>()
  server.on('connection', (peer) => {
    peer.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message
      if (message.type === 'ping') return peer.send(JSON.stringify({ type: 'pong' }))
      for (const topic of message.topics ?? []) topics.set(topic, (topics.get(topic) ?? new Set()).add(peer))
      if (topics.size > 0) someone.resolve()
      if (message.type === 'publish' && message.topic !== undefined)
        for (const other of topics.get(message.topic) ?? []) other.send(JSON.stringify(message))
    })
    peer.on('close', () => {
      for (const peers of topics.values()) peers.delete(peer)
    })
  })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  return {
    url: `ws://${address}:${(server.address() as AddressInfo).port}`,
    someoneIsHere: someone.promise,
    async [Symbol.asyncDispose]() {
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
