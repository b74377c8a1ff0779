import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runProgram } from './processes.mjs'
import { SetUpError, say } from './say.mjs'

/** Which Debian package brings what Electron is linked against. Checked against Debian 12's own file lists. */
const packageOf = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libpango-1.0.so.0': 'libgtk-3-0',
  'libcairo.so.2': 'libgtk-3-0',
  'libglib-2.0.so.0': 'libgtk-3-0',
  'libgobject-2.0.so.0': 'libgtk-3-0',
  'libgio-2.0.so.0': 'libgtk-3-0',
  'libatk-1.0.so.0': 'libatk-bridge2.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatk-bridge2.0-0',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libdrm.so.2': 'libgbm1',
  'libexpat.so.1': 'libgbm1',
  'libXss.so.1': 'libxss1',
  'libX11.so.6': 'libxss1',
  'libXext.so.6': 'libxss1',
  'libxcb.so.1': 'libxss1',
  'libXcomposite.so.1': 'libgtk-3-0',
  'libXdamage.so.1': 'libgtk-3-0',
  'libXfixes.so.3': 'libgtk-3-0',
  'libXrandr.so.2': 'libgtk-3-0',
  'libxkbcommon.so.0': 'libgtk-3-0',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libcups2',
}

/** What tests and benches call beside the app, and the Debian package of each. */
const packageOfCommand = {
  ip: 'iproute2',
  pandoc: 'pandoc',
  pdftotext: 'poppler-utils',
  ps: 'procps',
  qpdf: 'qpdf',
  'redis-server': 'redis-server',
}

/** All that Electron needs of a bare Debian; installed together when any is missing. */
const electronPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libatk-bridge2.0-0', 'libcups2']

/** The names that `ldd` could not find. */
export function missingIn(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** The Debian packages for missing libraries, in a steady order; a library not in the table stands for itself. */
export function packagesFor(missing) {
  const packages = missing.map((name) => packageOf[name])
  return [...electronPackages.filter((name) => packages.includes(name)), ...missing.filter((name) => !packageOf[name])]
}

/** Makes sure that Electron can start on this Linux and, without a display or for tests, that there is a virtual one; `commands` are further programs that must be here. */
export async function ensureSystemLibraries(executable, { virtualDisplay, commands = [] }) {
  if (process.platform !== 'linux') return
  const ldd = await runProgram('ldd', [executable], { stdio: 'pipe' }).catch(() => ({ stdout: '' }))
  const missing = missingIn(ldd.stdout)
  const wanted = missing.length > 0 ? [...electronPackages, ...packagesFor(missing).filter(isPackage)] : []
  if (virtualDisplay && !isCommand('Xvfb')) wanted.push('xvfb', 'xauth')
  for (const command of commands) if (!isCommand(command)) wanted.push(packageOfCommand[command])
  if (!hasFont()) wanted.push('fonts-dejavu-core')
  if (wanted.length === 0) return
  const reason =
    missing.length > 0 ? `Electron needs ${packagesFor(missing).join(', ')}` : 'A few system packages are missing'
  await installPackages([...new Set(wanted)], reason)
}

const isPackage = (name) => !name.includes('.so')

async function installPackages(names, reason) {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !isCommand('apt-get')) throw new SetUpError(sentenceForPackages(names, reason, isCommand('apt-get')))
  say(`${reason}: installing ${names.join(' ')} with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => runProgram('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const update = await apt('update')
  const install = await apt('install', '-y', '--no-install-recommends', ...(await namesHere(names)))
  if (install.code === 0) return
  const cause = (install.stderr.trim() || update.stderr.trim()).split('\n').at(-1)
  throw new SetUpError(
    `apt-get could not install ${names.join(' ')}: ${cause}\n` +
      `Run apt-get update && apt-get install -y ${names.join(' ')} to see all of it, then run the same command again.`,
  )
}

export function sentenceForPackages(names, reason, isDebian) {
  if (isDebian) {
    return `${reason}. Run this, then the same command again:\n  sudo apt-get update && sudo apt-get install -y ${names.join(' ')}`
  }
  return `${reason}. Install what your system calls these Debian packages, then run the same command again:\n  ${names.join(' ')}`
}

/** Newer Debians and Ubuntus renamed some of these for 64-bit time (libasound2t64). */
async function namesHere(names) {
  const chosen = []
  for (const name of names) {
    const { stdout } = await runProgram('apt-cache', ['policy', name], { stdio: 'pipe' })
    chosen.push(/Candidate: (?!\(none\))/.test(stdout) ? name : `${name}t64`)
  }
  return chosen
}

export function isCommand(name, path = process.env.PATH ?? '') {
  return [...path.split(delimiter), '/usr/sbin', '/sbin'].some((folder) => folder && existsSync(join(folder, name)))
}

function hasFont(folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(process.env.HOME ?? '/', '.fonts')]) {
  return folders.some((folder) => {
    try {
      return readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc|pfb)$/i.test(name))
    } catch {
      return false
    }
  })
}
