import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { hasPinnedNode, nodeModules, root } from './paths.mjs'
import { runProgram } from './processes.mjs'
import { SetUpError, say } from './say.mjs'

const stampFile = join(nodeModules, '.hearings-setup')

/** What the installed libraries depend on. Whichever Node runs this script is no part of it: nothing is compiled. */
export function stampOf(lockText, platform = process.platform, arch = process.arch) {
  return `${createHash('sha256').update(lockText).digest('hex')} ${platform}-${arch}`
}

/**
 * Whether node_modules must be installed again.
 * `stamp` is what the last set-up wrote, `installed` npm's own list in node_modules (JSON text), each '' when absent.
 * A `npm install` by hand changes the lock file without our stamp; npm's list then shows that all is there.
 */
export function isStale({ stamp, lockText, installed, platform = process.platform, arch = process.arch }) {
  if (stamp.trim() === stampOf(lockText, platform, arch)) return false
  const placeOf = (text) => text.trim().split(' ')[1]
  if (stamp && placeOf(stamp) !== `${platform}-${arch}`) return true
  return !installed || !holdsAll(JSON.parse(lockText).packages, JSON.parse(installed).packages)
}

function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(
    ([place, library]) =>
      place === '' || library.optional || library.devOptional || installed[place]?.version === library.version,
  )
}

/** Installs the libraries when they are absent or older than the lock file, then the pinned Node. */
export async function ensureDependencies() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const state = () => ({
    stamp: readIfThere(stampFile),
    lockText,
    installed: readIfThere(join(nodeModules, '.package-lock.json')),
  })
  if (hasPinnedNode() && state().stamp.trim() === stampOf(lockText)) return
  await alone(`install ${root}`, async () => {
    if (isStale(state())) await installLibraries()
    if (!hasPinnedNode()) await installNode()
    writeFileSync(stampFile, stampOf(lockText))
  })
}

async function installLibraries() {
  say(`${existsSync(nodeModules) ? 'The lock file changed' : 'First start'}: installing the libraries with npm ci …`)
  // No library's own script runs: the native ones bring ready-made binaries, and Electron is looked after below.
  await npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], root)
}

/** The library `node` fetches the binary for this machine in its install script; the only one allowed to run. */
async function installNode() {
  const folder = join(nodeModules, 'node')
  const script = join(folder, 'installArchSpecificPackage.js')
  const result = await runProgram(process.execPath, [script], { cwd: folder, env: npmEnv(), stdio: 'pipe' })
  if (result.code === 0 && hasPinnedNode()) return
  throw new SetUpError(sentenceAfterNpm('Node for this project', keepLog(result)))
}

async function npm(args, cwd) {
  const [command, first] = npmCommand()
  const options = { cwd, env: npmEnv(), stdio: ['ignore', 'pipe', 'pipe'] }
  const result = await runProgram(command, [...first, ...args], options)
  if (result.code !== 0) throw new SetUpError(sentenceAfterNpm('The libraries', keepLog(result)))
}

export function sentenceAfterNpm(what, { log, cause }) {
  return (
    `${what} could not be installed: npm says "${cause}" (all of it is in ${log}).\n` +
    'Check the network and the registry (npm config get registry), then run the same command again.'
  )
}

function keepLog({ stdout, stderr, code }) {
  const log = join(root, '.cache', 'setup.log')
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(log, `${stdout}\n${stderr}\n`)
  const lines = stderr.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim())
  return { log, cause: lines.find((line) => line && !/^(code|npm warn)\b/.test(line)) ?? `exit code ${code}` }
}

/** npm as a program and its first arguments: the very npm that called us where there is one, so no shell is needed. */
export function npmCommand(env = process.env, platform = process.platform) {
  if (/npm-cli\.c?js$/.test(env.npm_execpath ?? '')) {
    return [env.npm_node_execpath || process.execPath, [env.npm_execpath]]
  }
  return platform === 'win32' ? [env.ComSpec || 'cmd.exe', ['/d', '/s', '/c', 'npm.cmd']] : ['npm', []]
}

/** The environment without what an outer `npm run` put there, which would turn the inner npm to the wrong folder. */
export function npmEnv(env = process.env) {
  const outer = /^npm_(lifecycle_|package_|command$|config_(local_prefix|prefix|global_prefix|loglevel|omit|include)$)/
  const kept = Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)))
  return { ...kept, ELECTRON_SKIP_BINARY_DOWNLOAD: '1', NODE_ENV: 'development' }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
