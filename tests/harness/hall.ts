import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type LaunchOptions, launchApp, type RunningApp } from './app.ts'

/** A computer with a network of its own and one cable to the hall's switch. */
export type Computer = {
  readonly address: string
  launch(options?: LaunchOptions): Promise<RunningApp>
  /** Gives the path of a program that starts another in the computer's network, an Electron for Playwright among them. */
  through(): Promise<(executable: string) => string>
  /** Takes the cable out at the switch: what is sent arrives nowhere, and nothing says so, as with a dead Wi-Fi. */
  cut(): void
  mend(): void
  /** Puts the computer's own interface down, which its programs notice. */
  unplug(): void
  plugIn(): void
  /** What is sent over UDP arrives nowhere, as in a network that keeps its guests apart; direct lines need it. */
  dropDirectLines(): void
  allowDirectLines(): void
  /** Runs a program in the computer's network and gives what it prints. */
  run(command: string, ...words: readonly string[]): string
  /** Addresses outside of this computer that its programs talk or listen to now, over TCP and UDP. */
  talksTo(): readonly string[]
}

/** Whatever happens, no app of it is left open. */
export type Hall = AsyncDisposable & {
  /** One more computer: 10.77.0.1, 10.77.0.2 and so on. */
  computer(): Promise<Computer>
}

/** Whether halls can be made here: Linux, as root. */
export const canMakeHalls = () =>
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['-n', 'ip', 'link', 'add', 'hall', 'type', 'bridge']).status === 0

const udp = ['priority', '0', 'to', '10.77.0.0/24', 'ipproto', 'udp', 'blackhole']

type Namespace = {
  readonly child: ChildProcess
  readonly pid: number
  run(command: string, ...words: readonly string[]): string
}

const within = (pid: number) => ['-t', String(pid), '-n', '--']

/** A network namespace that lasts as long as the process in it, which ends with ours. */
async function namespace(socketFile: string): Promise<Namespace> {
  const wayIn = join(import.meta.dirname, 'way-in.ts')
  const child = spawn('unshare', ['-n', process.execPath, '--disable-warning=ExperimentalWarning', wayIn, socketFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('no network namespace could be made'))),
  ])
  const pid = child.pid ?? 0
  return { child, pid, run: (...words) => execFileSync('nsenter', [...within(pid), ...words], { encoding: 'utf8' }) }
}

/** A switch and computers around it, in network namespaces of their own: nothing of it touches this machine's networks. */
export async function openHall(): Promise<Hall> {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-hall-'))
  const ways: Server[] = []
  const namespaces: Namespace[] = []
  const apps: RunningApp[] = []
  let computers = 0
  const make = async (name: string) => {
    const made = await namespace(join(folder, name))
    namespaces.push(made)
    return made
  }
  const wire = await make('switch')
  wire.run('ip', 'link', 'add', 'hall', 'type', 'bridge')
  wire.run('ip', 'link', 'set', 'hall', 'up')

  /** The same port here as in the namespace: programs that print their address can be found by it. */
  const openWay = async (socketFile: string): Promise<number> => {
    const way = createServer((from) => {
      const to = connect(socketFile)
      const port = Buffer.alloc(2)
      port.writeUInt16BE((way.address() as AddressInfo).port)
      to.write(port)
      for (const [one, other] of [
        [from, to],
        [to, from],
      ] as const)
        one.on('error', () => other.destroy())
      from.pipe(to).pipe(from)
    }).listen(0, '127.0.0.1')
    ways.push(way)
    await once(way, 'listening')
    return (way.address() as AddressInfo).port
  }

  return {
    async computer() {
      computers += 1
      const number = computers
      const address = `10.77.0.${number}`
      const port = `port${number}`
      const own = await make(`computer${number}`)
      own.run('ip', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', port, 'netns', String(wire.pid))
      own.run('ip', 'addr', 'add', `${address}/24`, 'dev', 'eth0')
      own.run('ip', 'link', 'set', 'eth0', 'up')
      wire.run('ip', 'link', 'set', port, 'master', 'hall', 'up')
      const socketFile = join(folder, `computer${number}`)
      const through = async () =>
        throughNamespace(folder, own.pid, await openWay(socketFile), await openWay(socketFile))
      return {
        address,
        through,
        launch: async (options) => {
          const running = await launchApp({ ...options, through: await through() })
          apps.push(running)
          return running
        },
        cut: () => void wire.run('ip', 'link', 'set', port, 'nomaster'),
        mend: () => void wire.run('ip', 'link', 'set', port, 'master', 'hall'),
        unplug: () => void own.run('ip', 'link', 'set', 'eth0', 'down'),
        plugIn: () => void own.run('ip', 'link', 'set', 'eth0', 'up'),
        dropDirectLines: () => void own.run('ip', 'rule', 'add', ...udp),
        allowDirectLines: () => void own.run('ip', 'rule', 'del', ...udp),
        run: own.run,
        talksTo: () => outsideOf(own.run('ss', '-Htuna')),
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(apps.map((app) => app[Symbol.asyncDispose]()))
      for (const way of ways) way.close()
      for (const { child } of namespaces) {
        child.stdin?.end()
        if (child.exitCode === null) await once(child, 'exit')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Gives the path of a program that starts another in the namespace, with the ports it is reached at in place of any free ones. */
function throughNamespace(folder: string, pid: number, inspect: number, devtools: number) {
  return (executable: string): string => {
    const file = join(folder, `start-${inspect}`)
    const script = `#!/bin/sh
for word do
  shift
  case $word in
    --inspect=0) word=--inspect=${inspect} ;;
    --remote-debugging-port=0) word=--remote-debugging-port=${devtools} ;;
  esac
  set -- "$@" "$word"
done
exec nsenter ${within(pid).join(' ')} '${resolve(executable)}' "$@"
`
    writeFileSync(file, script)
    chmodSync(file, 0o755)
    return file
  }
}

/** Addresses other than this computer's own loopback in what `ss -Htuna` prints, each once. */
function outsideOf(table: string): string[] {
  const addresses = table
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => line.trim().split(/\s+/).slice(4, 6))
    .map((place) => place.replace(/:[^:]*$/, '').replace(/%.*$/, ''))
  return [...new Set(addresses)]
    .filter((address) => !/^(127\.|0\.0\.0\.0|\*|\[::\]|\[::1\]|\[::ffff:127\.)/.test(address))
    .sort()
}
