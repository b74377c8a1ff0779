import { connect, createServer, type Socket } from 'node:net'

/** A wire that can be cut: passes TCP on to the host, until somebody pulls the plug. */
export type CutProxy = AsyncDisposable & {
  /** `127.0.0.1:port`, to be named in place of the host's own. */
  readonly address: string
  /** Both directions stop at once, and new calls get no answer, until it is mended. */
  cut(): void
  mend(): void
}

/** Passes everything on to `127.0.0.1:port`; `port` is asked anew for each call, since a host may come back elsewhere. */
export async function cutProxy(port: () => number): Promise<CutProxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(port(), '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const listening = server.address()
  if (listening === null || typeof listening === 'string') throw new Error('the wire has no port')
  return {
    address: `127.0.0.1:${listening.port}`,
    cut() {
      isCut = true
      // Nothing is said to either end: a dead network does not say goodbye.
      for (const socket of sockets) {
        socket.unpipe()
        socket.pause()
      }
    },
    mend() {
      isCut = false
      for (const socket of [...sockets]) socket.destroy()
    },
    async [Symbol.asyncDispose]() {
      for (const socket of [...sockets]) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
