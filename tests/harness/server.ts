import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from '../../scripts/lib/paths.mjs'

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

/** All that a stream said, asked for when it matters. */
function gather(stream: NodeJS.ReadableStream): () => string {
  const chunks: string[] = []
  stream.on('data', (chunk) => chunks.push(String(chunk)))
  return () => chunks.join('')
}

const gone = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()))

/** A real Redis that keeps nothing on disk, at a port of its own. */
export async function startRedis(port: number) {
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('redis-server did not start')))
    child.stdout.on('data', (said) => String(said).includes('Ready to accept connections') && resolve())
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL')
      await gone(child)
    },
  }
}

const quiet = '--disable-warning=ExperimentalWarning'
const main = join(root, 'electron/server/main.ts')

export type Instance = Awaited<ReturnType<typeof startInstance>>
export type InstanceOptions = {
  readonly data: string
  readonly port: number
  readonly healthPort: number
  readonly keyFile: string
  readonly peers?: readonly number[]
  readonly redis?: string
  readonly more?: readonly string[]
}

/** `npm run relay` as a process of its own, on this computer alone. */
export async function startInstance(options: InstanceOptions) {
  const { data, port, healthPort, keyFile, peers = [], redis, more = [] } = options
  mkdirSync(data, { recursive: true })
  const flags = ['--data', data, '--key-file', keyFile, '--port', String(port), '--health-port', String(healthPort)]
  if (peers.length > 0) flags.push('--peers', peers.map((one) => `127.0.0.1:${one}`).join(','))
  if (redis !== undefined) flags.push('--redis', redis)
  const child = spawn(process.execPath, [quiet, main, 'run', ...flags, ...more], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err] = [gather(child.stdout), gather(child.stderr)]
  const said = () => out() + err()
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => out().includes('The server runs') && resolve())
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}: ${said()}`)))
  })
  return {
    ...{ data, port, said },
    health: async () => {
      const answer = await fetch(`http://127.0.0.1:${healthPort}/health`)
      return {
        status: answer.status,
        ...((await answer.json()) as { part: string; redis: string; members: number; live: boolean; sessions: number }),
      }
    },
    metrics: async () => (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text(),
    command: (...words: string[]) => serverCommand([...words, '--data', data]),
    async kill() {
      child.kill('SIGKILL')
      await gone(child)
    },
    /** As an operator stops it. */
    async stop() {
      child.kill('SIGTERM')
      await gone(child)
    },
  }
}

/** One command of the server's, to its end. */
export async function serverCommand(words: readonly string[]) {
  const child = spawn(process.execPath, [quiet, main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err] = [gather(child.stdout), gather(child.stderr)]
  await new Promise<void>((resolve) => child.once('close', () => resolve()))
  return { code: child.exitCode, out: out(), err: err() }
}

/** A figure of the metrics; undefined where it is not there. */
export const figure = (metrics: string, name: string): number | undefined => {
  const [, value] = new RegExp(`^hearings_${name} (\\S+)$`, 'm').exec(metrics) ?? []
  return value === undefined ? undefined : Number(value)
}

/** The link in what the operator was told. */
export const linkIn = (said: string): string => /hearings:\/\/join\S+/.exec(said)?.[0] ?? ''
