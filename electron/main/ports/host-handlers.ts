import { dialog, shell } from 'electron'
import type { Handlers } from '#core/serve.ts'
import type { hostContract } from '#shared/rpc/host.ts'
import { workingWindow } from '../room-window.ts'
import { keychain } from './keychain.ts'

/** Answers what the core asks of its host. Secrets in `memory` live as long as this process and are written nowhere. */
export function hostHandlers(): Handlers<typeof hostContract> {
  const memory = new Map<string, string>()
  return {
    'dialog.open': async ({ title, filters, kind, within }) => {
      const options: Electron.OpenDialogOptions = {
        title,
        filters,
        properties:
          kind === 'folder'
            ? ['openDirectory', 'createDirectory']
            : kind === 'files'
              ? ['openFile', 'multiSelections']
              : ['openFile'],
        ...(within === undefined ? {} : { defaultPath: within }),
      }
      const window = workingWindow()
      const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
      return chosen.canceled ? [] : chosen.filePaths
    },
    'dialog.save': async ({ title, filters, name }) => {
      const options: Electron.SaveDialogOptions = { title, filters, defaultPath: name }
      const window = workingWindow()
      const chosen = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
    ...keychain(),
    'memory.keep': ({ name, secret }) => {
      if (secret === null) memory.delete(name)
      else memory.set(name, secret)
    },
    'memory.read': ({ name }) => memory.get(name) ?? null,
    'folder.reveal': ({ file }) => shell.showItemInFolder(file),
  }
}
