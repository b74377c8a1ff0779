import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Meter } from '#relay/meter.ts'
import type { ServerCore } from './headless.ts'

export type Health = {
  readonly live: boolean
  readonly part: 'holds' | 'stands-by' | 'none'
  readonly redis: 'up' | 'down' | 'none'
  readonly sessions: number
  readonly members: number
}

/** What is counted. Figures alone: no names, no titles, no addresses. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'hearings_' })
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `hearings_${name}`, help, registers })
  const counter = (name: string, help: string) => new Counter({ name: `hearings_${name}`, help, registers })
  const connections = gauge('connections', 'Lines that are open to this instance')
  const opened = counter('connections_opened_total', 'Lines that were opened')
  const refused = counter('refused_total', 'Lines that were refused')
  const frames = counter('frames_total', 'Frames that arrived')
  const bytes = counter('bytes_total', 'Bytes that arrived')
  const meter: Meter = {
    line(by) {
      connections.inc(by)
      if (by === 1) opened.inc()
    },
    refused: () => refused.inc(),
    frame(size) {
      frames.inc()
      bytes.inc(size)
    },
  }
  return {
    registry,
    meter,
    updates: counter('updates_total', 'Changes of texts that this instance kept'),
    members: gauge('members', 'People in the session'),
    documents: gauge('documents', 'Texts of the session'),
    sessions: gauge('sessions', 'Sessions this instance holds or stands by for'),
    holds: gauge('holds', 'Whether this instance holds the session'),
    redis: gauge('redis_up', 'Whether Redis can be reached'),
  }
}
export type Metrics = ReturnType<typeof createMetrics>

/** How this instance stands; also puts it into the metrics. */
export async function lookAt(client: ServerCore, metrics: Metrics, redis: { isUp(): boolean } | null): Promise<Health> {
  const isUp = redis?.isUp() ?? false
  metrics.redis.set(isUp ? 1 : 0)
  const there = redis === null ? 'none' : isUp ? 'up' : 'down'
  try {
    const { open } = await client.call('workspace.state', undefined)
    const { session } = await client.call('session.state', undefined)
    const members = session?.peers.filter(({ here }) => here).length ?? 0
    metrics.members.set(members)
    metrics.documents.set(session?.documents.length ?? 0)
    metrics.sessions.set(session === null ? 0 : 1)
    metrics.holds.set(session?.part === 'host' ? 1 : 0)
    const part = session === null ? 'none' : session.part === 'host' ? 'holds' : 'stands-by'
    // An instance that stands by and has lost the other is not well until it goes on itself, or finds it again.
    const live = open !== null && (session === null || session.connected)
    return { live, part, redis: there, sessions: session === null ? 0 : 1, members }
  } catch {
    return { live: false, part: 'none', redis: there, sessions: 0, members: 0 }
  }
}

/** `/health` and `/metrics`, on a port of their own that only this computer or its network can reach. */
export async function openHealth(
  { address, port }: { readonly address: string; readonly port: number },
  metrics: Metrics,
  health: () => Promise<Health>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const say = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
    if (request.method !== 'GET') return say(405, 'text/plain', '')
    const now = await health()
    if (request.url === '/health') return say(now.live ? 200 : 503, 'application/json', JSON.stringify(now))
    if (request.url === '/metrics') return say(200, metrics.registry.contentType, await metrics.registry.metrics())
    return say(404, 'text/plain', '')
  })
  server.maxConnections = 64
  server.requestTimeout = 5_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
