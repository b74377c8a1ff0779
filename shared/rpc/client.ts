import type { z } from 'zod'
import type {
  CancelSignal,
  Contract,
  Events,
  FromCore,
  InputOf,
  JobName,
  OutputOf,
  Port,
  ProgressOf,
  ToCore,
} from './define.ts'
import { isErrorCode, Refusal } from './errors.ts'

export type Client<C extends Contract, E extends Events> = {
  /** Asks the core. Rejects with a Refusal; a core that dies rejects everything under way with core/restarted. */
  call<N extends keyof C & string>(
    name: N,
    input: InputOf<C, N>,
    options?: { signal?: CancelSignal },
  ): Promise<OutputOf<C, N>>
  /** Long work: progress arrives until the promise settles; aborting the signal cancels it in the core. */
  run<N extends JobName<C>>(
    name: N,
    input: InputOf<C, N>,
    options: { signal?: CancelSignal; onProgress?: (progress: ProgressOf<C, N>) => void },
  ): Promise<OutputOf<C, N>>
  on<N extends keyof E & string>(name: N, listener: (data: z.output<E[N]>) => void): Disposable
  close(): void
}

type Waiting = {
  readonly name: string
  readonly resolve: (output: never) => void
  readonly reject: (error: unknown) => void
  readonly onProgress: ((progress: never) => void) | undefined
}

/** Speaks `contract` over `port`. What comes back is parsed too: a window never trusts a half-updated core. */
export function createClient<C extends Contract, E extends Events>(port: Port, contract: C, events: E): Client<C, E> {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<(data: never) => void>>()
  let next = 1

  const settle = (id: number) => {
    const entry = waiting.get(id)
    waiting.delete(id)
    return entry
  }

  const receive = (raw: unknown) => {
    const message = raw as FromCore
    switch (message.t) {
      case 'done': {
        const entry = settle(message.id)
        if (!entry) return
        const parsed = contract[entry.name]?.output.safeParse(message.output)
        if (parsed?.success) entry.resolve(parsed.data as never)
        else entry.reject(new Refusal('core/unexpected', { where: entry.name }, { cause: parsed?.error }))
        return
      }
      case 'refused': {
        const code = isErrorCode(message.code) ? message.code : 'core/unexpected'
        settle(message.id)?.reject(new Refusal(code, message.values))
        return
      }
      case 'progress':
        waiting.get(message.id)?.onProgress?.(message.progress as never)
        return
      case 'event': {
        const parsed = events[message.name]?.safeParse(message.data)
        if (parsed?.success)
          for (const listener of [...(listeners.get(message.name) ?? [])]) listener(parsed.data as never)
      }
    }
  }

  let closed = false
  /** Nobody answers any more: what is under way is refused, and what is asked from now on at once. */
  const end = () => {
    closed = true
    for (const entry of waiting.values()) entry.reject(new Refusal('core/restarted'))
    waiting.clear()
  }
  const subscription = port.receive(receive)
  port.onClose(end)

  const ask = (
    name: string,
    input: unknown,
    signal: CancelSignal | undefined,
    onProgress: ((progress: never) => void) | undefined,
  ) =>
    new Promise<never>((resolve, reject) => {
      if (closed) return reject(new Refusal('core/restarted'))
      const id = next++
      waiting.set(id, { name, resolve, reject, onProgress })
      port.send({ t: 'call', id, name, input } satisfies ToCore)
      const cancel = () => port.send({ t: 'cancel', id } satisfies ToCore)
      if (signal?.aborted) cancel()
      else signal?.addEventListener('abort', cancel, { once: true })
    })

  return {
    call: (name, input, options) => ask(name, input, options?.signal, undefined),
    run: (name, input, options) => ask(name, input, options.signal, options.onProgress as never),
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as never)
      return { [Symbol.dispose]: () => void set.delete(listener as never) }
    },
    close() {
      subscription[Symbol.dispose]()
      end()
    },
  }
}
