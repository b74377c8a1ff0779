import { BrowserWindow, nativeTheme, screen } from 'electron'
import { preloadFile } from './places.ts'
import { ORIGIN } from './protocol.ts'

/** Opens in a window of this size where there is no second display; pixels. */
const size = { width: 1280, height: 800 }

let room: BrowserWindow | null = null

/** The window that people work in, besides the room view on the projector. */
export const workingWindow = (): BrowserWindow | undefined => BrowserWindow.getAllWindows().find((one) => one !== room)

/** Where a projector most likely is: a display that does not hold the window the room was opened from. */
function otherDisplay(from: BrowserWindow): Electron.Display | undefined {
  const here = screen.getDisplayMatching(from.getBounds())
  return screen.getAllDisplays().find(({ id }) => id !== here.id)
}

/**
 * The room view in a window of its own, for the projector: the same page with the same rights, at another address.
 * Over the whole of the second display when there is one. A second asking brings it forward.
 */
export function openRoomWindow(from: BrowserWindow): void {
  if (room !== null) {
    if (room.isMinimized()) room.restore()
    room.focus()
    return
  }
  const projector = otherDisplay(from)
  const window = new BrowserWindow({
    ...size,
    ...(projector && { x: projector.workArea.x, y: projector.workArea.y }),
    minWidth: 640,
    minHeight: 400,
    show: false,
    title: 'Room view',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1c19' : '#fdfbf7',
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  room = window
  window.once('ready-to-show', () => {
    window.show()
    if (projector) window.setFullScreen(true)
  })
  window.webContents.on('before-input-event', (event, { type, key }) => {
    if (type !== 'keyDown') return
    if (key === 'F11') window.setFullScreen(!window.isFullScreen())
    else if (key === 'Escape' && window.isFullScreen()) window.setFullScreen(false)
    else return
    event.preventDefault()
  })
  const close = () => closeRoomWindow()
  from.once('closed', close)
  window.once('closed', () => {
    room = null
    if (!from.isDestroyed()) from.removeListener('closed', close)
  })
  void window.loadURL(`${ORIGIN}/index.html#/room`)
}

/** With the session, or with the window it was opened from. */
export function closeRoomWindow(): void {
  if (room !== null && !room.isDestroyed()) room.close()
}
