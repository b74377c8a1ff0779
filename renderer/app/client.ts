import { createContext, useContext } from 'react'
import { type Client, createClient } from '#shared/rpc/client.ts'
import { type AppContract, type AppEvents, contract, events } from '#shared/rpc/contract/index.ts'
import type { Port } from '#shared/rpc/define.ts'

export type AppClient = Client<AppContract, AppEvents>

type Listener = (data: never) => void

/**
 * One client for the life of the window. `connect` gives it a line to the core, the first time or after the core
 * was started again; what was under way on the old line is refused with core/restarted. Calls made before the
 * first line wait for it.
 */
export function createStableClient(): { client: AppClient; connect(port: Port & { shut?(): void }): void } {
  const listeners = new Map<string, Set<Listener>>()
  let line: { readonly inner: AppClient; readonly port: Port & { shut?(): void } } | null = null
  let connected: (inner: AppClient) => void = () => {}
  const first = new Promise<AppClient>((resolve) => {
    connected = resolve
  })
  const current = () => (line === null ? first : Promise.resolve(line.inner))

  const client: AppClient = {
    call: async (name, input, options) => (await current()).call(name, input, options),
    run: async (name, input, options) => (await current()).run(name, input, options),
    on(name, listener) {
      const set = listeners.get(name) ?? new Set<Listener>()
      listeners.set(name, set)
      set.add(listener as Listener)
      return { [Symbol.dispose]: () => void set.delete(listener as Listener) }
    },
    close: () => line?.inner.close(),
  }

  return {
    client,
    connect(port) {
      const before = line
      const inner = createClient(port, contract, events)
      for (const name of Object.keys(events) as (keyof AppEvents & string)[])
        inner.on(name, (data) => {
          for (const listener of [...(listeners.get(name) ?? [])]) listener(data as never)
        })
      line = { inner, port }
      before?.port.shut?.()
      before?.inner.close()
      connected(inner)
    },
  }
}

export const ClientContext = createContext<AppClient | null>(null)

/** The way to the core. Called by queries.ts files and by the hooks they are made of, never by a screen. */
export function useClient(): AppClient {
  const client = useContext(ClientContext)
  if (client === null) throw new Error('useClient needs a ClientContext above it')
  return client
}
