import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

export const nodeModules = join(root, 'node_modules')

/**
 * Where what is costly to fetch is kept, outside the repository, so that a fresh clone finds it again.
 * HEARINGS_CACHE overrides the place the system has for it.
 */
export function cacheDirectory(env = process.env, platform = process.platform, home = homedir()) {
  if (env.HEARINGS_CACHE) return env.HEARINGS_CACHE
  const name = 'hearings-workshop'
  if (platform === 'darwin') return join(home, 'Library', 'Caches', name)
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), name, 'Cache')
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), name)
}

/** The Node that the project pins, installed as the development dependency `node`. Every task runs on it. */
export function pinnedNode(modules = nodeModules, platform = process.platform) {
  return join(modules, 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node')
}

export function hasPinnedNode() {
  return existsSync(pinnedNode())
}

/** The script behind a command that a library brings, to be run with `pinnedNode()`: needs no shell on Windows. */
export function commandScript(library, command) {
  const folder = join(nodeModules, library)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
