import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Account } from './peer.ts'

/** Said of what was asked of a process that has ended. */
export const PROCESS_ENDED = 'the process of this peer has ended'

/** What a process of peers can be asked. Arguments are plain data; so are answers. */
export type Ask =
  | { readonly op: 'open'; readonly folder: string; readonly seed: number; readonly role: string }
  | { readonly op: 'join'; readonly code: string }
  | { readonly op: 'follow'; readonly documents: readonly string[] }
  | { readonly op: 'work'; readonly everyMs: number | null }
  | { readonly op: 'restart' }
  | { readonly op: 'call'; readonly name: string; readonly input: unknown }
  | { readonly op: 'account' }
  | { readonly op: 'stop' }
export type Asked = { readonly id: number; readonly peer: string } & Ask
export type Answered = { readonly id: number; readonly answer?: unknown; readonly error?: string }

/** Several peers in a process of their own. */
export type Remote = {
  ask(peer: string, what: Ask): Promise<unknown>
  account(peer: string): Promise<Account>
  /** As a crash does: at once, without a word. */
  kill(): Promise<void>
  end(): Promise<void>
}

export function startRemote(): Remote {
  const child: ChildProcess = fork(join(import.meta.dirname, 'peer-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  let asked = 0
  child.on('message', (message) => {
    const { id, answer, error } = message as Answered
    const waits = waiting.get(id)
    waiting.delete(id)
    if (error !== undefined) waits?.reject(new Error(error))
    else waits?.resolve(answer)
  })
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  void gone.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(PROCESS_ENDED))
    waiting.clear()
  })
  const ask = (peer: string, what: Ask) =>
    new Promise<unknown>((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      child.send({ id: asked, peer, ...what } satisfies Asked, (error) => {
        if (error !== null) reject(new Error(PROCESS_ENDED, { cause: error }))
      })
    })
  return {
    ask,
    account: async (peer) => (await ask(peer, { op: 'account' })) as Account,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async end() {
      child.disconnect()
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await gone
      clearTimeout(late)
    },
  }
}
