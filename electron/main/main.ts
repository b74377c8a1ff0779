import { writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { app, BrowserWindow, ipcMain, session } from 'electron'
import { fileLog } from '#core/log.ts'
import { setMenu } from './menu.ts'
import { restrictPage, restrictSession } from './policy.ts'
import { declareProtocol, ORIGIN, serveRenderer } from './protocol.ts'
import { closeRoomWindow, openRoomWindow, workingWindow } from './room-window.ts'
import { type Supervisor, superviseCore } from './supervisor.ts'
import { openWindow } from './window.ts'

/** How long quitting waits for the workspace to be closed and backed up, in milliseconds. */
const PATIENCE = 20_000

if (process.env.HEARINGS_PROFILE) app.setPath('userData', resolve(process.env.HEARINGS_PROFILE))
// Without this Chromium hides local addresses behind names that hall networks often cannot look up.
app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns')
app.commandLine.appendSwitch('disable-background-networking')
app.commandLine.appendSwitch('disable-component-update')
app.setAsDefaultProtocolClient('hearings')

if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  declareProtocol()
  app.on('web-contents-created', (_event, page) => restrictPage(page))
  app.on('second-instance', (_event, argv) => {
    const window = workingWindow()
    if (window?.isMinimized()) window.restore()
    window?.focus()
    arrive(argv)
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    arrive([file])
  })
  app.on('open-url', (event, url) => {
    event.preventDefault()
    arrive([url])
  })
  void app.whenReady().then(begin)
}

/** A workspace file or a join link that came from outside: handed to the page, which asks before doing anything. */
let arrived: { open: string } | { join: string } | undefined

function arrive(argv: readonly string[]): void {
  const link = argv.find((argument) => argument.startsWith('hearings://join/'))
  const file = argv.find((argument) => argument.endsWith('.hearings'))
  // The whole link, as it came: it is shown in the field for a code, and read only once somebody joins with it.
  if (link !== undefined) arrived = { join: link.slice(0, 400) }
  else if (file !== undefined) arrived = { open: resolve(file) }
  else return
  workingWindow()?.webContents.send('hearings:page', arrived)
}

function begin(): void {
  restrictSession(session.defaultSession)
  serveRenderer(session.defaultSession)
  // First of all, because the page takes longest; it asks for its line to the core only once it is there.
  openWindow()
  const log = fileLog(join(app.getPath('userData'), 'logs', 'main.log'))
  const supervisor = superviseCore(log, () => BrowserWindow.getAllWindows().map((window) => window.webContents))
  ipcMain.on('hearings:ready', (event) => {
    if (!isOurPage(event.senderFrame))
      return log.warn({ channel: 'hearings:ready' }, 'a message from elsewhere was not heard')
    supervisor.join(event.sender)
    if (event.sender !== workingWindow()?.webContents) return
    if (arrived !== undefined) event.sender.send('hearings:page', arrived)
    arrived = undefined
    void saveScreenshot(event.sender)
  })
  ipcMain.on('hearings:room', (event, open: unknown) => {
    if (!isOurPage(event.senderFrame))
      return log.warn({ channel: 'hearings:room' }, 'a message from elsewhere was not heard')
    const from = workingWindow()
    if (open !== true) closeRoomWindow()
    else if (from !== undefined) openRoomWindow(from)
  })
  setMenu()
  app.on('activate', () => {
    if (workingWindow() === undefined) openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  quitTidily(supervisor)
  arrive(process.argv.slice(1))
}

/** Only the top frame of the app's own page is listened to. */
function isOurPage(frame: Electron.WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(`${ORIGIN}/`)
}

function quitTidily(supervisor: Supervisor): void {
  let done = false
  app.on('will-quit', (event) => {
    if (done) return
    event.preventDefault()
    void supervisor.stop(PATIENCE).then(() => {
      done = true
      app.quit()
    })
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
}

/** With HEARINGS_SCREENSHOT a picture of the first window is kept once it can be used: for machines without a display. */
async function saveScreenshot(page: Electron.WebContents): Promise<void> {
  const file = process.env.HEARINGS_SCREENSHOT
  if (!file) return
  await new Promise((resume) => setTimeout(resume, 3000))
  await mkdir(dirname(resolve(file)), { recursive: true })
  writeFileSync(resolve(file), (await page.capturePage()).toPNG())
}
