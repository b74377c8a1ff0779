import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { _electron, type Page } from '@playwright/test'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Client } from '#shared/rpc/client.ts'
import { type AppContract, type AppEvents, events } from '#shared/rpc/contract/index.ts'
import type { FromCore, Port, ToCore } from '#shared/rpc/define.ts'
import { Refusal } from '#shared/rpc/errors.ts'
import { electronRuntime, electronSwitches, playwrightSwitches } from '../../scripts/electron-path.mjs'
import { buildPage } from './pages/build.ts'
import { portOverSocket } from './pages/socket-port.ts'

type AppClient = Client<AppContract, AppEvents>

const app = `
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')
app.setPath('userData', process.env.PEER_PROFILE)
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
const open = () => new BrowserWindow({ show: false, webPreferences: { sandbox: true, backgroundThrottling: false } }).loadFile(join(__dirname, 'index.html'))
app.whenReady().then(() => Promise.all(Array.from({ length: Number(process.env.PEERS) }, open)))
`

type StartPeer = (peer: { readonly core: string; readonly document: string; readonly name: string }) => Promise<void>

export type HiddenPages = AsyncDisposable & {
  readonly pages: readonly Page[]
  /** Waits until all of them hold the same text. */
  untilSame(): Promise<void>
}

/** Pages that nobody sees, each with a core of its own, in one Electron: they hold the text and share it as the app does. */
export async function openHiddenPages(
  folder: string,
  document: string,
  cores: readonly AppClient[],
): Promise<HiddenPages> {
  await buildPage('session-peer', folder)
  writeFileSync(join(folder, 'package.json'), '{"name":"peers","main":"main.cjs"}')
  writeFileSync(join(folder, 'main.cjs'), app)
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  server.on('connection', (socket, { url }) => {
    const core = cores[Number(url?.slice(1))]
    if (core) serveCore(socket, core)
  })
  const { port } = server.address() as AddressInfo
  const running = await _electron.launch({
    executablePath: electronRuntime().path,
    args: [...playwrightSwitches(), ...electronSwitches(), '--allow-loopback-in-peer-connection', folder],
    env: {
      ...(process.env as Record<string, string>),
      PEER_PROFILE: join(folder, 'profile'),
      PEERS: String(cores.length),
    },
  })
  while (running.windows().length < cores.length) await new Promise((resolve) => setTimeout(resolve, 50))
  const pages = running.windows()
  for (const [n, page] of pages.entries()) {
    await page.waitForFunction(() => 'startPeer' in globalThis)
    const peer = { core: `ws://127.0.0.1:${port}/${n}`, document, name: `Person ${n}` }
    await page.evaluate((one) => (globalThis as unknown as { startPeer: StartPeer }).startPeer(one), peer)
  }
  const held = () =>
    Promise.all(pages.map((page) => page.evaluate(() => (globalThis as unknown as { held: () => string }).held())))
  return {
    pages,
    async untilSame() {
      for (let tries = 0; tries < 100; tries++) {
        if (new Set(await held()).size === 1) return
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      throw new Error('the pages do not come to hold the same text')
    },
    async [Symbol.asyncDispose]() {
      await running.close()
      for (const client of server.clients) client.terminate()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A core's own line, led to a page: what the page asks is asked, and what the core tells is told. */
function serveCore(socket: WebSocket, core: AppClient): void {
  const port: Port = portOverSocket(socket as unknown as globalThis.WebSocket)
  const answer = async ({ id, name, input }: Extract<ToCore, { t: 'call' }>): Promise<FromCore> => {
    try {
      return { t: 'done', id, output: await core.call(name as 'session.state', input as undefined) }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('core/unexpected')
      return { t: 'refused', id, code: refusal.code, values: { ...refusal.values } }
    }
  }
  port.receive((raw) => {
    const call = raw as ToCore
    if (call.t === 'call') void answer(call).then((said) => socket.readyState === socket.OPEN && port.send(said))
  })
  const told = Object.keys(events).map((name) =>
    core.on(name as 'session.changed', (data) => port.send({ t: 'event', name, data } satisfies FromCore)),
  )
  port.onClose(() => {
    for (const one of told) one[Symbol.dispose]()
  })
}
