import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { z } from 'zod'
import { preloadFile } from './places.ts'
import { ORIGIN } from './protocol.ts'

const Remembered = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(480),
  height: z.int().min(360),
  maximized: z.boolean(),
})
type Remembered = z.output<typeof Remembered>

const stateFile = () => join(app.getPath('userData'), 'window.json')

/** Where the window was, if that is still on a screen. */
function remembered(): Remembered | undefined {
  try {
    const state = Remembered.parse(JSON.parse(readFileSync(stateFile(), 'utf8')))
    const { workArea } = screen.getDisplayMatching(state)
    const seen =
      state.x < workArea.x + workArea.width - 100 &&
      state.x + state.width > workArea.x + 100 &&
      state.y < workArea.y + workArea.height - 100
    return seen ? state : undefined
  } catch {
    return undefined
  }
}

function remember(window: BrowserWindow): void {
  if (window.isDestroyed() || window.isMinimized()) return
  const state: Remembered = { ...window.getNormalBounds(), maximized: window.isMaximized() }
  try {
    writeFileSync(stateFile(), JSON.stringify(state))
  } catch {
    // Where the window was is not worth an error to anyone.
  }
}

export function openWindow(): BrowserWindow {
  const state = remembered()
  const window = new BrowserWindow({
    width: state?.width ?? 1440,
    height: state?.height ?? 900,
    ...(state ? { x: state.x, y: state.y } : {}),
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Hearings Workshop',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151311' : '#efe9df',
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  if (state?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => remember(window))
  // For whoever times a start from outside: a title is set once there is something to use.
  if (process.env.HEARINGS_TELL_TITLE)
    window.on('page-title-updated', (_event, title) => process.stdout.write(`title: ${title}\n`))
  void window.loadURL(`${ORIGIN}/index.html`)
  return window
}
