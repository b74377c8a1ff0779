import { Menu, type MenuItemConstructorOptions } from 'electron'
import { workingWindow } from './room-window.ts'

type Word = 'undo' | 'redo' | 'settings' | 'palette' | 'new' | 'open' | 'close' | 'help'

/** Tells the working window's page what was chosen. The page acts, so that a menu and a key do the same. */
function say(word: Word): void {
  workingWindow()?.webContents.send('hearings:page', { menu: word })
}

// Keys are shown but not taken: the page hears them itself and knows whether a text field has the focus.
const command = (label: string, word: Word, accelerator?: string): MenuItemConstructorOptions => ({
  label,
  click: () => say(word),
  ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
})

export function setMenu(): void {
  const mac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: 'File',
      submenu: [
        command('New…', 'new', 'CmdOrCtrl+N'),
        command('Open a workspace…', 'open', 'CmdOrCtrl+O'),
        command('Close the workspace', 'close'),
        { type: 'separator' },
        command('Settings', 'settings', 'CmdOrCtrl+,'),
        { type: 'separator' },
        { role: mac ? 'close' : 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        command('Undo', 'undo', 'CmdOrCtrl+Z'),
        command('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'pasteAndMatchStyle' },
        { role: 'selectAll' },
      ],
    },
    {
      label: 'View',
      submenu: [
        command('Find or do anything', 'palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { label: 'Help', submenu: [command('Keys and help', 'help', 'F1')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
