import { hasDisplay } from '../display.mjs'
import { ensureBuild } from './build.mjs'
import { ensureElectron } from './electron.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/**
 * Everything between the libraries and the task: Electron, what the system must bring for it, and a fresh build.
 * `forTests` asks for a virtual display and the tools for a private network where those can be used. Gives the runtime.
 */
export async function setUp({ retry = false, build = true, forTests = false } = {}) {
  const runtime = await ensureElectron({ retry })
  const isRoot = process.getuid?.() === 0
  await ensureSystemLibraries(runtime.path, {
    virtualDisplay: !hasDisplay() || (forTests && isRoot),
    privateNetwork: forTests && isRoot,
  })
  if (build) await ensureBuild()
  return runtime
}
