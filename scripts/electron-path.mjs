import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDirectory, nodeModules, root } from './lib/paths.mjs'
import { SetUpError } from './lib/say.mjs'

/** The stand-in for where Electron's own download cannot be reached. `recipe` goes up when its preparation changes. */
export const fallback = { version: '33.2.1', recipe: 1 }

/** Written into a prepared stand-in, so that it is known as one also when ELECTRON_OVERRIDE_DIST_PATH leads to it. */
export const fallbackNote = 'hearings-workshop.json'

export function fallbackDirectory(env = process.env) {
  return join(cacheDirectory(env), `electron-${fallback.version}-${fallback.recipe}`)
}

export function releaseDirectory() {
  return join(nodeModules, 'electron', 'dist')
}

/** The release that package.json pins, whether or not its binary is here. */
export function releaseVersion() {
  return JSON.parse(readFileSync(join(nodeModules, 'electron', 'package.json'), 'utf8')).version
}

export function executableIn(directory, platform = process.platform) {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[platform] ?? 'electron'
  return join(directory, name)
}

/**
 * The Electron to run, among those already on this machine; nothing is fetched here (`npm run setup` does that).
 * `path` is the executable, `directory` what ELECTRON_OVERRIDE_DIST_PATH takes. Order: that variable, the release, the stand-in.
 * Refuses with a sentence when there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {{ path: string, directory: string, version: string, kind: 'release' | 'fallback' | 'override' }}
 */
export function electronRuntime(env = process.env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    if (!existsSync(executableIn(override))) {
      throw new SetUpError(
        `ELECTRON_OVERRIDE_DIST_PATH is ${override}, but there is no Electron in that folder.\n` +
          'Set it to a folder with an unpacked Electron release, or unset it, and run the same command again.',
      )
    }
    return runtimeIn(override, 'override')
  }
  const release = releaseDirectory()
  if (existsSync(executableIn(release)) && versionIn(release) === releaseVersion()) return runtimeIn(release, 'release')
  if (existsSync(executableIn(fallbackDirectory(env)))) return runtimeIn(fallbackDirectory(env), 'fallback')
  throw new SetUpError('Electron is not on this machine yet. Run npm run setup, then the same command again.')
}

/**
 * The switches that Electron needs on this machine, to be put before the app's folder: no sandbox for root, or where the
 * system refuses it to everyone (which only concerns runs from source), and no GPU where there is none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[]}
 */
export function electronSwitches(env = process.env) {
  if (process.platform !== 'linux') return []
  const switches = []
  if (process.getuid() === 0 || isSandboxRefused()) switches.push('--no-sandbox')
  if (env.HEARINGS_VIRTUAL_DISPLAY || !existsSync('/dev/dri')) switches.push('--disable-gpu')
  return switches
}

/**
 * Further switches, before the app's folder, for an app run from source that Playwright launches: see wait-for-playwright.cjs.
 * @returns {string[]}
 */
export function playwrightSwitches() {
  return ['-r', join(root, 'scripts', 'wait-for-playwright.cjs')]
}

/** Some distributions deny user namespaces to programs they do not know; Chromium's sandbox needs them. */
function isSandboxRefused() {
  return spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status !== 0
}

function runtimeIn(directory, kind) {
  return {
    path: executableIn(directory),
    directory,
    version: versionIn(directory),
    kind: existsSync(join(directory, fallbackNote)) ? 'fallback' : kind,
  }
}

function versionIn(directory) {
  const file = join(directory, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : ''
}
