import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import type { CoreSettings } from '#core/settings.ts'

/** dist/, from where this file runs once built: dist/main/main.js. */
const dist = dirname(dirname(fileURLToPath(import.meta.url)))

/** A native process cannot read inside the archive; what it needs is unpacked beside it. */
const unpacked = (path: string) => path.replace('app.asar', 'app.asar.unpacked')

export const rendererFolder = join(dist, 'renderer')
export const preloadFile = join(dist, 'preload', 'preload.cjs')
export const utilityEntry = unpacked(join(dist, 'core', 'entry.utility.js'))
export const nodeEntry = unpacked(join(dist, 'core', 'entry.node.js'))

const resources = app.isPackaged ? process.resourcesPath : join(dirname(dist), 'resources')

/** The Node that runs the core where this runtime's own is too old for the database library. */
export function nodeForCore(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const candidates = [
    join(process.resourcesPath, 'node', name),
    join(dirname(dist), 'node_modules', 'node', 'bin', name),
  ]
  return candidates.find((path) => existsSync(path)) ?? name
}

export function coreSettings(): CoreSettings {
  const appData = app.getPath('userData')
  return {
    version: app.getVersion(),
    places: {
      appData,
      documents: process.env.HEARINGS_DOCUMENTS ?? app.getPath('documents'),
      resources,
      logFile: join(appData, 'logs', 'core.log'),
    },
  }
}
