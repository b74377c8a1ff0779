import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { electronRuntime, electronSwitches, playwrightSwitches } from '../../scripts/electron-path.mjs'
import { buildPage } from './pages/build.ts'
import { startSignalling } from './signalling.ts'

const app = `
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')
app.setPath('userData', process.env.PEER_PROFILE)
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } }).loadFile(join(__dirname, 'index.html')))
`

type StartPeer = (peer: {
  readonly name: string
  readonly signalling: string
  readonly room: string
  readonly password: string
  readonly state?: readonly number[]
}) => void

/** Two applications of the same Electron, each one window with y-webrtc as it comes; the first has the text, the second gets it. */
export async function startStockPeers(
  update: Uint8Array,
  folder: string,
): Promise<AsyncDisposable & { readonly pages: readonly [Page, Page] }> {
  await buildPage('stock-peer', folder)
  writeFileSync(join(folder, 'package.json'), '{"name":"peer","main":"main.cjs"}')
  writeFileSync(join(folder, 'main.cjs'), app)
  const signalling = await startSignalling()
  const open = async (name: string, state?: readonly number[]) => {
    const running = await _electron.launch({
      executablePath: electronRuntime().path,
      args: [...playwrightSwitches(), ...electronSwitches(), '--allow-loopback-in-peer-connection', folder],
      env: { ...(process.env as Record<string, string>), PEER_PROFILE: join(folder, name) },
    })
    const page = await running.firstWindow()
    await page.waitForFunction(() => 'startPeer' in globalThis)
    const peer = { name, signalling: signalling.url, room: 'bench', password: 'bench', ...(state ? { state } : {}) }
    await page.evaluate((one) => (globalThis as unknown as { startPeer: StartPeer }).startPeer(one), peer)
    return { running, page }
  }
  const first = await open('first', [...update])
  // Two that come at once both begin the call, and stock y-webrtc never gets out of that.
  await signalling.someoneIsHere
  const second = await open('second')
  return {
    pages: [first.page, second.page],
    async [Symbol.asyncDispose]() {
      await first.running.close()
      await second.running.close()
      await signalling[Symbol.asyncDispose]()
    },
  }
}
