import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Places } from '#core/core.ts'

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The folder the desktop app keeps its settings in, so that both are one device. */
function appData(): string {
  if (process.env.HEARINGS_PROFILE) return process.env.HEARINGS_PROFILE
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Hearings Workshop')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Hearings Workshop')
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Hearings Workshop')
}

export function cliPlaces(): Places {
  const data = appData()
  return {
    appData: data,
    documents: process.env.HEARINGS_DOCUMENTS ?? join(homedir(), 'Documents'),
    resources: join(project, 'resources'),
    logFile: join(data, 'logs', 'cli.log'),
  }
}
