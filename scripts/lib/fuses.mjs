import { join } from 'node:path'

/** The fuses a packaged app must have, by the names of @electron/fuses; see electron-builder.yml and docs/threats.md. */
export function wantedFuses({ forTests = false } = {}) {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    // Playwright attaches to the main process through it.
    EnableNodeCliInspectArguments: forTests,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  }
}

/** How fuses differ from those wanted, in words; none when all is well. `read` holds true, false or undefined for each name. */
export function differences(wanted, read) {
  const word = { true: 'on', false: 'off' }
  return Object.entries(wanted)
    .filter(([name, state]) => read[name] !== state)
    .map(([name, state]) => `${name} is ${word[read[name]] ?? 'missing'} and must be ${word[state]}`)
}

/** The fuses of a built app as they are in its executable. */
export async function readFuses(executable) {
  const { getCurrentFuseWire, FuseState, FuseV1Options } = await import('@electron/fuses')
  const wire = await getCurrentFuseWire(executable)
  const state = { [FuseState.ENABLE]: true, [FuseState.DISABLE]: false }
  return Object.fromEntries(Object.keys(wantedFuses()).map((name) => [name, state[wire[FuseV1Options[name]]]]))
}

/** The app's executable in what electron-builder leaves unpacked. */
export function packagedExecutable(appOutDir, platform = process.platform) {
  if (platform === 'darwin') return join(appOutDir, 'Hearings Workshop.app', 'Contents', 'MacOS', 'Hearings Workshop')
  return join(appOutDir, platform === 'win32' ? 'Hearings Workshop.exe' : 'hearings-workshop')
}
