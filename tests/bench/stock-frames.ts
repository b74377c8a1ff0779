import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Frame } from '@playwright/test'
import { electronRuntime, electronSwitches, playwrightSwitches } from '../../scripts/electron-path.mjs'
import type { Computer } from '../harness/hall.ts'
import { buildPage } from './pages/build.ts'

const app = `
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')
app.setPath('userData', process.env.PEER_PROFILE)
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
app.whenReady().then(() => new BrowserWindow({ show: false, webPreferences: { sandbox: true, backgroundThrottling: false } }).loadFile(join(__dirname, 'frames.html')))
`

/** What each frame answers; see pages/stock-frame.ts. */
type Peer = {
  startPeer(signalling: string, state: readonly number[] | null): void
  lines(): number
  write(mark: string): void
  holds(marks: readonly string[]): boolean
  length(): number
}

export type StockFrames = AsyncDisposable & {
  start(signalling: string, state: Uint8Array | null): Promise<void>
  /** Asks every frame. */
  each<N extends 'lines' | 'write' | 'holds' | 'length'>(
    name: N,
    input: Parameters<Peer[N]>[0],
  ): Promise<ReturnType<Peer[N]>[]>
}

/** Many peers of y-webrtc as it comes on one computer of a hall: frames that share nothing, so that all they know of each other came over lines. */
export async function startStockFrames(computer: Computer, folder: string, count: number): Promise<StockFrames> {
  await buildPage('stock-frame', folder)
  // A frame that shares nothing may load no file either: its script is in it.
  const script = readFileSync(join(folder, 'page.js'), 'utf8').replaceAll('</script', '<\\/script')
  writeFileSync(join(folder, 'frame.html'), `<!doctype html><meta charset="utf-8"><script>${script}</script>`)
  const frame = '<iframe sandbox="allow-scripts" allow="camera *; microphone *" src="frame.html"></iframe>'
  writeFileSync(join(folder, 'frames.html'), `<!doctype html><meta charset="utf-8">${frame.repeat(count)}`)
  writeFileSync(join(folder, 'package.json'), '{"name":"frames","main":"main.cjs"}')
  writeFileSync(join(folder, 'main.cjs'), app)
  const through = await computer.through()
  const running = await _electron.launch({
    executablePath: through(electronRuntime().path),
    args: [...playwrightSwitches(), ...electronSwitches(), folder],
    env: { ...(process.env as Record<string, string>), PEER_PROFILE: join(folder, 'profile') },
  })
  const page = await running.firstWindow()
  await page.waitForLoadState('load')
  const frames: readonly Frame[] = page.frames().filter((one) => one !== page.mainFrame())
  return {
    async start(signalling, state) {
      for (const [n, one] of frames.entries()) {
        await one.waitForFunction(() => 'startPeer' in globalThis)
        const first = n === 0 && state !== null ? [...state] : null
        await one.evaluate(([url, held]) => (globalThis as unknown as Peer).startPeer(url, held), [
          signalling,
          first,
        ] as const)
      }
    },
    each: (name, input) =>
      Promise.all(
        frames.map((one) =>
          one.evaluate(
            ([asked, given]) =>
              (globalThis as never as Record<string, (input: unknown) => never>)[asked]?.(given) as never,
            [name, input] as const,
          ),
        ),
      ),
    [Symbol.asyncDispose]: () => running.close(),
  }
}
