import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What a process of a bench can be asked, by name. Its script serves it with `serveBench`. */
export type Asked = Readonly<Record<string, (input: never) => unknown>>
type Answer = { readonly id: number; readonly answer?: unknown; readonly error?: string }

/** A script beside this one, as a process of its own that answers what it is asked. */
export const benchProcess = <A extends Asked>(script: string, ...args: string[]) =>
  benchProcessBy<A>(process.execPath, script, ...args)

/** The same by a program that starts Node somewhere else. */
export function benchProcessBy<A extends Asked>(execPath: string, script: string, ...args: string[]) {
  const child = fork(join(import.meta.dirname, script), args, {
    execPath,
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let asked = 0
  child.on('message', (message) => {
    const { id, answer, error } = message as Answer
    const waits = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) waits?.resolve(answer)
    else waits?.reject(new Error(error))
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${script} ended`))
  })
  return {
    ask<N extends keyof A & string>(name: N, input: Parameters<A[N]>[0]): Promise<Awaited<ReturnType<A[N]>>> {
      asked += 1
      const id = asked
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        child.send({ id, name, input })
      })
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
  }
}

export function serveBench(handlers: Asked): void {
  process.on('message', async (message) => {
    const { id, name, input } = message as { id: number; name: string; input: never }
    try {
      process.send?.({ id, answer: await handlers[name]?.(input) } satisfies Answer)
    } catch (error) {
      process.send?.({ id, error: String(error) } satisfies Answer)
    }
  })
  process.once('disconnect', () => process.exit())
}

/** Milliseconds that every process of this computer agrees on. */
export const clock = () => performance.timeOrigin + performance.now()
