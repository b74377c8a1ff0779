import { fork } from 'node:child_process'
import { join } from 'node:path'
import { type ErrorCode, Refusal } from '#shared/rpc/errors.ts'
import type { Computer } from './session.ts'

/**
 * A computer whose core is a process of its own, so that it can stop without a word. Started again in the same folder, it
 * is the same computer.
 */
export async function computerThatCrashes(folder: string, name: string) {
  const child = fork(join(import.meta.dirname, 'core-process.ts'), [folder, name], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const ready = new Promise<unknown>((resolve, reject) => waiting.set(0, { resolve, reject }))
  child.on('message', (message) => {
    const { id, answer, refused } = message as { id: number; answer?: unknown; refused?: string }
    const waits = waiting.get(id)
    waiting.delete(id)
    if (refused === undefined) waits?.resolve(answer)
    else waits?.reject(new Refusal(refused as ErrorCode))
  })
  let asked = 0
  const call = (name: string, input: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      child.send({ id: asked, name, input })
    })
  await ready
  return {
    client: { call } as unknown as Computer['client'],
    folder,
    logFile: join(folder, 'profile', 'core.log'),
    file: join(folder, 'group.hearings'),
    stop: async () => undefined,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    /** The process stands still, as a computer that sleeps does, and goes on. */
    sleep: () => void child.kill('SIGSTOP'),
    wake: () => void child.kill('SIGCONT'),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
