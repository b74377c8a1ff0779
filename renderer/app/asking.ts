import { type QueryClient, QueryClient as TanStackClient, useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { KindName } from '#shared/domain/records/kinds.ts'
import type { AppContract } from '#shared/rpc/contract/index.ts'
import type { InputOf, JobName, OutputOf, ProgressOf } from '#shared/rpc/define.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { type AppClient, useClient } from './client.ts'

type Name = keyof AppContract & string

/** Which changes make an answer old: those of some kinds of record, of any kind, or none (an event of its own tells). */
export type About = readonly KindName[] | 'any' | 'none'

/** How every answer is filed, so that one `changed` event finds those it makes old. */
export const answerKey = (name: Name, about: About, input: unknown) => [name, about, input] as const

export function createAnswers(): QueryClient {
  return new TanStackClient({
    defaultOptions: {
      // The core is on this computer: there is no network to wait for, and it tells when an answer is old.
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 3 && error instanceof Refusal && error.code === 'core/restarted',
        retryDelay: 300,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}

type AskOptions = {
  readonly about: About
  readonly enabled?: boolean
  readonly keepLast?: boolean
  readonly keepFor?: number
  /** For answers that also follow from texts, which change too often to tell of it: asked again by every screen that opens. */
  readonly askAgain?: boolean
}

/** Asks the core and keeps the answer until something it is about changes. `keepLast` shows the old answer meanwhile. */
export function useAsk<N extends Name>(name: N, input: InputOf<AppContract, N>, options: AskOptions) {
  const client = useClient()
  return useQuery<OutputOf<AppContract, N>>({
    queryKey: answerKey(name, options.about, input),
    queryFn: ({ signal }) => client.call(name, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keepFor === undefined ? {} : { gcTime: options.keepFor }),
    ...(options.askAgain ? { refetchOnMount: 'always' as const } : {}),
    ...(options.keepLast ? { placeholderData: (last: OutputOf<AppContract, N> | undefined) => last as never } : {}),
  })
}

/** Tells the core to do something. The promise of `mutateAsync` rejects with a Refusal. */
export function useTell<N extends Name>(name: N) {
  const client = useClient()
  return useMutation<OutputOf<AppContract, N>, Error, InputOf<AppContract, N>>({
    mutationFn: (input) => client.call(name, input),
  })
}

export type Work<Output, Progress> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: Progress | null; readonly cancel: () => void }
  | { readonly state: 'done'; readonly output: Output }
  | { readonly state: 'refused'; readonly error: unknown }

/** Long work with progress. It goes on when the screen that began it is left; only `cancel` stops it. */
export function useWork<N extends JobName<AppContract>>(name: N) {
  type Now = Work<OutputOf<AppContract, N>, ProgressOf<AppContract, N>>
  const client = useClient()
  const [work, setWork] = useState<Now>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  const start = useCallback(
    async (input: InputOf<AppContract, N>): Promise<OutputOf<AppContract, N> | null> => {
      const controller = new AbortController()
      running.current?.abort()
      running.current = controller
      const cancel = () => controller.abort()
      const show = (next: Now) => {
        if (running.current === controller) setWork(next)
      }
      show({ state: 'running', progress: null, cancel })
      try {
        const output = await (client as AppClient).run(name, input, {
          signal: controller.signal,
          onProgress: (progress) => show({ state: 'running', progress, cancel }),
        })
        show({ state: 'done', output })
        return output
      } catch (error) {
        show({ state: 'refused', error })
        return null
      }
    },
    [client, name],
  )
  const forget = useCallback(() => setWork({ state: 'idle' }), [])
  return { work, start, forget }
}
